"""SHU of a year, shared: by hand, to the rupiah."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.commands.months import ReopenMonth, reopen_month, seal_months
from bookkeeping.domain.chart import (
    CADANGAN,
    JASA_PINJAMAN,
    KAS,
    SHU_BELUM_DIBAGI,
)
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.check import find_drift
from closing.commands.pay import PayShares, pay_shares
from closing.commands.rules import SetShuRules, set_shu_rules
from closing.commands.share import share_shu
from closing.commands.year import CloseYear, ReopenYear, close_year, reopen_year
from closing.domain.paying import PaidPart
from closing.domain.sharing import EXAMPLE, ShuItem
from closing.domain.words import CapitalBasis, ItemKind
from closing.models import ShuItemRow, ShuRulesRow, YearClose, YearShare
from closing.queries.rehearsal import rehearse
from closing.queries.shares import shares_of, year_lines
from closing.queries.shortfall import shortfalls
from closing.queries.statements import area_statements, funds_on, statements
from closing.queries.surplus import Source, surplus_of
from closing.queries.years import year_state
from common.ids import uuid7
from common.period import Period
from members.models import Enrolment
from tests.ledger.books import ACTOR, KELURAHAN, Melati, books, posted
from tests.ledger.yearend import (
    RAT,
    YEAR,
    a_year,
    agree,
    close_months,
    earned,
    everything,
    parts,
    refusal,
    sharing,
    spent,
    written,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 31)


@pytest.fixture
def ready(melati: Melati) -> Melati:
    """2025 came to 1.000.001, its months are closed, the percentages of example 1 are agreed."""
    a_year(melati)
    close_months(melati)
    agree(melati)
    return melati


def test_a_rehearsal_writes_nothing_and_shows_everything(ready: Melati) -> None:
    before = [*books(), *everything()]
    seen = rehearse(ready.id, YEAR, RAT, TODAY)
    assert [*books(), *everything()] == before
    assert seen.may_post
    assert seen.split
    assert seen.split.amount == 1_000_001
    assert [(m.name, m.total) for m in seen.split.members] == [
        ("Sari", 307_500),
        ("Wati", 60_000),
        ("Dewi", 82_500),
    ]


def test_a_year_is_shared_in_one_entry(ready: Melati) -> None:
    done = share_shu(sharing(ready), actor=ACTOR)
    assert done.amount == 1_000_001
    assert parts(ready) == {"Sari": 307_500, "Wati": 60_000, "Dewi": 82_500}
    assert funds_on(ready.id, TODAY) == {
        "Dana pegawai": 50_000,
        "Dana pendidikan": 50_000,
        "Dana pengurus": 100_000,
        "Dana sosial": 50_000,
    }
    assert saldo_on(TODAY, ready.id, (CADANGAN, SHU_BELUM_DIBAGI)) == {
        CADANGAN: 300_001,
        SHU_BELUM_DIBAGI: -1_000_001,
    }
    (share,) = shares_of(ready.id)
    assert (share.year, share.no, share.decided_on, share.stands) == (YEAR, 1, RAT, True)
    assert share.sources == (Source(YEAR, 1_000_001),)
    assert sum(item.amount for item in share.split.items) == 1_000_001
    assert [str(drift) for drift in find_drift()] == []


def test_the_same_decision_sent_twice_is_one_entry(ready: Melati) -> None:
    cmd = sharing(ready)
    first = share_shu(cmd, actor=ACTOR)
    assert share_shu(cmd, actor=ACTOR) == first
    assert YearShare.objects.count() == 1


def test_neraca_before_and_after_the_split(ready: Melati) -> None:
    share_shu(sharing(ready), actor=ACTOR)
    december, february = statements(ready.id, date(YEAR, 12, 31)), statements(ready.id, date(2026, 2, 28))
    rows = {row.label: row.now for part in december.neraca.pasiva for row in part.rows}
    assert rows == {"Simpanan wajib": 1_000_000, "SHU tahun berjalan": 1_000_001}
    assert december.result.shu == 1_000_001
    rows = {row.label: row.now for part in february.neraca.pasiva for row in part.rows}
    assert rows == {
        "Dana pegawai": 50_000,
        "Dana pendidikan": 50_000,
        "Dana pengurus": 100_000,
        "Dana sosial": 50_000,
        "SHU bagian anggota": 450_000,
        "Simpanan wajib": 1_000_000,
        "Cadangan": 300_001,
        "SHU tahun berjalan": 0,
    }
    assert december.neraca.agrees
    assert february.neraca.agrees
    assert february.neraca.assets == 2_000_001


def test_changes_in_capital_end_at_the_capital_of_the_neraca(ready: Melati) -> None:
    share_shu(sharing(ready), actor=ACTOR)
    found = statements(ready.id, TODAY)
    rows = {row.label: (row.opening, row.more, row.less, row.closing) for row in found.capital.rows}
    assert rows == {
        "Simpanan wajib": (1_000_000, 0, 0, 1_000_000),
        "Cadangan": (0, 300_001, 0, 300_001),
        "SHU belum dibagi": (1_000_001, 0, 1_000_001, 0),
        "SHU tahun berjalan": (0, 0, 0, 0),
    }
    assert found.capital.closing == found.neraca.pasiva[1].now


def test_a_correction_after_the_split_leaves_a_remainder_with_a_name(ready: Melati) -> None:
    """40.000 of iuran turn up in December 2025 after all: shared again as the rest of that year."""
    share_shu(sharing(ready), actor=ACTOR)
    reopen_month(ReopenMonth(uuid7(), ready.id, Period(YEAR, 12), "Kwitansi tertinggal"), actor=ACTOR)
    posted(earned(ready, 40_000, date(YEAR, 12, 30)))
    found = surplus_of(ready.id, YEAR)
    assert found.sources == (Source(YEAR, 40_000, 1_000_001),)
    assert found.sources[0].label == "Sisa SHU tahun 2025 sesudah dibagi"
    close_months(ready, 12)
    share_shu(sharing(ready), actor=ACTOR)
    assert [(share.no, share.amount) for share in shares_of(ready.id)] == [(2, 40_000), (1, 1_000_001)]
    assert surplus_of(ready.id, YEAR).amount == 0
    assert refusal(lambda: share_shu(sharing(ready), actor=ACTOR)) == [("amount", "sudah")]


def test_what_a_correction_takes_away_comes_off_the_next_year(ready: Melati) -> None:
    share_shu(sharing(ready), actor=ACTOR)
    posted(spent(ready, 30_000, date(YEAR, 12, 30)))
    assert refusal(lambda: share_shu(sharing(ready, 1), actor=ACTOR)) == [("amount", "kurang")]
    posted(earned(ready, 500_000, date(2026, 5, 5)))
    assert surplus_of(ready.id, 2026).sources == (Source(2026, 500_000), Source(YEAR, -30_000, 1_000_001))
    years = year_lines(ready.id)
    assert [(line.year, line.left) for line in years] == [(2026, 500_000), (YEAR, -30_000)]
    (why,) = shortfalls(ready.id, years, TODAY)
    assert why.title == "SHU tahun 2025 sudah dibagi Rp 30.000 lebih banyak daripada hasilnya sekarang"
    assert [(entry.memo, entry.effect) for entry in why.entries] == [("Uji", -30_000)]
    assert why.split_entry_id == shares_of(ready.id)[0].entry_id


def test_old_shu_that_was_shared_and_then_taken_back_is_said(ready: Melati) -> None:
    """100.000 of old SHU came in as saldo awal, were shared with the year, and are taken back."""
    legs = LegLine(KAS, 100_000, 0), LegLine(SHU_BELUM_DIBAGI, 0, 100_000)
    posted(written(ready, date(YEAR, 10, 1), EntryKind.SALDO_AWAL, *legs))
    share_shu(sharing(ready), actor=ACTOR)
    old = Entry.objects.get(kind=EntryKind.SALDO_AWAL)
    reverse_entry(ReverseEntry(uuid7(), old.id, "Salah salin"), actor=ACTOR)
    assert surplus_of(ready.id, 2026).sources == (Source(2026, 0), Source(0, -100_000))
    (why,) = shortfalls(ready.id, year_lines(ready.id), TODAY)
    assert why.title == "SHU dari saldo awal atau catatan lain kurang Rp 100.000"
    assert [(entry.memo, entry.effect) for entry in why.entries] == [
        ("Pembatalan: Uji", -100_000),
        ("Uji", 100_000),
    ]


def test_a_loss_is_not_shared_and_stays(melati: Melati) -> None:
    a_year(melati, -150_000)
    close_months(melati)
    agree(melati)
    assert surplus_of(melati.id, YEAR).amount == -150_000
    assert refusal(lambda: share_shu(sharing(melati, 1), actor=ACTOR)) == [("amount", "rugi")]
    found = statements(melati.id, date(2026, 1, 31))
    rows = {row.label: row.now for part in found.neraca.pasiva for row in part.rows}
    assert rows["SHU belum dibagi"] == -150_000
    assert found.neraca.agrees


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"year": 2026}, [("year", "belum_berakhir")]),
        ({"decided_on": date(2025, 12, 31)}, [("decided_on", "terlalu_awal")]),
        ({"decided_on": date(2026, 11, 1)}, [("decided_on", "masa_depan")]),
        ({"minutes": " ", "note": ""}, [("minutes", "kosong"), ("note", "kosong")]),
        ({"amount": 5}, [("amount", "berubah")]),
    ],
)
def test_refusals(ready: Melati, change: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    cmd = replace(sharing(ready), **change)
    found = refusal(lambda: share_shu(cmd, actor=ACTOR))
    assert [one for one in found if one in expected] == expected


def test_an_open_month_and_missing_rules_are_refused(melati: Melati) -> None:
    a_year(melati)
    assert refusal(lambda: share_shu(sharing(melati), actor=ACTOR)) == [
        ("year", "bulan_terbuka"),
        ("rules", "tanpa_aturan"),
    ]


def test_a_sealed_month_of_the_rat_posts_today(ready: Melati) -> None:
    seal_months([ready.id], Period(2026, 9), actor=ACTOR)
    done = share_shu(sharing(ready), actor=ACTOR)
    entry = Entry.objects.get(pk=done.entry_id)
    assert (entry.date, entry.memo) == (TODAY, "Pembagian SHU tahun 2025 menurut RAT 14 Februari 2026")


def test_average_capital_counts_the_months(ready: Melati) -> None:
    """Saved in October: there at three of twelve month ends, for all alike."""
    agree(ready, replace(EXAMPLE, basis=CapitalBasis.RATA_RATA), date(2025, 6, 1))
    seen = rehearse(ready.id, YEAR, RAT, TODAY)
    assert seen.split
    assert [m.share.capital for m in seen.split.rows] == [1_800_000, 900_000, 300_000]
    assert [m.capital for m in seen.split.rows] == [150_000, 75_000, 25_000]
    assert [m.by_capital for m in seen.split.members] == [120_000, 60_000, 20_000]


def test_who_left_counts_by_what_she_held(ready: Melati) -> None:
    """Dewi leaves in January; her savings of December and her jasa still count, and she can be paid."""
    dewi = ready.people[2].member_id
    Enrolment.objects.filter(member_id=dewi).update(left_on=date(2026, 1, 15), left_reason="Pindah")
    share_shu(sharing(ready), actor=ACTOR)
    assert parts(ready)["Dewi"] == 82_500
    pay_shares(PayShares(uuid7(), ready.id, date(2026, 3, 1), (PaidPart(dewi, 82_500),)), actor=ACTOR)
    assert "Dewi" not in parts(ready)


def test_what_has_no_name_measures_nobody(ready: Melati) -> None:
    """Jasa of 60.000 that was taken over without names: it is income, but nobody's part grows by it."""
    legs = LegLine(KAS, 60_000, 0), LegLine(JASA_PINJAMAN, 0, 60_000)
    posted(written(ready, date(YEAR, 11, 3), EntryKind.IMPOR, *legs))
    seen = rehearse(ready.id, YEAR, RAT, TODAY)
    assert seen.split
    assert seen.measures
    assert seen.split.amount == 1_060_001
    assert (seen.measures.jasa_without_name, seen.measures.capital_without_name) == (60_000, 0)
    assert seen.split.jasa == 200_000


