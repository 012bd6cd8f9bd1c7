"""Loans with their schedules and what was paid on them, ready for the rules of repayment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from bookkeeping.domain.loans.repayment import Paid, outstanding, propose
from bookkeeping.domain.loans.schedule import Instalment
from bookkeeping.domain.occasion import Person
from bookkeeping.models import Instalment as InstalmentRow
from bookkeeping.models import Loan, LoanMovement
from members.domain.words import Sex


@dataclass(frozen=True, slots=True)
class LoanState:
    """A loan, its borrower, its schedule, and all that was paid on it so far, whatever the date."""

    loan: Loan
    borrower: Person
    schedule: tuple[Instalment, ...]
    paid: Paid
    paid_penalty: int

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


def loans_of_group(group_id: UUID, disbursed_by: date) -> tuple[LoanState, ...]:
    """Loans paid out by that day and not cancelled, by number; three queries."""
    return _states(Loan.objects.filter(group_id=group_id, disbursed_on__lte=disbursed_by, cancelled_on=None))


def loan_states(loan_ids: Iterable[UUID]) -> tuple[LoanState, ...]:
    """These loans, cancelled ones too; three queries."""
    return _states(Loan.objects.filter(pk__in=set(loan_ids)))


def _states(loans: QuerySet[Loan]) -> tuple[LoanState, ...]:
    found = list(loans.select_related("member").order_by("group_id", "number"))
    ids = [loan.id for loan in found]
    schedules: dict[UUID, list[Instalment]] = defaultdict(list)
    lines = InstalmentRow.objects.filter(loan_id__in=ids).order_by("loan_id", "no")
    for loan_id, no, due, principal, interest in lines.values_list(
        "loan_id", "no", "due_on", "principal", "interest"
    ):
        schedules[loan_id].append(Instalment(no, due, principal, interest))
    sums = LoanMovement.objects.filter(Q(group_id__in={loan.group_id for loan in found}), loan_id__in=ids)
    paid = {
        row[0]: row[1:]
        for row in sums.values_list("loan_id").annotate(
            principal=Sum("paid_principal"), interest=Sum("paid_interest"), penalty=Sum("paid_penalty")
        )
    }
    return tuple(_state(loan, schedules[loan.id], paid.get(loan.id, (0, 0, 0))) for loan in found)


def _state(loan: Loan, schedule: list[Instalment], sums: tuple[int, int, int]) -> LoanState:
    principal, interest, penalty = (int(value) for value in sums)
    borrower = Person(loan.member_id, loan.member.name, loan.member.sex == Sex.MAN)
    return LoanState(loan, borrower, tuple(schedule), Paid(principal, interest), penalty)
