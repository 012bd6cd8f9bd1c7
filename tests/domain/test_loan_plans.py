"""Later plans of a loan, what a payment is laid on, what settling asks for: exact, and for any loan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bookkeeping.domain.loans.caps import LOAN_CAPS, cap_on, cap_warning
from bookkeeping.domain.loans.laying import Laid, Owed, lay, owed_on
from bookkeeping.domain.loans.plans import closing_plan, new_plan, plan_on, restored_plan
from bookkeeping.domain.loans.repayment import (
    USUAL_ORDER,
    Paid,
    Part,
    Parts,
    due_on,
    missed,
    outstanding,
    propose,
    reached,
)
from bookkeeping.domain.loans.schedule import Instalment, LoanTerms, Method, Rhythm, make_schedule
from bookkeeping.domain.loans.settling import PayOff, pay_off
from bookkeeping.domain.loans.words import grace_words, hundredths, order_words
from bookkeeping.domain.rules import Settlement
from common.problems import Refused
from tests.domain.strategies import loan_terms, quick, running_loans

# 500,000 in ten months at 2 % flat: 50,000 + 10,000 on the 12th of each month from January.
TERMS = LoanTerms(500_000, 200, Method.FLAT, 10, date(2026, 1, 12))
SCHEDULE = make_schedule(TERMS)
MARCH = date(2026, 3, 20)


@quick
@given(loan_terms(), st.integers(0, 59))
def test_a_schedule_with_tenggang_sums_exactly(terms: LoanTerms, grace: int) -> None:
    assume(grace < terms.count)
    schedule = make_schedule(replace(terms, grace=grace))
    assert [line.no for line in schedule] == list(range(1, terms.count + 1))
    assert sum(line.principal for line in schedule) == terms.principal
    assert {line.principal for line in schedule[:grace]} <= {0}
    assert min(line.principal for line in schedule[grace:]) > 0
    assert min(line.interest for line in schedule) >= 0
    uneven = [line for line in schedule[:-1] if line.principal % terms.rounding]
    assert uneven == []
    if terms.method is Method.FLAT:
        without = make_schedule(terms)
        assert sum(line.interest for line in schedule) == sum(line.interest for line in without)


def test_tenggang_costs_the_whole_jasa_while_it_lasts() -> None:
    falling = LoanTerms(600_000, 100, Method.MENURUN, 5, date(2026, 1, 12), grace=2)
    assert [(line.principal, line.interest) for line in make_schedule(falling)] == [
        (0, 6_000),
        (0, 6_000),
        (200_000, 6_000),
        (200_000, 4_000),
        (200_000, 2_000),
    ]
    assert grace_words(2) == "2 kali pertama jasa saja, pokok mulai angsuran ke-3"
    assert grace_words(0) == ""


@quick
@given(running_loans(), st.integers(1, 24), st.booleans())
def test_a_new_plan_sums_to_the_loan_and_is_not_late(
    loan: tuple[tuple[Instalment, ...], Paid, date], count: int, carry: bool
) -> None:
    schedule, paid, day = loan
    left = outstanding(schedule, paid)
    assume(left >= count)
    unpaid = due_on(schedule, paid, day).interest if carry else 0
    terms = LoanTerms(left, 150, Method.FLAT, count, day + timedelta(days=7), Rhythm.WEEKLY)
    plan = new_plan(terms, paid, day, unpaid)
    assert sum(line.principal for line in plan) == sum(line.principal for line in schedule)
    assert outstanding(plan, paid) == left
    assert due_on(plan, paid, day).arrears == 0
    assert missed(plan, paid, day) == 0
    asked = sum(line.interest for line in plan) - paid.interest
    assert asked == sum(line.interest for line in make_schedule(terms)) + unpaid
    whole = Paid(paid.principal + left, paid.interest + asked)
    assert due_on(plan, whole, date(2099, 1, 1)).total == 0


@quick
@given(running_loans())
def test_a_plan_that_comes_back_asks_for_what_was_left(
    loan: tuple[tuple[Instalment, ...], Paid, date],
) -> None:
    schedule, paid, day = loan
    back = restored_plan(schedule, paid, day)
    assert sum(line.principal for line in back) == sum(line.principal for line in schedule)
    assert outstanding(back, paid) == outstanding(schedule, paid)
    ends = max(line.due for line in schedule)
    for on in {day, ends, ends + timedelta(days=400)}:
        if on >= day:
            before, after = due_on(schedule, paid, on), due_on(back, paid, on)
            assert (after.principal, after.interest) == (before.principal, before.interest)


def test_the_plan_of_a_day_is_the_newest_that_has_begun() -> None:
    paid = Paid(100_000, 20_000)
    second = new_plan(replace(TERMS, principal=400_000, count=4), paid, MARCH)
    third = closing_plan(Paid(500_000, 30_000), date(2026, 5, 1))
    lines = [
        *((1, line) for line in SCHEDULE),
        *((2, line) for line in second),
        *((3, line) for line in third),
    ]
    assert plan_on(lines, date(2026, 3, 19)) == SCHEDULE
    assert plan_on(lines, MARCH) == second
    assert plan_on(lines, date.max) == third
    assert propose(third, Paid(500_000, 30_000), date.max).numbers == ()


def test_the_number_on_the_card_is_the_one_a_payment_reached() -> None:
    assert [reached(SCHEDULE, Paid(p, p // 5)) for p in (0, 30_000, 50_000, 50_001, 160_000)] == [
        0,
        1,
        1,
        2,
        4,
    ]
    assert reached(SCHEDULE, Paid(0, 10_000)) == 1


DUE = Owed(denda=2_000, jasa_due=20_000, pokok_due=100_000, pokok_ahead=300_000, jasa_ahead=60_000)


@pytest.mark.parametrize(
    ("order", "amount", "laid"),
    [
        (USUAL_ORDER, 50_000, Laid(2_000, 20_000, 28_000, 0)),
        ((Part.POKOK, Part.JASA, Part.DENDA), 110_000, Laid(0, 10_000, 100_000, 0)),
        ((Part.JASA, Part.POKOK, Part.DENDA), 110_000, Laid(0, 20_000, 90_000, 0)),
        (USUAL_ORDER, 200_000, Laid(2_000, 20_000, 178_000, 78_000)),
        (USUAL_ORDER, 482_000, Laid(2_000, 80_000, 400_000, 300_000)),
    ],
)
def test_a_sum_goes_where_the_group_says(order: tuple[Part, ...], amount: int, laid: Laid) -> None:
    assert lay(amount, DUE, order) == laid


@quick
@given(st.integers(1, 482_000), st.permutations(list(Part)))
def test_every_rupiah_is_laid_somewhere(amount: int, order: list[Part]) -> None:
    laid = lay(amount, DUE, order)
    assert laid.total == amount
    assert laid.denda <= 2_000
    assert laid.pokok <= 400_000
    assert laid.jasa <= 80_000
    assert laid.ahead == max(laid.pokok - 100_000, 0)


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        (0, "Ketik jumlah uang yang diterima."),
        (482_001, "Lebih dari seluruh tagihan, paling banyak Rp 482.000."),
    ],
)
def test_more_than_everything_is_refused(amount: int, message: str) -> None:
    with pytest.raises(Refused) as refused:
        lay(amount, DUE)
    assert [(p.field, p.message) for p in refused.value.problems] == [("total", message)]


def test_jasa_ahead_is_taken_only_where_the_group_asks_for_all_of_it() -> None:
    due = Parts(0, 10_000, 50_000)
    assert owed_on(due, 500_000, 100_000, Settlement.SEMUA) == Owed(0, 10_000, 50_000, 450_000, 90_000)
    assert owed_on(due, 500_000, 100_000, Settlement.BERJALAN).jasa_ahead == 0


@pytest.mark.parametrize(
    ("rule", "on", "asked"),
    [
        (Settlement.SEMUA, MARCH, PayOff(350_000, 70_000, 0, None)),
        (Settlement.BERJALAN, MARCH, PayOff(350_000, 10_000, 60_000, 4)),
        (Settlement.BERJALAN, date(2026, 4, 12), PayOff(350_000, 10_000, 60_000, 4)),
        (Settlement.BERJALAN, date(2026, 4, 13), PayOff(350_000, 20_000, 50_000, 5)),
        (Settlement.BERJALAN, date(2026, 3, 1), PayOff(350_000, 0, 70_000, 3)),
        (Settlement.BERJALAN, date(2026, 12, 1), PayOff(350_000, 70_000, 0, None)),
    ],
)
def test_settling_asks_for_what_the_group_agreed(rule: Settlement, on: date, asked: PayOff) -> None:
    assert pay_off(SCHEDULE, Paid(150_000, 30_000), on, rule) == asked


@quick
@given(running_loans())
def test_what_settles_a_loan_leaves_nothing(loan: tuple[tuple[Instalment, ...], Paid, date]) -> None:
    schedule, paid, day = loan
    for rule in Settlement:
        asked = pay_off(schedule, paid, day, rule)
        after = Paid(paid.principal + asked.pokok, paid.interest + asked.jasa)
        closed = closing_plan(after, day)
        assert outstanding(closed, after) == 0
        assert due_on(closed, after, date(2099, 1, 1)).total == 0
        assert asked.jasa + asked.forgiven == pay_off(schedule, paid, day, Settlement.SEMUA).jasa


def test_the_ceiling_is_dated_and_only_warns() -> None:
    (cap,) = LOAN_CAPS
    assert (cap_on(date(2023, 6, 19)), cap_on(date(2023, 6, 20))) == (None, cap)
    flat = LoanTerms(1_000_000, 200, Method.FLAT, 12, date(2026, 1, 12))
    assert "setara 41,70 % setahun dari sisa pinjaman, di atas batas 24 %" in cap_warning(flat, MARCH)
    assert cap_warning(replace(flat, method=Method.MENURUN), MARCH) == ""
    assert cap_warning(flat, date(2020, 1, 1)) == ""


def test_words_and_figures() -> None:
    assert order_words(USUAL_ORDER) == "denda, lalu jasa, lalu pokok"
    assert [hundredths(text) for text in ("1,5", "2 %", "0.75")] == [150, 200, 75]
    for wrong in ("banyak", "1,555"):
        with pytest.raises(ValueError, match="angka"):
            hundredths(wrong)
