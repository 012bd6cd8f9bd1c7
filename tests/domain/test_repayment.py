from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookkeeping.domain.loans.repayment import (
    Allocation,
    Due,
    Paid,
    Part,
    Parts,
    Proposal,
    allocate,
    due_on,
    outstanding,
    propose,
)
from bookkeeping.domain.loans.schedule import Instalment, LoanTerms, Method, Rhythm, make_schedule
from common.problems import Refused
from tests.domain.strategies import amounts, quick, running_loans

# 500,000 in ten months at 2 % flat: 50,000 + 10,000 on the 12th of each month from January.
SCHEDULE = make_schedule(LoanTerms(500_000, 200, Method.FLAT, 10, date(2026, 1, 12)))


def test_nothing_is_due_before_the_first_date() -> None:
    assert due_on(SCHEDULE, Paid(), date(2026, 1, 11)) == Due(0, 0, 0, 0, None, 0)


def test_on_the_due_date_it_is_due_and_not_late() -> None:
    assert due_on(SCHEDULE, Paid(), date(2026, 1, 12)) == Due(50_000, 10_000, 0, 0, date(2026, 1, 12), 0)


def test_the_day_after_it_is_in_arrears() -> None:
    due = due_on(SCHEDULE, Paid(), date(2026, 1, 13))
    assert due == Due(50_000, 10_000, 50_000, 10_000, date(2026, 1, 12), 1)
    assert (due.total, due.arrears) == (60_000, 60_000)


def test_part_of_two_months_was_paid() -> None:
    due = due_on(SCHEDULE, Paid(principal=70_000, interest=10_000), date(2026, 3, 12))
    assert due == Due(80_000, 20_000, 30_000, 10_000, date(2026, 2, 12), 28)


def test_jasa_alone_may_be_late() -> None:
    due = due_on(SCHEDULE, Paid(principal=50_000, interest=0), date(2026, 1, 20))
    assert due == Due(0, 10_000, 0, 10_000, date(2026, 1, 12), 8)


def test_who_paid_ahead_owes_nothing_until_it_is_used_up() -> None:
    ahead = Paid(principal=150_000, interest=30_000)
    assert due_on(SCHEDULE, ahead, date(2026, 3, 31)) == Due(0, 0, 0, 0, None, 0)
    assert due_on(SCHEDULE, ahead, date(2026, 4, 12)).total == 60_000


def test_outstanding_is_the_pokok_not_paid_back() -> None:
    assert outstanding(SCHEDULE, Paid()) == 500_000
    assert outstanding(SCHEDULE, Paid(principal=120_000, interest=999)) == 380_000
    assert outstanding(SCHEDULE, Paid(principal=500_000)) == 0


@pytest.mark.parametrize(
    ("meeting", "proposal"),
    [
        (date(2026, 2, 12), Proposal(50_000, 10_000, (2,))),
        (date(2026, 2, 5), Proposal(50_000, 10_000, (2,))),
        (date(2026, 2, 20), Proposal(50_000, 10_000, (2,))),
        (date(2026, 1, 27), Proposal(0, 0, ())),
        (date(2026, 1, 28), Proposal(50_000, 10_000, (2,))),
        (date(2026, 3, 12), Proposal(100_000, 20_000, (2, 3))),
    ],
)
def test_a_meeting_proposes_its_instalment_and_all_arrears(meeting: date, proposal: Proposal) -> None:
    assert propose(SCHEDULE, Paid(50_000, 10_000), meeting) == proposal


def test_the_proposal_asks_only_what_is_missing() -> None:
    assert propose(SCHEDULE, Paid(80_000, 10_000), date(2026, 2, 12)) == Proposal(20_000, 10_000, (2,))
    assert propose(SCHEDULE, Paid(500_000, 100_000), date(2027, 2, 12)) == Proposal(0, 0, ())


def test_the_first_instalment_may_be_early_by_half_a_step_too() -> None:
    assert propose(SCHEDULE, Paid(), date(2025, 12, 27)).numbers == ()
    assert propose(SCHEDULE, Paid(), date(2025, 12, 28)).numbers == (1,)
    single = make_schedule(LoanTerms(100_000, 200, Method.FLAT, 1, date(2026, 3, 20)))
    assert propose(single, Paid(), date(2026, 3, 4)).numbers == ()
    assert propose(single, Paid(), date(2026, 3, 5)) == Proposal(100_000, 2_000, (1,))


