from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from bookkeeping.domain.loans.schedule import (
    Instalment,
    LoanTerms,
    Method,
    Rhythm,
    check_terms,
    effective_yearly_rate,
    make_schedule,
)
from common.problems import Refused
from common.rupiah import round_to
from tests.domain.strategies import loan_terms, quick

FIRST = date(2026, 1, 12)
WORKED = LoanTerms(1_000_000, 150, Method.FLAT, 10, FIRST)


def interests(terms: LoanTerms) -> list[int]:
    return [line.interest for line in make_schedule(terms)]


def principals(terms: LoanTerms) -> list[int]:
    return [line.principal for line in make_schedule(terms)]


def dues(first: date, rhythm: Rhythm, count: int) -> list[str]:
    terms = LoanTerms(1_000_000, 0, Method.FLAT, count, first, rhythm)
    return [line.due.isoformat() for line in make_schedule(terms)]


def test_worked_check_flat() -> None:
    assert interests(WORKED) == [15_000] * 10
    assert principals(WORKED) == [100_000] * 10
    assert make_schedule(WORKED)[9] == Instalment(10, date(2026, 10, 12), 100_000, 15_000)


def test_worked_check_menurun() -> None:
    terms = replace(WORKED, method=Method.MENURUN)
    assert interests(terms) == [15_000, 13_500, 12_000, 10_500, 9_000, 7_500, 6_000, 4_500, 3_000, 1_500]
    assert sum(interests(terms)) == 82_500


def test_the_documented_group_pays_50_000_and_7_000_twice_a_month() -> None:
    # The paper gives the instalment; 700,000 at 2 % a month over seven months is a loan that has it.
    terms = LoanTerms(700_000, 200, Method.FLAT, 14, date(2026, 1, 10), Rhythm.TWICE_A_MONTH)
    schedule = make_schedule(terms)
    assert {(line.principal, line.interest) for line in schedule} == {(50_000, 7_000)}
    assert schedule[0].total + 3_000 == 60_000
    assert schedule[-1].due == date(2026, 7, 25)


def test_the_last_instalment_takes_the_remainder() -> None:
    terms = LoanTerms(1_000_000, 200, Method.FLAT, 12, FIRST)
    assert principals(terms) == [83_333] * 11 + [83_337]
    assert principals(replace(terms, rounding=1000)) == [83_000] * 11 + [87_000]
    assert interests(replace(terms, principal=1_234_567, rounding=500)) == [24_500] * 11 + [26_796]


def test_parts_differ_by_a_unit_where_the_last_would_get_nothing() -> None:
    # 45,000 / 30 = 1,500: thirty times 2,000 would be 60,000, thirty times 1,000 leaves 16,000.
    parts = principals(LoanTerms(45_000, 0, Method.FLAT, 30, FIRST, rounding=1000))
    assert parts == [2_000, 1_000] * 15


def test_jasa_below_the_unit_of_rounding_is_gathered_not_lost() -> None:
    terms = LoanTerms(60_000, 100, Method.FLAT, 10, FIRST, rounding=1000)
    assert interests(terms) == [1_000, 0, 1_000, 0, 1_000, 1_000, 0, 1_000, 0, 1_000]


def test_menurun_rounded_to_a_thousand_still_sums_to_the_exact_jasa() -> None:
    parts = interests(replace(WORKED, method=Method.MENURUN, rounding=1000))
    assert parts == [15_000, 14_000, 12_000, 10_000, 9_000, 8_000, 6_000, 4_000, 3_000, 1_500]
    assert sum(parts) == 82_500


def test_a_shorter_rhythm_bears_its_share_of_the_month() -> None:
    assert interests(replace(WORKED, rhythm=Rhythm.TWICE_A_MONTH))[0] == 7_500
    # 1,000,000 × 1.5 % × 12/52 = 3,461.54
    weekly = interests(replace(WORKED, rhythm=Rhythm.WEEKLY))
    assert weekly == [3_462] * 9 + [3_457]
    assert sum(weekly) == 34_615


def test_monthly_dates_fall_back_to_the_last_day_of_a_short_month() -> None:
    assert dues(date(2027, 12, 31), Rhythm.MONTHLY, 4) == [
        "2027-12-31",
        "2028-01-31",
        "2028-02-29",
        "2028-03-31",
    ]


