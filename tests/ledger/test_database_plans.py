"""What the database keeps of a loan's plans (docs/ledger.md): a plan follows the one before."""

from datetime import date
from uuid import UUID

import pytest

from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.commands.loans.rescheduling import reschedule_loan
from bookkeeping.models import Instalment, LoanMovement
from tests.commands.test_bookkeeping_loan_plans import rescheduling
from tests.commands.test_bookkeeping_loans import lent, paying
from tests.ledger.books import ACTOR, Melati
from tests.ledger.conftest import melati
from tests.ledger.test_database_guards import rule_of

__all__ = ["melati"]

PLAN = (
    "INSERT INTO bookkeeping_instalment (kota_id, kelurahan_id, loan_id, group_id, plan, no, due_on,"
    " principal, interest) SELECT kota_id, kelurahan_id, id, group_id, %s, n,"
    " CASE n WHEN 0 THEN %s::date ELSE '2026-12-01' END,"
    " CASE n WHEN 0 THEN %s ELSE principal - %s END, CASE n WHEN 0 THEN %s ELSE 0 END"
    " FROM bookkeeping_loan, generate_series(%s, 1) n"
)


def plan(
    number: int = 2, on: str = "2026-10-20", settled: int = 50_000, jasa: int = 7_500, first: int = 0
) -> tuple[str, list[object]]:
    return PLAN, [number, on, settled, settled, jasa, first]


@pytest.fixture
def loan_id(melati: Melati) -> UUID:
    """500,000 since August, one instalment of 50,000 and 7,500 paid on 12 October."""
    loan = lent(melati)
    pay_instalment(paying(loan, principal=50_000, interest=7_500), actor=ACTOR)
    return loan


@pytest.mark.parametrize(
    "wrong",
    [
        plan(settled=49_999),  # another pokok than was settled
        plan(jasa=7_501),  # another jasa
        plan(number=3),  # a plan is missing between
        plan(on="2026-09-30"),  # something was paid in a later month
    ],
)
def test_a_plan_takes_up_what_was_settled(loan_id: UUID, wrong: tuple[str, list[object]]) -> None:
    assert rule_of(*wrong) == ("plan_follows", "23U12")
    assert not Instalment.objects.filter(plan__gt=1).exists()


def test_a_plan_has_its_first_line_and_sums_to_the_loan(loan_id: UUID) -> None:
    assert rule_of(*plan(first=1)) == ("schedule_sums", "23U10")


def test_no_plan_begins_before_the_last_one(melati: Melati, loan_id: UUID) -> None:
    reschedule_loan(rescheduling(loan_id, date=date(2026, 10, 25)), actor=ACTOR)
    assert rule_of(*plan(number=3, on="2026-10-24")) == ("plan_follows", "23U12")


def test_what_the_old_plan_asked_for_is_cleared_from_the_month_of_the_new_one(loan_id: UUID) -> None:
    reschedule_loan(rescheduling(loan_id), actor=ACTOR)
    rows = LoanMovement.objects.order_by("period").values_list("period", "due_principal", "due_interest")
    dues = [(period, *sums) for period, *sums in rows if any(sums)]
    # September asked for 50,000 and 7,500; October now for what was settled; then four times 112,500.
    assert dues == [
        (202609, 50_000, 7_500),
        (202611, 112_500, 4_500 + 7_500),
        (202612, 112_500, 3_500),
        (202701, 112_500, 2_000),
        (202702, 112_500, 1_250),
    ]