def test_statements_ask_few_questions(ready: Melati, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(10):
        statements(ready.id, date(YEAR, 12, 31))
    with django_assert_max_num_queries(4):
        area_statements(Period(YEAR, 12))


def test_105_percent_is_refused_by_the_command(melati: Melati) -> None:
    rules = replace(EXAMPLE, items=(*EXAMPLE.items, ShuItem(ItemKind.DANA, "Lingkungan", 500)))
    cmd = SetShuRules(uuid7(), melati.id, date(2026, 1, 1), rules, "")
    assert refusal(lambda: set_shu_rules(cmd, actor=ACTOR)) == [
        ("items", "bukan_seratus"),
        ("source", "kosong"),
    ]


def test_the_database_adds_percentages_too(ready: Melati) -> None:
    row = ShuRulesRow.objects.get()
    stray = ShuItemRow(kelurahan_id=KELURAHAN, rules_id=row.id, no=9, kind="dana", name="Lagi", bps=500)
    with pytest.raises(IntegrityError, match="sum to 10000, not 10500"), transaction.atomic():
        ShuItemRow.objects.bulk_create([stray])


def test_a_year_is_closed_and_opened_again(ready: Melati) -> None:
    close_year(CloseYear(uuid7(), ready.id, YEAR), actor=ACTOR)
    state = year_state(ready.id, YEAR)
    assert (state.is_closed, state.late) == (True, 0)
    again = CloseYear(uuid7(), ready.id, YEAR)
    assert refusal(lambda: close_year(again, actor=ACTOR)) == [("year", "keadaan")]
    running = CloseYear(uuid7(), ready.id, 2026)
    assert refusal(lambda: close_year(running, actor=ACTOR)) == [("year", "belum_berakhir")]
    silent = ReopenYear(uuid7(), ready.id, YEAR, " ")
    assert refusal(lambda: reopen_year(silent, actor=ACTOR)) == [("reason", "kosong")]
    reopen_year(ReopenYear(uuid7(), ready.id, YEAR, "Kwitansi tertinggal"), actor=ACTOR)
    assert not year_state(ready.id, YEAR).is_closed
    assert [row.act for row in YearClose.objects.order_by("no")] == ["closed", "reopened"]


def test_a_month_opened_again_opens_its_year(ready: Melati) -> None:
    """Nothing can be written into a closed year without a warning: its months are closed, or it is open."""
    close_year(CloseYear(uuid7(), ready.id, YEAR), actor=ACTOR)
    reopen_month(ReopenMonth(uuid7(), ready.id, Period(YEAR, 11), "Kwitansi tertinggal"), actor=ACTOR)
    state = year_state(ready.id, YEAR)
    assert (state.is_closed, state.reopened) == (False, (Period(YEAR, 11),))
    again = CloseYear(uuid7(), ready.id, YEAR)
    assert refusal(lambda: close_year(again, actor=ACTOR)) == [("year", "bulan_terbuka")]
    close_months(ready, 11)
    assert year_state(ready.id, YEAR).is_closed
