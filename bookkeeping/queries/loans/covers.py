"""Tanggung renteng: who covered a gap for whom, what came back, and what was passed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from bookkeeping.domain.chart import PIUTANG_TANGGUNG_RENTENG, UTANG_TANGGUNG_RENTENG
from bookkeeping.models import Leg

DUTIES = (PIUTANG_TANGGUNG_RENTENG, UTANG_TANGGUNG_RENTENG)


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands between a loan and one member, whole rupiah.

    Of the borrower: what was covered for her and what she gave back. Of one who covered: what she laid out
    and what was passed on to her.
    """

    member_id: UUID
    member_name: str
    is_borrower: bool
    covered: int
    returned: int

    @property
    def left(self) -> int:
        """What is still to come back."""
        return self.covered - self.returned


def covers_of(loan_id: UUID, on: date = date.max) -> tuple[Cover, ...]:
    """The borrower first, then those who covered for her, by name; one query."""
    return covers_of_loans([loan_id], on).get(loan_id, ())


def covers_of_loans(loan_ids: Iterable[UUID], on: date = date.max) -> dict[UUID, tuple[Cover, ...]]:
    """The same for many loans; one query."""
    legs = Leg.objects.filter(loan_id__in=set(loan_ids), account_id__in=DUTIES, date__lte=on)
    undone = Q(entry__reverses__isnull=False)
    # A reversal takes back on the side it mirrors: a cover that was undone was never there.
    rows = (
        legs.values_list("loan_id", "account_id", "member_id", "member__name")
        .annotate(
            laid=Coalesce(Sum("debit", filter=~undone), 0) - Coalesce(Sum("credit", filter=undone), 0),
            back=Coalesce(Sum("credit", filter=~undone), 0) - Coalesce(Sum("debit", filter=undone), 0),
        )
        .order_by("loan_id", F("account_id"), "member__name")
    )
    found: dict[UUID, list[Cover]] = {}
    for loan_id, account, member_id, name, debit, credit in rows:
        of_borrower = account == PIUTANG_TANGGUNG_RENTENG
        covered, returned = (debit, credit) if of_borrower else (credit, debit)
        if covered or returned:
            found.setdefault(loan_id, []).append(Cover(member_id, name, of_borrower, covered, returned))
    return {loan_id: tuple(covers) for loan_id, covers in found.items()}


def to_give_back(loan_id: UUID) -> int:
    """What the borrower still owes those who covered for her, whole rupiah."""
    return sum(cover.left for cover in covers_of(loan_id) if cover.is_borrower)


def to_pass_on(covers: Iterable[Cover]) -> int:
    """What the borrower gave back and still lies with the group."""
    known = tuple(covers)
    theirs = sum(cover.left for cover in known if not cover.is_borrower)
    return theirs - sum(cover.left for cover in known if cover.is_borrower)
