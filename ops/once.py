"""bin/demo --once: one meeting and three reports, through the running web server as its users see it."""

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ops.browser import Browser, Form, Page
from ops.console import Problem, say

Pause = Callable[[float], bool]
PATIENCE = 600.0  # seconds until a report must be there
STEP = 0.5  # seconds between two looks at it
KECAMATAN = 6  # digits of a kelurahan's number that name its kecamatan
MINUTES = {
    "minutes.place": "Balai RW",
    "minutes.text": "Simpanan dan angsuran diterima, uang di meja dihitung bersama.",
}


@dataclass(frozen=True)
class Account:
    """A sign-in of the demonstration data: `area` is the number of the kelurahan or kota she works for."""

    name: str
    password: str
    area: str


def run(address: str, accounts: str, out: Path, pause: Pause) -> Iterator[Path]:
    """Yields each PDF as it lies in `out`. `accounts` is what demo_accounts --json printed."""
    out.mkdir(parents=True, exist_ok=True)
    kader, pokja = people(accounts)
    receipt = post_meeting(sign_in(address, kader))
    say(f"{kader.name} posted a meeting: {receipt}")
    kota = sign_in(address, pokja)
    areas = (f"kelurahan.{kader.area}", f"kecamatan.{kader.area[:KECAMATAN]}", f"kota.{pokja.area}")
    for area in areas:
        report = ask_report(kota, area)
        await_report(kota, report, area, pause)
        path = out / f"laporan-{area.replace('.', '-')}.pdf"
        path.write_bytes(_pdf(kota, report))
        yield path


def people(accounts: str) -> tuple[Account, Account]:
    """A kader and the Pokja II of her city."""
    rows = json.loads(accounts)
    known = [(row["role"], Account(row["username"], row["password"], str(row["area_id"]))) for row in rows]
    kader = next(account for role, account in known if role == "kader")
    pokja = next(a for role, a in known if role == "pokja_kota" and kader.area.startswith(a.area))
    return kader, pokja


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
    page = _free_day(browser, browser.get("/").link("/rapat/baru/"))
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
        facts = json.loads(browser.file(f"{path}fakta/?tanggal={day}"))
        if not facts["tanggal"]:  # nothing speaks against this day
            return browser.get(f"{path}?tanggal={day}")
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


def ask_report(browser: Browser, area: str) -> str:
    """Asks for last month's report of an area; returns the address of its page."""
    page = browser.get("/laporan/minta/")
    form = page.form("area", "period")
    form.set("area", area)
    form.set("period", form.choices["period"][0])
    asked = browser.send(page, form)
    if asked.address.endswith("/minta/"):
        raise Problem(f"the report of {area} was refused: {asked.text}")
    return asked.address


def await_report(browser: Browser, report: str, area: str, pause: Pause) -> None:
    """Tells how far the worker is until the report is issued."""
    told = ""
    for _ in range(int(PATIENCE / STEP)):
        progress = json.loads(browser.file(f"{report}kemajuan/"))
        if progress["text"] != told:
            told = progress["text"]
            say(f"{area}: {told}")
        if progress["state"] == "done":
            return
        if progress["state"] == "failed" or pause(STEP):
            raise Problem(f"the report of {area} was not made: {told} (var/log/worker.log)")
    raise Problem(f"the report of {area} took longer than {PATIENCE:.0f} seconds (var/log/worker.log)")


def _pdf(browser: Browser, report: str) -> bytes:
    content = browser.file(f"{report}unduh/")
    if not content.startswith(b"%PDF-"):
        raise Problem(f"{report}unduh/ gave no PDF")
    return content
