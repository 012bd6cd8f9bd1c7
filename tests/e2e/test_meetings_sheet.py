"""The meeting of docs/interface.md in a real browser: counted taps and keys, drafts, a bad line, errors at their cells."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bookkeeping.domain.chart import KAS
from bookkeeping.queries.balances import saldo_on
from meetings.models import Attendance, Meeting
from regions.queries.day import today_here
from regions.tenancy.scope import scope
from tests.builders import MINUTES, Built
from tests.cast import MOJOKERTO
from tests.e2e.conftest import LAPTOP, PHONE, SignIn

pytestmark = pytest.mark.django_db(transaction=True)
MOST_TAPS = 120
Picture = Callable[[Page, str], None]


class Hands:
    """Somebody at the sheet whose taps and keys are counted; the minute she types is not."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.keys = page, 0, 0

    def tap(self, selector: str) -> None:
        self.taps += 1
        self.page.locator(selector).first.click()

    def choose(self, selector: str, label: str) -> None:
        """The phone's own list: one tap opens it, one chooses."""
        self.taps += 2
        self.page.locator(selector).first.select_option(label=label)

    def type(self, text: str) -> None:
        """Into the field that has the caret."""
        self.keys += len(text)
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.keys += 1
        self.page.keyboard.press(key)

    def write(self, selector: str, text: str) -> None:
        """The typed minute, which does not count."""
        self.page.locator(selector).fill(text)

    @property
    def total(self) -> int:
        return self.taps + self.keys


def open_sheet(page: Page, melati: Built) -> None:
    page.goto(f"/kelompok/{melati.id}/rapat/baru/")
    expect(page.locator("#rapat")).to_be_visible()


def posted() -> Meeting:
    with scope(MOJOKERTO):
        return Meeting.objects.get()


def kas(melati: Built) -> int:
    with scope(MOJOKERTO):
        return saldo_on(today_here(), melati.id, (KAS,))[KAS]


def fill_on_the_phone(page: Page, melati: Built, picture: Picture) -> Hands:
    """Everything of the meeting up to the last tap."""
    hands = Hands(page)
    picture(page, "hp-1-hadir")
    hands.tap("[data-semua=hadir]")
    hands.tap("#lanjut")
    picture(page, "hp-2-simpanan-kosong")
    hands.tap("[data-semua=wajib]")
    picture(page, "hp-2-simpanan")
    hands.tap("#lanjut")
    picture(page, "hp-3-angsuran-usul")
    hands.tap("[data-semua=angsuran]")
    picture(page, "hp-3-angsuran")
    hands.tap("#lanjut")
    hands.tap("[data-tambah=loans]")
    hands.choose("[id='id_loans.0.member_id']", f"16. {melati.people[15].name}")
    hands.tap("[id='id_loans.0.amount']")
    hands.type("1000")
    hands.tap("[data-baris=loans] .money-key")
    hands.tap("[data-baris=loans] [data-tulis]")
    picture(page, "hp-4-pinjaman")
    hands.tap("#lanjut")
    picture(page, "hp-5-kas-kosong")
    hands.tap("[data-kas=keluar-5102]")
    hands.type("50")
    hands.tap("[data-baris=cash] >> nth=0 >> .money-key")
    hands.tap("[data-kas=keluar-5103]")
    hands.type("12500")
    picture(page, "hp-5-kas")
    hands.tap("#lanjut")
    hands.type("4045500")
    picture(page, "hp-6-hitung")
    hands.tap("#lanjut")
    hands.write("[id='id_minutes.text']", MINUTES)
    picture(page, "hp-7-notulen")
    if not page.input_value("[id='id_minutes.place']"):
        hands.write("[id='id_minutes.place']", "Balai RW 3")
    hands.tap("#lanjut")
    hands.tap(f"[id='id_setuju.{melati.people[0].member_id}']")
    hands.tap(f"[id='id_setuju.{melati.people[2].member_id}']")
    picture(page, "hp-8-setuju")
    return hands


def test_the_meeting_on_the_phone(sign_in: SignIn, melati: Built, picture: Picture) -> None:
    page = sign_in("sari", **PHONE)
    open_sheet(page, melati)
    hands = fill_on_the_phone(page, melati, picture)
    hands.tap("#tutup")
    page.wait_for_url("**/rapat/*/")
    expect(page.get_by_text("Aman di server")).to_be_visible()
    picture(page, "hp-9-resi")
    print(f"\nPhone: {hands.taps} taps and {hands.keys} keys, {hands.total} together")
    assert hands.total <= MOST_TAPS
    meeting = posted()
    assert (meeting.counted_cash, meeting.minutes) == (4_045_500, MINUTES)
    assert kas(melati) == 4_045_500
    with scope(MOJOKERTO):
        assert Attendance.objects.filter(state="hadir").count() == 20
