"""Old months of a group that reports count: they lead into the saldo awal, and change nothing since."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.months import seal_months
from bookkeeping.commands.opening import OpenBalances, OpeningSavings, open_balances
from bookkeeping.domain.counted import Counted
from bookkeeping.models import Leg
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.months import counted_of
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from members.commands.add import AddMembers, add_members
from members.commands.entering import NewMember
from members.domain.words import Sex
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.standing import Standing
from oldbooks.queries.batch_years import BatchYear
from tests.builders import SYSTEM
from tests.cast import TODAY
from tests.oldbooks.books import answers, plan, post, the, undo, upload, xlsx
from tests.oldbooks.desk import Desk, ready

FIRST = Period(2025, 12)  # of the entry that the group of these tests begins with
OLD = xlsx(
    (
        "Kas",
        [
            ("Tanggal", "Uraian", "Masuk", "Keluar"),
            ("13 Jan 2024", "Iuran", "100.000,-", None),
            ("14 Okt 2025", "Simpanan wajib", "60.000,-", None),
            ("15 Okt 2025", "Snack rapat", None, "25.000,-"),
        ],
    )
)
OLD_ANSWERS = {
    "pos:masuk:iuran": "4103", "pos:masuk:simpanan wajib": "3102", "pos:keluar:konsumsi dan rapat": "5102",
}  # fmt: skip
NAMED = xlsx(("Wajib", [("Nama", "Simpanan wajib"), ("Murni Hastuti", 60_000)]))


def test_where_old_books_end() -> None:
    opening, counted = date(2026, 7, 10), Counted(Period(2026, 7), Period(2026, 9))
    assert Standing().leads_until is None
    assert Standing(opening=opening).leads_until == date(2026, 7, 9)
    assert Standing(opening=opening, counted=counted).leads_until == date(2026, 6, 30)
    late = Standing(opening=date(2026, 6, 20), counted=counted)  # written after the report
    assert (late.leads_until, late.hindrance(date(2026, 6, 20))) == (date(2026, 6, 20), "")
    assert late.hindrance(date(2026, 6, 21)).startswith("Saldo awal 20 Juni 2026 dan laporan Juli 2026")
    assert "Isi dahulu Saldo awal per 30 Juni 2026" in Standing(counted=counted).hindrance(date(2020, 1, 1))
    assert Standing(counted=counted).hindrance(date(2026, 10, 1)) == ""
    closed = Standing(closed_years=frozenset([2024]))
    assert closed.hindrance(date(2024, 5, 1)).startswith("Tahun 2024 sudah ditutup.")


def test_a_year_that_was_closed_or_shared_is_told_before_a_file_goes_out() -> None:
    year = BatchYear(2025, 300_000, is_closed=False, is_shared=True, left=100_000)
    assert "SHU belum dibagi kurang Rp 200.000 dari nol" in year.warning
    assert replace(year, left=500_000).warning.endswith("SHU belum dibagi menjadi Rp 200.000.")
    assert replace(year, is_shared=False).warning == ""
    assert replace(year, is_closed=True).warning.startswith("Tahun 2025 sudah ditutup.")


@pytest.mark.django_db
def test_old_books_need_a_saldo_awal_where_a_report_counts_the_group(desk: Desk) -> None:
    seal_months([desk.id], Period.of(TODAY), actor=SYSTEM)
    assert counted_of(desk.id) == Counted(FIRST, Period.of(TODAY))
    batch_id = upload(desk.actor, desk.id, OLD)
    plan(desk.actor, batch_id, Target.KAS, OLD)
    (hindrance,) = answers(desk.actor, batch_id, OLD_ANSWERS).hindrances
    assert (hindrance.rows, the(batch_id).state) == (3, "faulty")
    assert hindrance.text.startswith("Laporan Desember 2025 sudah menghitung saldo kelompok ini")
    _open(desk, date(2025, 11, 30))
    before = desk.saldo(1101, 3102, 3401)
    assert answers(desk.actor, batch_id, {}).led == 3
    assert post(desk.actor, batch_id).state == "posted"
    assert desk.saldo(1101, 3102, 3401) == before | {3401: before[3401] - 100_000}
    assert list(find_drift()) == []


@pytest.mark.django_db
def test_old_books_change_nothing_since_the_saldo_awal_and_go_out_again(desk: Desk) -> None:
    since = desk.entries()[0].date
    _open(desk, since)
    seal_months([desk.id], Period.of(TODAY), actor=SYSTEM)
    murni = NewMember(uuid7(), "Murni Hastuti", Sex.WOMAN, "Gang 9", date(2024, 1, 1))
    add_members(AddMembers(uuid7(), desk.id, (murni,)), actor=SYSTEM)
    before = _standing(desk)
    cash = ready(desk, OLD, Target.KAS, OLD_ANSWERS)
    assert post(desk.actor, cash).state == "posted"
    assert saldo_on(date(2025, 11, 29), desk.id, (1101, 3102)) == {1101: 135_000, 3102: 60_000}
    (closing,) = (entry for entry in desk.entries() if entry.id == the(cash).leading_id)
    legs = Leg.objects.filter(entry_id=closing.id).values_list("account_id", "debit", "credit")
    assert (closing.date, closing.kind) == (date(2025, 11, 30), "impor")
    # The result of 2024 leaves SHU belum dibagi as the saldo awal states it; the costs of 2025 explain it.
    assert set(legs) == {(3102, 60_000, 0), (3401, 100_000, 0), (3501, 0, 25_000), (1101, 0, 135_000)}
    named = ready(desk, NAMED, Target.SIMPANAN, {"kas": "sudah", "keadaan_tanggal": "2025-10-31"})
    assert post(desk.actor, named).state == "posted"
    assert _standing(desk) == before
    assert list(find_drift()) == []
    (iuran,) = (entry for entry in desk.entries() if entry.date == date(2024, 1, 13))
    with pytest.raises(Refused, match="Batalkan seluruh berkasnya di Buku lama"):
        reverse_entry(ReverseEntry(uuid7(), iuran.id, "Salah catat"), actor=desk.actor)
    for batch_id in (named, cash):
        count = len(desk.entries())
        assert undo(desk.actor, batch_id).state == "taken_back"
        back = desk.entries()[count:]
        assert all(e.reverses is not None and e.reverses.date == e.date for e in back)
    assert _standing(desk) == before
    assert list(find_drift()) == []


def _standing(desk: Desk) -> tuple[dict[int, int], dict[tuple[UUID, int], int]]:
    held = {place: amount for place, amount in savings_now(desk.id).items() if amount}
    return desk.saldo(1101, 1201, 3102), held


def _open(desk: Desk, day: date) -> None:
    sari = desk.built.people[0].member_id
    saved = (OpeningSavings(sari, wajib=50_000),)
    open_balances(OpenBalances(uuid7(), desk.id, day, kas=500_000, members=saved), actor=desk.actor)