def test_twice_a_month_is_the_day_and_the_day_fifteen_from_it() -> None:
    assert dues(date(2026, 1, 1), Rhythm.TWICE_A_MONTH, 3) == ["2026-01-01", "2026-01-16", "2026-02-01"]
    assert dues(date(2026, 1, 30), Rhythm.TWICE_A_MONTH, 4) == [
        "2026-01-30",
        "2026-02-15",
        "2026-02-28",
        "2026-03-15",
    ]
    assert dues(date(2026, 12, 25), Rhythm.TWICE_A_MONTH, 2) == ["2026-12-25", "2027-01-10"]


def test_weekly_is_every_seventh_day() -> None:
    assert dues(date(2026, 12, 25), Rhythm.WEEKLY, 3) == ["2026-12-25", "2027-01-01", "2027-01-08"]


@quick
@given(loan_terms())
def test_every_schedule_sums_exactly(terms: LoanTerms) -> None:
    schedule = make_schedule(terms)
    assert [line.no for line in schedule] == list(range(1, terms.count + 1))
    assert sum(line.principal for line in schedule) == terms.principal
    assert min(line.principal for line in schedule) > 0
    assert min(line.interest for line in schedule) >= 0
    assert sum(line.interest for line in schedule) == exact_interest(terms, schedule)
    uneven = [
        line for line in schedule[:-1] if line.principal % terms.rounding or line.interest % terms.rounding
    ]
    assert uneven == []


@quick
@given(loan_terms())
def test_due_dates_rise_and_keep_the_rhythm(terms: LoanTerms) -> None:
    days = [line.due for line in make_schedule(terms)]
    assert days[0] == terms.first_due
    gaps = {(later - day).days for day, later in zip(days, days[1:], strict=False)}
    allowed = {
        Rhythm.WEEKLY: {7},
        Rhythm.TWICE_A_MONTH: set(range(12, 18)),
        Rhythm.MONTHLY: set(range(28, 32)),
    }
    assert gaps <= allowed[terms.rhythm]


def exact_interest(terms: LoanTerms, schedule: tuple[Instalment, ...]) -> int:
    """Counted another way: each instalment's share of the year on what it is charged on."""
    year = Fraction(terms.rate_bps_per_month * 12, 10_000)
    step = {Rhythm.WEEKLY: 52, Rhythm.TWICE_A_MONTH: 24, Rhythm.MONTHLY: 12}[terms.rhythm]
    owed, total = terms.principal, Fraction(0)
    for line in schedule:
        total += (terms.principal if terms.method is Method.FLAT else owed) * year / step
        owed -= line.principal
    return round_to(total, 1)


@pytest.mark.parametrize(
    ("terms", "rate"),
    [
        (LoanTerms(1_000_000, 200, Method.FLAT, 12, FIRST), "41.70"),
        (LoanTerms(1_000_000, 100, Method.FLAT, 12, FIRST), "21.46"),
        (LoanTerms(1_200_000, 150, Method.MENURUN, 12, FIRST), "18.00"),
        (LoanTerms(1_000_000, 150, Method.FLAT, 1, FIRST), "18.00"),
        (LoanTerms(1_000_000, 150, Method.MENURUN, 10, FIRST, Rhythm.TWICE_A_MONTH), "18.00"),
        (LoanTerms(1_000_000, 0, Method.FLAT, 10, FIRST), "0.00"),
    ],
)
def test_effective_yearly_rate(terms: LoanTerms, rate: str) -> None:
    assert effective_yearly_rate(terms) == Decimal(rate)


def test_at_the_effective_rate_the_instalments_are_worth_the_loan() -> None:
    terms = LoanTerms(1_000_000, 200, Method.FLAT, 12, FIRST)
    step = effective_yearly_rate(terms) / 1200
    worth = sum((line.total / (1 + step) ** line.no for line in make_schedule(terms)), Decimal(0))
    assert abs(worth - 1_000_000) < 30


def test_all_problems_of_the_terms_are_named_at_once() -> None:
    terms = LoanTerms(0, 1_001, Method.FLAT, 0, date(206, 1, 1), rounding=250)
    fields = ["principal", "rate_bps_per_month", "count", "first_due", "rounding"]
    assert [problem.field for problem in check_terms(terms)] == fields
    with pytest.raises(Refused) as caught:
        make_schedule(terms)
    assert caught.value.problems == check_terms(terms)


def test_a_loan_too_small_for_its_rounding_is_refused() -> None:
    terms = LoanTerms(9_999, 150, Method.FLAT, 10, FIRST, rounding=1000)
    assert [(problem.field, problem.message) for problem in check_terms(terms)] == [
        ("rounding", "Terlalu kasar: 10 angsuran perlu pinjaman Rp 10.000.")
    ]
    assert check_terms(replace(terms, principal=10_000)) == ()
