"""Simpanan wajib owed, jasa simpanan shared, simpanan pokok paid once: the rules alone."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookkeeping.domain.rules import AgreedRules, WajibEvery, rules_at
from bookkeeping.domain.savings.arrears import WajibArrears, WajibDue, arrears_of, wajib_dues
from bookkeeping.domain.savings.ceiling import CEILINGS, ceiling_on, exceeded
from bookkeeping.domain.savings.interest import share_amount, share_by_rate, yearly_bps
from bookkeeping.domain.savings.pokok import pokok_problems

SARI, WATI, DEWI = UUID(int=1), UUID(int=2), UUID(int=3)
JANUARY = AgreedRules(starts_on=date(2026, 1, 1), simpanan_wajib=10_000)
JULY = AgreedRules(starts_on=date(2026, 7, 15), simpanan_wajib=20_000, wajib_every=WajibEvery.MONTH)


def test_the_rules_of_a_day() -> None:
    rules = (JANUARY, JULY)
    assert rules_at(rules, date(2025, 12, 31)) == AgreedRules()
    assert rules_at(rules, date(2026, 7, 14)) is JANUARY
    assert rules_at(rules, date(2026, 7, 15)) is JULY
    assert rules_at((JANUARY, JULY, JULY), date(2027, 1, 1)) is JULY


def test_wajib_falls_due_at_meetings_and_then_each_month() -> None:
    meetings = [date(2026, 5, 12), date(2026, 6, 12), date(2026, 7, 12), date(2026, 8, 12)]
    dues = wajib_dues((JANUARY, JULY), meetings, date(2026, 6, 1), date(2026, 9, 29))
    assert dues == (
        WajibDue(date(2026, 6, 12), 10_000),
        WajibDue(date(2026, 7, 12), 10_000),  # the meeting before the new rule
        WajibDue(date(2026, 7, 31), 20_000),
        WajibDue(date(2026, 8, 31), 20_000),  # September is not over
    )
    assert wajib_dues((JULY,), [], date(2026, 9, 30), date(2026, 9, 30)) == (
        WajibDue(date(2026, 9, 30), 20_000),
    )
    assert wajib_dues((JULY,), [], date(2026, 10, 1), date(2026, 9, 30)) == ()
    assert wajib_dues((), meetings, date(2026, 1, 1), date(2026, 9, 30)) == ()


@pytest.mark.parametrize(
    ("paid", "owed"),
    [
        (0, WajibArrears(40_000, 3, date(2026, 6, 12))),
        (10_000, WajibArrears(30_000, 2, date(2026, 7, 12))),
        (15_000, WajibArrears(25_000, 2, date(2026, 7, 12))),  # half of the second is paid
        (40_000, WajibArrears()),
        (55_000, WajibArrears(ahead=15_000)),
    ],
)
def test_what_is_paid_is_laid_on_the_oldest_due(paid: int, owed: WajibArrears) -> None:
    days = ((date(2026, 6, 12), 10_000), (date(2026, 7, 12), 10_000), (date(2026, 7, 31), 20_000))
    assert arrears_of([WajibDue(*due) for due in days], paid) == owed


def test_jasa_by_rate_is_rounded_down_to_the_unit() -> None:
    """4 % of 250.000, 130.000 and 99.999: 10.000, 5.200 and 3.999,96; in units of 1.000: 10, 5 and 3."""
    bases = {SARI: Fraction(250_000), WATI: Fraction(130_000), DEWI: Fraction(99_999)}
    shares = share_by_rate(bases, 400, 1_000)
    assert shares.amounts == {SARI: 10_000, WATI: 5_000, DEWI: 3_000}
    assert (shares.total, shares.remainder) == (18_000, 1_199)
    assert yearly_bps(18_000, bases, 12) == 375
    assert yearly_bps(18_000, bases, 6) == 750


def test_an_amount_is_shared_in_proportion() -> None:
    """100.000 on 300.000, 200.000 and 1: 59.999,9, 39.999,9 and 0,2; in units of 500 nothing for the last."""
    bases = {SARI: Fraction(300_000), WATI: Fraction(200_000), DEWI: Fraction(1)}
    shares = share_amount(bases, 100_000, 500)
    assert shares.amounts == {SARI: 59_500, WATI: 39_500}
    assert shares.remainder == 1_000
    assert share_amount({}, 100_000, 500).remainder == 100_000


@given(
    st.dictionaries(st.uuids(), st.integers(1, 10**12).map(Fraction), min_size=1, max_size=60),
    st.integers(1, 10**11),
    st.sampled_from([1, 100, 500, 1_000]),
)
def test_shares_and_remainder_are_the_amount(bases: dict[UUID, Fraction], pool: int, unit: int) -> None:
    shares = share_amount(bases, pool, unit)
    assert shares.total + shares.remainder == pool
    assert 0 <= shares.remainder < unit * len(bases)
    assert all(amount > 0 and amount % unit == 0 for amount in shares.amounts.values())


def test_the_ceiling_has_days() -> None:
    assert ceiling_on(date(2023, 6, 19)) is None
    assert ceiling_on(date(2023, 6, 20)) == CEILINGS[-1]
    assert exceeded(date(2026, 10, 12), 900) is None
    over = exceeded(date(2026, 10, 12), 901)
    assert over is not None
    assert (over.yearly_bps, over.source) == (
        900,
        "Permenkop UKM Nomor 8 Tahun 2023 Pasal 26 ayat (4)",
    )
    assert [c.since for c in CEILINGS] == sorted((c.since for c in CEILINGS), reverse=True)


@pytest.mark.parametrize(
    ("amount", "held", "agreed", "said"),
    [
        (50_000, 0, 50_000, None),
        (20_000, 30_000, 50_000, None),  # the last part
        (75_000, 0, 0, None),  # nothing was agreed
        (0, 50_000, 50_000, None),
        (1_000, 50_000, 50_000, "Simpanan pokok Bu Sari sudah lunas, Rp 50.000. Pokok dibayar sekali saja."),
        (
            30_000,
            30_000,
            50_000,
            "Simpanan pokok Bu Sari tinggal Rp 20.000: kelompok menyepakati Rp 50.000 untuk semua.",
        ),
    ],
)
def test_pokok_is_paid_once(amount: int, held: int, agreed: int, said: str | None) -> None:
    found = [problem.message for problem in pokok_problems("pokok", "Bu Sari", amount, held, agreed)]
    assert found == ([] if said is None else [said])
