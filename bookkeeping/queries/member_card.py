"""What one member saved and owes in a group, for her card."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.models import Loan
from bookkeeping.queries.loans.card import LoanCard, kartu_pinjaman
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.people import Enrolled, ever_enrolled
from bookkeeping.queries.savings.card import SavingsCard, kartu_simpanan

MOST_LOANS = 3  # on one page; a member with more has her Kartu Pinjaman for each


@dataclass(frozen=True, slots=True)
class MemberAccount:
    """A member with her savings and running loans on a day."""

    member: Enrolled
    on: date
    savings: SavingsCard
    loans: tuple[LoanCard, ...]


def member_account(group_id: UUID, member_id: UUID, on: date) -> MemberAccount | None:
    """None for somebody who never belonged to the group. Seven queries, and nine for each running loan."""
    member = ever_enrolled(group_id, [member_id]).get(member_id)
    if member is None:
        return None
    running = [row for row in daftar_pinjaman(group_id, on).running if row.member_id == member_id]
    loans = Loan.objects.filter(pk__in=[row.loan_id for row in running[-MOST_LOANS:]]).order_by("number")
    return MemberAccount(
        member,
        on,
        kartu_simpanan(group_id, member_id, on),
        tuple(kartu_pinjaman(loan, on) for loan in loans),
    )