def test_two_meetings_a_month_take_one_instalment_each() -> None:
    twice = LoanTerms(700_000, 200, Method.FLAT, 14, date(2026, 1, 10), Rhythm.TWICE_A_MONTH)
    schedule, paid, taken = make_schedule(twice), Paid(), []
    for meeting in (date(2026, 1, 8), date(2026, 1, 27), date(2026, 2, 10), date(2026, 2, 24)):
        proposal = propose(schedule, paid, meeting)
        taken.append((proposal.numbers, proposal.total))
        paid = Paid(paid.principal + proposal.principal, paid.interest + proposal.interest)
    assert taken == [((1,), 57_000), ((2,), 57_000), ((3,), 57_000), ((4,), 57_000)]


@quick
@given(running_loans())
def test_due_is_within_what_is_left_and_arrears_within_what_is_due(
    loan: tuple[tuple[Instalment, ...], Paid, date],
) -> None:
    schedule, paid, on = loan
    due = due_on(schedule, paid, on)
    assert 0 <= due.principal_arrears <= due.principal <= outstanding(schedule, paid)
    assert 0 <= due.interest_arrears <= due.interest
    assert (due.oldest_due is None) == (due.total == 0)
    assert (due.days_late > 0) == (due.arrears > 0)
    assert due_on(schedule, paid, on + timedelta(days=1)).arrears == due.total


@quick
@given(running_loans())
def test_paying_the_proposal_leaves_no_arrears_and_no_second_proposal(
    loan: tuple[tuple[Instalment, ...], Paid, date],
) -> None:
    schedule, paid, on = loan
    proposal = propose(schedule, paid, on)
    after = Paid(paid.principal + proposal.principal, paid.interest + proposal.interest)
    assert (proposal.total > 0) == bool(proposal.numbers)
    assert proposal.total >= due_on(schedule, paid, on).total
    assert due_on(schedule, after, on).total == 0
    assert propose(schedule, after, on) == Proposal(0, 0, ())


OWED = Parts(denda=2_000, jasa=7_000, pokok=50_000)


@pytest.mark.parametrize(
    ("amount", "went"),
    [
        (0, Allocation(0, 0, 0, 0)),
        (1_500, Allocation(1_500, 0, 0, 0)),
        (9_000, Allocation(2_000, 7_000, 0, 0)),
        (30_000, Allocation(2_000, 7_000, 21_000, 0)),
        (59_000, Allocation(2_000, 7_000, 50_000, 0)),
        (62_000, Allocation(2_000, 7_000, 50_000, 3_000)),
    ],
)
def test_a_payment_settles_denda_then_jasa_then_pokok(amount: int, went: Allocation) -> None:
    assert allocate(amount, OWED) == went


def test_the_group_may_take_pokok_first() -> None:
    order = (Part.POKOK, Part.JASA, Part.DENDA)
    assert allocate(52_000, OWED, order) == Allocation(denda=0, jasa=2_000, pokok=50_000, rest=0)


@quick
@given(amounts, st.builds(Parts, amounts, amounts, amounts), st.sampled_from(list(permutations(Part))))
def test_no_rupiah_is_lost_or_made(amount: int, owed: Parts, order: tuple[Part, ...]) -> None:
    went = allocate(amount, owed, order)
    assert went.denda + went.jasa + went.pokok + went.rest == amount
    assert went.denda <= owed.denda
    assert went.jasa <= owed.jasa
    assert went.pokok <= owed.pokok
    assert went.rest == max(amount - owed.total, 0)


def test_all_problems_of_a_payment_are_named_at_once() -> None:
    with pytest.raises(Refused) as caught:
        allocate(-1, Parts(denda=-2, pokok=-3), (Part.JASA, Part.JASA))
    assert [problem.field for problem in caught.value.problems] == [
        "amount",
        "owed.denda",
        "owed.pokok",
        "order",
    ]
