"""Arrears by age of every group at the end of a month: from the rollup and the plans, never from legs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from django.db.models import F, Q, Sum

from bookkeeping.domain.loans.aging import Portfolio, portfolio_of
from bookkeeping.domain.loans.plans import plan_on
from bookkeeping.domain.loans.repayment import Paid, due_on
from bookkeeping.models import Loan, LoanMovement
from bookkeeping.queries.loans.states import planned_lines
from common.period import Period


def portfolios(period: Period) -> dict[UUID, Portfolio]:
    """The portfolio of each group with running loans, late by the last day of the month; two queries."""
    running = list(_running(period))
    days = _days_late({loan_id: paid for _, loan_id, _, paid, arrears in running if arrears}, period.last)
    loans: dict[UUID, list[tuple[int, int, int]]] = defaultdict(list)
    for group_id, loan_id, owed, _, arrears in running:
        loans[group_id].append((owed, arrears, days.get(loan_id, 0)))
    return {group_id: portfolio_of(found) for group_id, found in loans.items()}


def _running(period: Period) -> Iterator[tuple[UUID, UUID, int, Paid, int]]:
    """Group, loan, sisa pokok, what was settled, and arrears of the loans that are open or late.

    A loan cancelled later still ran at the end of this month; one cancelled by then never counts.
    """
    cancelled = Loan.objects.filter(cancelled_on__lte=period.last).values("id")
    rows = (
        LoanMovement.objects.filter(period__lte=period.key)
        .exclude(loan_id__in=cancelled)
        .values_list("group_id", "loan_id")
        .annotate(
            owed=Sum(F("lent") - F("paid_principal") - F("written_off")),
            principal=Sum(F("paid_principal") + F("written_off")),
            interest=Sum("paid_interest"),
            principal_due=Sum("due_principal"),
            interest_due=Sum("due_interest"),
        )
        .filter(Q(owed__gt=0) | Q(principal_due__gt=F("principal")) | Q(interest_due__gt=F("interest")))
    )
    for group_id, loan_id, owed, *sums in rows:
        principal, interest, principal_due, interest_due = map(int, sums)
        arrears = max(principal_due - principal, 0) + max(interest_due - interest, 0)
        yield group_id, loan_id, int(owed), Paid(principal, interest), arrears


def _days_late(late: Mapping[UUID, Paid], on: date) -> dict[UUID, int]:
    """By loan, the days since its oldest open instalment fell due; only the plans of these are read."""
    return {
        loan_id: due_on(plan_on(lines, on), late[loan_id], on).days_late
        for loan_id, lines in planned_lines(late, due_on__lte=on).items()
    }
