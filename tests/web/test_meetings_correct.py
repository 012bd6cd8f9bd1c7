"""The sheet of a meeting opened again: what she sees, what changes, why, and the page afterwards."""

from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from bookkeeping.commands.cash import Direction as Way
from bookkeeping.commands.cash import RecordCash, record_cash
from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.months import CloseMonth, close_month, seal_months
from bookkeeping.domain.chart import BIAYA_RAPAT, KAS, PENDAPATAN_LAIN
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from common import clock
from common.ids import uuid7
from common.period import Period
from meetings.commands import post_meeting
from meetings.domain.sheet import CashLine, Guest, NewLoan, Payment, PostMeeting
from meetings.domain.words import Direction
from meetings.models import Meeting, Revision
from meetings.queries.opening import opening_moved
from regions.tenancy.scope import scope
from tests.builders import NAMES, SYSTEM, Built, a_group, a_sheet, usual
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast
from tests.ledger.books import books
from tests.web.test_meetings_pages import browser
from tests.web.treasurer import words

pytestmark = pytest.mark.django_db
LUNCH = CashLine(Direction.KELUAR, BIAYA_RAPAT, 50_000, "Konsumsi rapat")
Fields = dict[str, list[str]]


class Form(HTMLParser):
    """What a browser would send of a page without its script."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self.select, self.text = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        box = given.get("type") in ("checkbox", "radio")
        if tag == "input" and name and (not box or "checked" in given):
            self.fields.setdefault(name, []).append(value)
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given:
            self.fields.setdefault(self.select, []).append(value)
        elif tag == "textarea":
            self.text = name
            self.fields[name] = [""]

    def handle_data(self, data: str) -> None:
        if self.text:
            self.fields[self.text][0] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.text = ""


def fields_of(answer: Any) -> Fields:
    form = Form()
    form.feed(answer.content.decode().partition('id="rapat"')[2] or answer.content.decode())
    return {name: values for name, values in form.fields.items() if "__n__" not in name}


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def melati(cast: Cast) -> Built:
    with scope(MOJOKERTO):
        return a_group(cast.groups["Melati"], TODAY, names=NAMES[:6], borrowers=1)


@pytest.fixture
def posted(cast: Cast, melati: Built) -> PostMeeting:
    with scope(MOJOKERTO):
        sheet = a_sheet(
            melati,
            TODAY,
            savings=usual(melati),
            instalments={melati.loans[0]: Payment(100_000, 15_000, 0, 3_000)},
            loans=(NewLoan(melati.people[5].member_id, 500_000, "Modal warung"),),
            cash=(LUNCH,),
            guests=(Guest("Bu Wati", "Pokja II"),),
        )
        post_meeting(sheet, actor=cast["sari"])
    return sheet


@pytest.fixture
def sari(posted: PostMeeting) -> Client:
    return browser("sari")


def kas(melati: Built) -> int:
    with scope(MOJOKERTO):
        return saldo_on(TODAY, melati.id, (KAS,))[KAS]


def everything() -> list[Any]:
    with scope(MOJOKERTO):
        return [books(), list(Meeting.objects.values()), list(Revision.objects.values())]


def changed(sari: Client, posted: PostMeeting, melati: Built, **more: str) -> Fields:
    """The sheet as it opens, with less saved and the count as it then is."""
    found = fields_of(sari.get(f"/rapat/{posted.command_id}/betulkan/"))
    found[f"savings.{melati.people[0].member_id}.wajib"] = ["15.000"]
    found["cash_count.counted"] = [str(kas(melati) - 5_000)]
    return found | {name: [value] for name, value in more.items()}


def test_the_sheet_is_put_right_in_three_steps(sari: Client, posted: PostMeeting, melati: Built) -> None:
    address, before = f"/rapat/{posted.command_id}/betulkan/", kas(melati)
    assert "Betulkan lembar rapat" in words(sari.get(f"/rapat/{posted.command_id}/").content)
    unchanged = sari.post(address, fields_of(sari.get(address)) | {"isi": "lihat"})
    assert unchanged.status_code == 422
    assert "Belum ada yang diubah di lembar ini." in words(unchanged.content)
    untouched = everything()
    seen = sari.post(address, changed(sari, posted, melati, isi="lihat"))
    assert seen.status_code == 200
    said = words(seen.content)
    assert "Simpanan wajib Bu Sari Wulandari semula Rp 20.000 menjadi Rp 15.000" in said
    assert "3 perubahan" in said
    fields = fields_of(seen)
    back = fields_of(sari.post(address, fields | {"isi": "ubah"}))
    assert back[f"savings.{melati.people[0].member_id}.wajib"] == ["15.000"]
    assert back["command_id"] == fields["command_id"]
    refused = sari.post(address, fields | {"isi": "simpan", "reason": " "})
    assert (refused.status_code, everything()) == (422, untouched)
    assert words(refused.content).count("Tulis alasan perbaikannya.") == 2
    final = fields | {"isi": "simpan", "reason": "Salah ketik Bu Sari"}
    done = sari.post(address, final)
    assert (done.status_code, done["Location"]) == (302, f"/rapat/{posted.command_id}/")
    assert kas(melati) == before - 5_000
    written = everything()
    assert sari.post(address, final).status_code == 302
    assert everything() == written
    receipt = words(sari.get(f"/rapat/{posted.command_id}/").content)
    assert "Dibetulkan 12 Oktober 2026 Salah ketik Bu Sari Oleh Sari Wulandari." in receipt
    assert "Sari Wulandari Hadir 0 15.000 0 15.000" in receipt
    history = words(sari.get(f"/rapat/{posted.command_id}/riwayat/").content)
    assert "Simpanan wajib Bu Sari Wulandari semula Rp 20.000 menjadi Rp 15.000" in history
    assert "Uang masuk Rp 238.000" in history
    row = words(sari.get(f"/kelompok/{melati.id}/rapat/").content)
    assert "Balai RW 3, dibetulkan 12 Okt 2026: Salah ketik Bu Sari" in row
    assert "+ 233.000 masuk" in row


def test_the_paper_says_it_was_put_right(sari: Client, posted: PostMeeting, melati: Built) -> None:
    address = f"/rapat/{posted.command_id}/betulkan/"
    sari.post(address, changed(sari, posted, melati, isi="simpan", reason="Salah ketik Bu Sari"))
    with scope(MOJOKERTO):
        lunch_id = Entry.objects.get(memo="Konsumsi rapat").id
    given = {
        "command_id": str(uuid7()),
        "date": TODAY.isoformat(),
        "lines.0.account": str(BIAYA_RAPAT),
        "lines.0.amount": "45.000",
        "memo": "Konsumsi rapat",
        "reason": "Nota salah baca",
    }
    assert sari.post(f"/bukti/{lunch_id}/betulkan/", given).status_code == 302
    pdf = pypdfium2.PdfDocument(sari.get(f"/rapat/{posted.command_id}/lembar.pdf").content)
    text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "Lembar ini dibetulkan 12 Oktober 2026: Salah ketik Bu Sari (oleh Sari Wulandari)." in text
    assert "*) Dibetulkan di buku sesudah rapat: Konsumsi rapat, semula Rp 50.000, menjadi Rp 45.000" in text
    page = words(sari.get(f"/rapat/{posted.command_id}/").content)
    assert "Dibetulkan di buku sesudah rapat" in page
    assert "Rp 50.000 Rp 45.000 Nota salah baca" in page


def test_problems_stand_at_their_cells_and_nothing_is_lost(
    sari: Client, posted: PostMeeting, melati: Built
) -> None:
    address, before = f"/rapat/{posted.command_id}/betulkan/", everything()
    cell = f"savings.{melati.people[0].member_id}.wajib"
    given = changed(sari, posted, melati, isi="lihat") | {cell: ["15.500"], "minutes.place": ["Rumah Bu Ani"]}
    answer = sari.post(address, given)
    assert (answer.status_code, everything()) == (422, before)
    kept = fields_of(answer)
    assert (kept[cell], kept["minutes.place"]) == (["15.500"], ["Rumah Bu Ani"])
    assert f'id="id_{cell}_error"' in answer.content.decode()
    assert "harus kelipatan Rp 1.000" in words(answer.content)
    filled = fields_of(sari.post(address, given | {"isi": "wajib", cell: [""]}))
    assert filled[cell] == ["20000"]


def test_a_sheet_that_somebody_else_put_right(sari: Client, posted: PostMeeting, melati: Built) -> None:
    address = f"/rapat/{posted.command_id}/betulkan/"
    mine = changed(sari, posted, melati, isi="simpan", reason="Saya")
    theirs = changed(browser("ani"), posted, melati, isi="simpan", reason="Dia")
    assert browser("ani").post(address, theirs).status_code == 302
    before = everything()
    answer = sari.post(address, mine)
    assert (answer.status_code, everything()) == (422, before)
    assert "Lembar ini sudah dibetulkan orang lain" in words(answer.content)


def test_the_kas_before_a_meeting_is_explained_when_it_moved(
    sari: Client, posted: PostMeeting, melati: Built
) -> None:
    """Written an hour later: one of the day before, and one that was taken back at once."""
    receipt, yesterday = f"/rapat/{posted.command_id}/", TODAY - timedelta(days=1)
    with clock.at(NOON + timedelta(hours=1)):
        with scope(MOJOKERTO):
            gift = Way.MASUK, PENDAPATAN_LAIN
            late = [
                record_cash(RecordCash(uuid7(), melati.id, yesterday, *gift, amount, memo), actor=SYSTEM)
                for amount, memo in ((30_000, "Sumbangan warga"), (20_000, "Tercatat dua kali"))
            ]
            reverse_entry(ReverseEntry(uuid7(), late[1].entry_id, "Tercatat dua kali"), actor=SYSTEM)
            found = Meeting.objects.get(pk=posted.command_id)
            moved = opening_moved(found, now=9_030_000)
        assert moved is not None
        assert (moved.was, moved.now, moved.others) == (9_000_000, 9_030_000, 0)
        assert [(e.memo, e.money_in, e.money_out) for e in moved.entries] == [("Sumbangan warga", 30_000, 0)]
        said = "bukan Rp 9.000.000 seperti waktu lembar ini disimpan, karena sesudahnya ditulis catatan"
        assert said in words(sari.get(receipt).content)


def test_a_sealed_month_is_said_before(posted: PostMeeting, melati: Built, cast: Cast) -> None:
    with scope(MOJOKERTO):
        seal_months([melati.id], Period.of(TODAY), actor=cast["sari"])
    with clock.at(NOON + timedelta(days=30)):
        address = f"/rapat/{posted.command_id}/betulkan/"
        page = browser("sari").get(address)
        assert "Uang yang dibetulkan dicatat hari ini sebagai ralat." in words(page.content)
        given = changed(browser("sari"), posted, melati, isi="simpan", reason="Salah ketik")
        assert browser("sari").post(address, given).status_code == 302
        receipt = words(browser("sari").get(f"/rapat/{posted.command_id}/").content)
        assert "Dibetulkan 11 November 2026 Ralat Salah ketik" in receipt
    with scope(MOJOKERTO):
        assert Entry.objects.latest("seq").reason == "Ralat Oktober 2026: Salah ketik"


def test_a_meeting_is_cancelled(sari: Client, posted: PostMeeting, melati: Built) -> None:
    address = f"/rapat/{posted.command_id}/batalkan/"
    page = sari.get(address)
    assert "9 catatan uangnya dibatalkan" in words(page.content)
    assert "Uang kelompok berkurang: Rp 238.000" in words(page.content)
    before = everything()
    given = fields_of(page)
    assert sari.post(address, given | {"reason": ""}).status_code == 422
    assert everything() == before
    assert sari.post(address, given | {"reason": "Rapat kelompok lain"}).status_code == 302
    assert kas(melati) == 9_000_000
    receipt = words(sari.get(f"/rapat/{posted.command_id}/").content)
    assert "Rapat dibatalkan" in receipt
    assert "Uang masuk + 238.000 masuk" in receipt  # as it read until then
    assert "Hadir dan simpanan 6 dari 6 hadir" in receipt
    assert "Bu Wati, Pokja II" in receipt
    assert "Betulkan lembar rapat" not in receipt
    assert sari.get(f"/rapat/{posted.command_id}/betulkan/").status_code == 302
    assert "Dibatalkan" in words(sari.get(f"/kelompok/{melati.id}/rapat/").content)


@pytest.mark.parametrize(("who", "status"), [("ani", 200), ("wati", 403), ("dewi", 404), ("tuti", 404)])
def test_who_may_put_a_sheet_right(posted: PostMeeting, who: str, status: int) -> None:
    for what in ("betulkan", "batalkan"):
        assert browser(who).get(f"/rapat/{posted.command_id}/{what}/").status_code == status
    expected = 200 if who == "wati" else status
    assert browser(who).get(f"/rapat/{posted.command_id}/riwayat/").status_code == expected


def test_a_closed_month_warns_before_and_after(cast: Cast, melati: Built) -> None:
    with scope(MOJOKERTO):
        close_month(CloseMonth(uuid7(), melati.id, Period.of(TODAY)), actor=cast["sari"])
    sari = browser("sari")
    new = f"/kelompok/{melati.id}/rapat/baru/"
    assert "Buku Oktober 2026 sudah ditutup" in words(sari.get(new).content)
    facts = sari.get(f"{new}fakta/").json()
    assert (facts["tanggal"], facts["peringatan"]) == (
        "",
        "Buku Oktober 2026 sudah ditutup. Rapat ini akan ditambahkan ke dalamnya.",
    )
    with clock.at(NOON.replace(hour=9)), scope(MOJOKERTO):
        sheet = a_sheet(melati, TODAY, savings=usual(melati))
        post_meeting(sheet, actor=cast["sari"])
    receipt = words(sari.get(f"/rapat/{sheet.command_id}/").content)
    assert "Buku Oktober 2026 sudah ditutup Rapat ini ditambahkan ke dalamnya sesudah ditutup." in receipt
