from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bookkeeping.domain.chart import (
    BIAYA_RAPAT,
    JASA_PINJAMAN,
    KAS,
    PIUTANG_PINJAMAN,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.entry import LARGEST_AMOUNT, LegLine, check_entry, reversal_of
from tests.domain.strategies import quick

SARI, LOAN = UUID(int=7), UUID(int=8)

# The instalment of the documented group: 60,000 = pokok 50,000 + jasa 7,000 + simpanan 3,000.
INSTALMENT = (
    LegLine(KAS, 60_000, 0),
    LegLine(PIUTANG_PINJAMAN, 0, 50_000, member_id=SARI, loan_id=LOAN),
    LegLine(JASA_PINJAMAN, 0, 7_000, member_id=SARI, loan_id=LOAN),
    LegLine(SIMPANAN_TERIKAT, 0, 3_000, member_id=SARI, loan_id=LOAN),
)


def codes(*legs: LegLine, names_required: bool = True) -> list[tuple[str, str]]:
    found = check_entry(legs, names_required=names_required)
    return [(problem.field, problem.code) for problem in found]


def test_a_true_entry_has_no_problem() -> None:
    assert check_entry(INSTALMENT) == []


def test_an_entry_needs_two_legs() -> None:
    assert codes() == [("legs", "kurang_baris")]
    assert codes(LegLine(KAS, 5_000, 0)) == [("legs", "kurang_baris"), ("legs", "tidak_seimbang")]


def test_both_sides_must_be_equal_and_the_difference_is_shown() -> None:
    found = check_entry([LegLine(KAS, 60_000, 0), LegLine(BIAYA_RAPAT, 0, 6_000)])
    assert [problem.message for problem in found] == [
        "Jumlah kedua sisi harus sama, sekarang Rp 60.000 dan Rp 6.000."
    ]


def test_all_problems_of_all_legs_are_named_at_once() -> None:
    assert codes(
        LegLine(KAS, -5_000, 0),
        LegLine(BIAYA_RAPAT, 100, 100),
        LegLine(BIAYA_RAPAT, 0, 0),
        LegLine(9999, 0, LARGEST_AMOUNT + 1),
        LegLine(PIUTANG_PINJAMAN, 0, 1),
        LegLine(SIMPANAN_WAJIB, 0, 1),
    ) == [
        ("legs.0.debit", "negatif"),
        ("legs.1.credit", "dua_sisi"),
        ("legs.2.debit", "kosong"),
        ("legs.3.credit", "terlalu_besar"),
        ("legs.3.account", "pos_tidak_ada"),
        ("legs.4.member_id", "tanpa_anggota"),
        ("legs.4.loan_id", "tanpa_pinjaman"),
        ("legs.5.member_id", "tanpa_anggota"),
        ("legs", "tidak_seimbang"),
    ]


def test_a_journal_taken_over_from_elsewhere_names_nobody() -> None:
    legs = (LegLine(KAS, 5_000, 0), LegLine(SIMPANAN_WAJIB, 0, 5_000))
    assert codes(*legs) == [("legs.1.member_id", "tanpa_anggota")]
    assert codes(*legs, names_required=False) == []


def test_the_reversal_names_the_same_people_and_takes_everything_back() -> None:
    undone = reversal_of(INSTALMENT)
    assert check_entry(undone) == []
    assert undone[0] == LegLine(KAS, 0, 60_000)
    assert undone[1] == LegLine(PIUTANG_PINJAMAN, 50_000, 0, member_id=SARI, loan_id=LOAN)
    assert reversal_of(undone) == INSTALMENT


@quick
@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=12))
def test_any_costs_paid_from_kas_make_a_true_entry(costs: list[int]) -> None:
    legs = (*(LegLine(BIAYA_RAPAT, cost, 0) for cost in costs), LegLine(KAS, 0, sum(costs)))
    assert check_entry(legs) == []
    assert codes(*legs, LegLine(KAS, 0, 1)) == [("legs", "tidak_seimbang")]
