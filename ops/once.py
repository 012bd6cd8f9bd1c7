"""bin/demo --once: one meeting and three reports, through the running web server as its users see it."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ops.browser import Browser, Form, Page
from ops.console import Problem, say

TAKEN = ("sudah disimpan", "sudah disegel")  # an earlier run held a meeting that day, or issued that month
MINUTES = {
    "minutes.place": "Balai RW",
    "minutes.text": "Simpanan dan angsuran diterima, uang di meja dihitung bersama.",
}


@dataclass(frozen=True)
class Account:
    """A sign-in of the demonstration data."""

    name: str
    password: str


def sign_in(address: str, account: Account) -> Browser:
    """A session of this person; refuses when the sign-in page comes back."""
    browser = Browser(address)
    page = browser.get("/masuk/")
    form = page.form("username", "password")
    form.set("username", account.name)
    form.set("password", account.password)
    if browser.send(page, form).address.partition("?")[0].endswith("/masuk/"):
        raise Problem(f"{account.name} cannot sign in")
    return browser


def post_meeting(browser: Browser) -> str:
    """Holds a meeting of the kader's first group; returns the address of its receipt."""
    page = _free_day(browser, browser.get("/rapat/").link("/rapat/baru/"))
    for key in ("hadir", "wajib", "angsuran"):  # the keys that fill in for everyone
        page = browser.send(page, page.form("command_id"), isi=key)
    form = page.form("command_id")
    _count_and_agree(form)
    receipt = browser.send(page, form)
    if "/baru/" in receipt.address:
        raise Problem(f"the meeting was not taken: {receipt.text}")
    return receipt.address


def _free_day(browser: Browser, path: str) -> Page:
    """The sheet of the last free day of last month; once that month's report is issued, of this month."""
    today = datetime.date.today()
    first = today.replace(day=1)
    last_month = [first - datetime.timedelta(days=back) for back in range(1, 29)]
    this_month = [today - datetime.timedelta(days=back) for back in range(today.day)]
    for day in last_month + this_month:
        page = browser.get(f"{path}?tanggal={day}")
        if not any(words in page.text for words in TAKEN):
            return page
    raise Problem("the group has a meeting on every day that is still open")


def _count_and_agree(form: Form) -> None:
    """Counts what must lie on the table, and has the first two agree."""
    money = [_rupiah(value) for name, value in form.fields if name.startswith(("savings.", "instalments."))]
    form.set("cash_count.counted", str(_rupiah(form.value("opening")) + sum(money)))
    form.set("agreed_by", *form.choices["agreed_by"][:2])
    for name, text in MINUTES.items():
        form.set(name, text)


def _rupiah(text: str) -> int:
    return int(text.replace(".", "") or "0")


def run(address: str, out: Path, pause: Callable[[float], bool]) -> Iterator[Path]:
    """Yields each PDF as it lies in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    say("Posting a meeting")
    yield from ()
