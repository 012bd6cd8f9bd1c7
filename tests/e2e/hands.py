"""Somebody at the meeting sheet, and the meeting of docs/interface.md as she enters it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from bookkeeping.domain.chart import KAS
from bookkeeping.queries.balances import saldo_on
from meetings.models import Meeting
from regions.queries.day import today_here
from regions.tenancy.scope import scope
from tests.builders import MINUTES, Built
from tests.cast import MOJOKERTO

Picture = Callable[[Page, str], None]
CASH_AFTER = 4_000_000 + 20 * 20_000 + 6 * 118_000 - 1_000_000 - 50_000 - 12_500


class Hands:
    """Her taps and keys, counted; the minute she types is not."""

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

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.keys += 1
            self.page.keyboard.press(key)

    def write(self, selector: str, text: str) -> None:
        """The typed minute, which does not count."""
        self.page.locator(selector).fill(text)

    @property
    def total(self) -> int:
        return self.taps + self.keys


def open_sheet(page: Page, group_id: object) -> None:
    """The empty sheet of a group, its script awake."""
    page.goto(f"/kelompok/{group_id}/rapat/baru/")
    expect(page.locator("[data-semua=hadir]")).to_have_attribute("type", "button")


def on_the_phone(page: Page, melati: Built, picture: Picture) -> Hands:
    """Twenty present, the usual savings, six instalments, a loan, two costs, count, minute, two who agree."""
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
    hands.tap("[data-baris=cash] .money-key")
    hands.tap("[data-kas=keluar-5103]")
    hands.type("12500")
    picture(page, "hp-5-kas")
    hands.tap("#lanjut")
    hands.type(str(CASH_AFTER))
    picture(page, "hp-6-hitung")
    hands.tap("#lanjut")
    _minutes(page, hands)
    picture(page, "hp-7-notulen")
    hands.tap("#lanjut")
    _agree(melati, hands)
    picture(page, "hp-8-setuju")
    return hands


def on_the_laptop(page: Page, melati: Built, picture: Picture) -> Hands:
    """The same meeting on the wide sheet, up to Ctrl+Enter."""
    hands = Hands(page)
    picture(page, "laptop-1")
    for everyone in ("hadir", "wajib", "angsuran"):
        hands.tap(f"[data-semua={everyone}]")
    picture(page, "laptop-2")
    hands.tap("[data-tambah=loans]")
    hands.type("16")  # the list finds her by the number she has in the group
    hands.press("Tab")
    hands.type("1000000")
    hands.tap("[data-baris=loans] [data-tulis]")
    hands.tap("[data-kas=keluar-5102]")
    hands.type("50000")
    hands.tap("[data-kas=keluar-5103]")
    hands.type("12500")
    hands.tap("[id='id_cash_count.counted']")
    hands.type(str(CASH_AFTER))
    _minutes(page, hands)
    _agree(melati, hands)
    picture(page, "laptop-3")
    return hands


def _minutes(page: Page, hands: Hands) -> None:
    hands.write("[id='id_minutes.text']", MINUTES)
    hands.write("[id='id_minutes.place']", "Balai RW 3")


def _agree(melati: Built, hands: Hands) -> None:
    for at in (0, 2):
        hands.tap(f"[id='id_setuju.{melati.people[at].member_id}']")


def meetings() -> list[Meeting]:
    """What the server has."""
    with scope(MOJOKERTO):
        return list(Meeting.objects.all())


def kas(melati: Built) -> int:
    """Kas in the book today."""
    with scope(MOJOKERTO):
        return saldo_on(today_here(), melati.id, (KAS,))[KAS]
