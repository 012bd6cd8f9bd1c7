"""Tutup bulan: the check of a real book, what it leads to, and closing with warnings."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import CommandRecord
from bookkeeping.commands.cash import Direction, RecordCash, record_cash
from bookkeeping.domain.chart import BIAYA_RAPAT
from bookkeeping.models import Month
from closing.commands.month import CloseCheckedMonth, close_checked_month
from closing.domain.completeness import findings
from closing.queries.month import month_facts
from common import clock
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from meetings.commands import post_meeting
from meetings.domain.sheet import Saving
from regions.tenancy.scope import scope
from tests.builders import NAMES, Built, a_group, a_sheet, usual
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast
from tests.ledger.books import books
from tests.web.test_meetings_pages import browser
from tests.web.treasurer import words

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = Period(2026, 10), NOON + timedelta(days=25)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def melati(cast: Cast) -> Iterator[Built]:
    """Eight members; capital in December 2025, two loans in September; then the clock stands in November."""
    with scope(MOJOKERTO):
        built = a_group(cast.groups["Melati"], TODAY, names=NAMES[:8], borrowers=2)
    with clock.at(NOVEMBER):
        yield built


def warnings(melati: Built) -> dict[str, str]:
    with scope(MOJOKERTO):
        found = findings(month_facts(melati.id, OCTOBER))
    return {f.code: f.sentence for f in found if f.is_warning}


def spend(melati: Built, cast: Cast, amount: int, on: date, reason: str = "") -> None:
    cmd = RecordCash(
        uuid7(), melati.id, on, Direction.KELUAR, BIAYA_RAPAT, amount, "Konsumsi", cash_reason=reason
    )
    with scope(MOJOKERTO):
        record_cash(cmd, actor=cast["sari"])


def held(melati: Built, cast: Cast, **more: Any) -> None:
    with scope(MOJOKERTO):
        post_meeting(a_sheet(melati, TODAY, **({"savings": usual(melati)} | more)), actor=cast["sari"])


def test_an_empty_month_says_what_is_missing(melati: Built) -> None:
    assert warnings(melati) == {
        "kosong": "Belum ada catatan uang di Oktober 2026.",
        "bulan_lalu": "2 bulan sebelumnya belum ditutup, mulai Desember 2025.",
        "rapat": "Tidak ada rapat di Oktober 2026.",
        "hitung_kas": "Kas belum dihitung bulan ini: kas dihitung di lembar rapat.",
        "wajib": "Simpanan wajib belum tercatat untuk 8 dari 8 anggota.",
    }


def test_the_facts_of_a_month(melati: Built, cast: Cast) -> None:
    held(melati, cast, savings={p.member_id: Saving(wajib=20_000) for p in melati.people[:5]})
    for month in (5, 6, 7):
        spend(melati, cast, 50_000, date(2026, month, 3))
    spend(melati, cast, 600_000, date(2026, 10, 20))
    with scope(MOJOKERTO):
        facts = month_facts(melati.id, OCTOBER)
    assert (facts.entries, facts.cash_after_count, facts.vouchers, facts.last_voucher) == (6, 1, 11, 11)
    (meeting,) = facts.meetings
    assert (meeting.date, meeting.unmarked, meeting.has_decisions) == (TODAY, 0, False)
    assert (facts.members, facts.wajib_missing) == (8, 3)
    assert facts.moved == (100_000, 600_000)
    assert facts.moved_before == (
        (10_000_000, 0), (0, 50_000), (0, 50_000), (0, 50_000), (0, 2_000_000),
    )  # fmt: skip
    assert {(e.memo, e.amount, e.largest_before, e.alike_before) for e in facts.large} == {
        ("Konsumsi", 600_000, 50_000, 3),
        ("Simpanan wajib Bu Sari Wulandari", 20_000, 0, 0),
    }
    assert set(warnings(melati)) == {"bulan_lalu", "wajib", "loncat"}


def test_days_below_zero_are_named_once(melati: Built, cast: Cast) -> None:
    held(melati, cast)
    spend(melati, cast, 9_000_000, date(2026, 10, 20), "Talangan bendahara")
    spend(melati, cast, 10_000, date(2026, 10, 21), "Talangan bendahara")
    assert warnings(melati)["kas_kurang"] == "Kas kurang dari nol pada 20 Okt 2026: kurang Rp 840.000."


def test_the_check_takes_the_same_queries_for_any_month(melati: Built, cast: Cast) -> None:
    def count() -> int:
        with (
            scope(MOJOKERTO),
            CaptureQueriesContext(
                connection,
            ) as seen,
        ):
            month_facts(melati.id, OCTOBER)
        return len(seen)

    held(melati, cast)
    first = count()
    for day in range(13, 31):
        spend(melati, cast, 1_000, date(2026, 10, day))
    assert count() == first <= 20


def test_closing_keeps_what_was_missing(melati: Built, cast: Cast) -> None:
    address = f"/kelompok/{melati.id}/buku/bulan/202610/tutup/"
    sari = browser("sari")
    page = sari.get(address)
    said = words(page.content)
    assert "5 hal perlu diperiksa dulu." in said
    assert f'href="/kelompok/{melati.id}/rapat/baru/?tanggal=2026-10-31"' in page.content.decode()
    seen = list(page.context["warnings"])
    with scope(MOJOKERTO):
        before = books()
    refused = sari.post(address, {"command_id": str(uuid7()), "warnings": seen[1:]})
    assert refused.status_code == 422
    assert "Ada yang baru di daftar periksa" in words(refused.content)
    with scope(MOJOKERTO):
        assert books() == before
    given = {"command_id": str(uuid7()), "warnings": seen}
    assert sari.post(address, given).status_code == 302
    assert sari.post(address, given).status_code == 302
    with scope(MOJOKERTO):
        assert Month.objects.get().warnings.splitlines() == seen
        record = CommandRecord.objects.get(name="closing.close_month")
        assert record.about["peringatan"] == " ".join(seen)
    closed = words(sari.get(address).content)
    assert "Buku Oktober 2026 sudah ditutup" in closed
    assert f"Waktu ditutup masih ada yang perlu diperiksa: {seen[0]}" in closed


def test_what_cannot_be_closed(melati: Built, cast: Cast) -> None:
    with scope(MOJOKERTO):
        cmd = CloseCheckedMonth(uuid7(), melati.id, Period(2026, 12))
        with pytest.raises(Refused) as refused:
            close_checked_month(cmd, actor=cast["sari"])
    assert [(p.field, p.message) for p in refused.value.problems] == [
        ("period", "Bulan Desember 2026 belum dimulai.")
    ]
    assert browser("sari").get(f"/kelompok/{melati.id}/buku/bulan/202613/tutup/").status_code == 404
    for who, status in (("wati", 403), ("dewi", 404)):
        address = f"/kelompok/{melati.id}/buku/bulan/202610/tutup/"
        assert browser(who).get(address).status_code == status
