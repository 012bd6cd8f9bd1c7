"""Loans with their plans and what was paid on them, ready for the rules of repayment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from bookkeeping.domain.loans.plans import PlannedLine, plan_on
from bookkeeping.domain.loans.repayment import Paid, outstanding, propose
from bookkeeping.domain.loans.schedule import Instalment, LoanTerms, Method, Rhythm
from bookkeeping.domain.occasion import Person
from bookkeeping.models import Instalment as InstalmentRow
from bookkeeping.models import Loan, LoanMovement
from members.domain.words import Sex


@dataclass(frozen=True, slots=True)
class LoanState:
    """A loan, its borrower, the plan in force, and all that was settled on it so far, whatever the date.

    Pokok that was written off counts as settled in `paid`: nobody asks for it any more.
    """

    loan: Loan
    borrower: Person
    schedule: tuple[Instalment, ...]
    paid: Paid
    paid_penalty: int
    written_off: int = 0
    lines: tuple[PlannedLine, ...] = ()  # every plan there was

    @property
    def plan(self) -> int:
        """The number of the newest plan."""
        return max((number for number, _ in self.lines), default=1)

    def plan_number(self, on: date) -> int:
        """The number of the plan in force on a day."""
        return max((n for n, line in self.lines if line.no == 0 and line.due <= on), default=1)

    @property
    def outstanding(self) -> int:
        """Sisa pinjaman."""
        return outstanding(self.schedule, self.paid)

    @property
    def interest_left(self) -> int:
        """Jasa of the whole plan that is not yet paid."""
        return max(sum(line.interest for line in self.schedule) - self.paid.interest, 0)

    @property
    def next_number(self) -> int | None:
        """Which angsuran ke- comes next; None when all is paid."""
        return next(iter(propose(self.schedule, self.paid, date.max).numbers), None)

    @property
    def is_running(self) -> bool:
        """Something is still to be paid, and it was not cancelled."""
        return self.loan.cancelled_on is None and (self.outstanding > 0 or self.interest_left > 0)


def loans_of_group(group_id: UUID, on: date) -> tuple[LoanState, ...]:
    """Loans paid out by that day and not cancelled, by number, with the plan of that day; three queries."""
    loans = Loan.objects.filter(group_id=group_id, disbursed_on__lte=on, cancelled_on=None)
    return _states(loans, on)


def loan_states(loan_ids: Iterable[UUID], on: date = date.max) -> tuple[LoanState, ...]:
    """These loans, cancelled ones too, each with its plan of that day, at first the newest; three queries."""
    return _states(Loan.objects.filter(pk__in=set(loan_ids)), on)


def lent_terms(loan: Loan) -> LoanTerms:
    """The terms on which it was lent; a later plan has its own."""
    return LoanTerms(
        loan.principal,
        loan.rate_bps,
        Method(loan.method),
        loan.count,
        loan.first_due,
        Rhythm(loan.rhythm),
        loan.rounding,
        loan.grace,
    )


def planned_lines(loan_ids: Iterable[UUID], **only: Any) -> dict[UUID, list[PlannedLine]]:
    """The plans of these loans, line by line, or `only` some of their lines; one query."""
    found: dict[UUID, list[PlannedLine]] = defaultdict(list)
    lines = InstalmentRow.objects.filter(loan_id__in=list(loan_ids), **only).order_by("loan_id", "plan", "no")
    for loan_id, plan, no, due, principal, interest in lines.values_list(
        "loan_id", "plan", "no", "due_on", "principal", "interest"
    ):
        found[loan_id].append((plan, Instalment(no, due, principal, interest)))
    return found


def _states(loans: QuerySet[Loan], on: date) -> tuple[LoanState, ...]:
    found = list(loans.select_related("member", "guarantor").order_by("group_id", "number"))
    ids = [loan.id for loan in found]
    lines = planned_lines(ids)
    sums = LoanMovement.objects.filter(Q(group_id__in={loan.group_id for loan in found}), loan_id__in=ids)
    paid = {
        row[0]: row[1:]
        for row in sums.values_list("loan_id").annotate(
            principal=Sum("paid_principal"),
            interest=Sum("paid_interest"),
            penalty=Sum("paid_penalty"),
            off=Sum("written_off"),
        )
    }
    return tuple(_state(loan, lines[loan.id], paid.get(loan.id, (0, 0, 0, 0)), on) for loan in found)


def _state(loan: Loan, lines: list[PlannedLine], sums: tuple[int, ...], on: date) -> LoanState:
    principal, interest, penalty, off = (int(value) for value in sums)
    borrower = Person(loan.member_id, loan.member.name, loan.member.sex == Sex.MAN)
    paid = Paid(principal + off, interest)
    return LoanState(loan, borrower, plan_on(lines, on), paid, penalty, off, tuple(lines))
