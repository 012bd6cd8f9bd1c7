"""Daftar pinjaman kelurahan: the loans of many groups, by name for those who may know the members."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from accounts.policies import Actor, Rule
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.loans.words import RHYTHMS, jasa_words
from bookkeeping.models import Loan, LoanMovement
from groups.models import Group
from groups.policies import READ_GROUP
from groups.queries import groups_for
from members.policies import READ_MEMBER


@dataclass(frozen=True, slots=True)
class AreaLoan:
    """A loan with the columns of the paper list, and where it stands."""

    loan_id: UUID
    group_id: UUID
    group: str
    kelurahan: str
    member_name: str
    category: str  # jenis usaha of the group
    purpose: str  # what she borrowed it for
    address: str
    disbursed_on: date
    principal: int
    count: int
    rhythm: Rhythm
    jasa: str
    fund: str
    outstanding: int

    @property
    def term(self) -> str:
        """LAMA: "10 kali, tiap bulan"."""
        return f"{self.count} kali, {RHYTHMS[self.rhythm]}"


@dataclass(frozen=True, slots=True)
class GroupLoans:
    """The running loans of a group together, whole rupiah: nobody is named."""

    group_id: UUID
    group: str
    kelurahan: str
    loans: int
    lent: int
    outstanding: int


def area_loans(actor: Actor) -> QuerySet[Loan]:
    """Loans of every group whose members this actor may know, cancelled ones left out, with what is open.

    `owed` is the sisa pinjaman in whole rupiah, from the rollup. Who judges or arranges the contest reads the
    books of a group, but no list of who borrows in the city: for her there is group_loans().
    """
    return _with_owed(Loan.objects.filter(group_id__in=_ids(actor, READ_MEMBER), cancelled_on=None))


def group_loans(actor: Actor) -> tuple[GroupLoans, ...]:
    """What is lent in each group whose books this actor may read, by place and name; two queries."""
    loans = _with_owed(Loan.objects.filter(group_id__in=_ids(actor, READ_GROUP), cancelled_on=None))
    sums: Any = (
        loans.filter(owed__gt=0)
        .order_by()
        .values_list("group_id")
        .annotate(loans=Count("pk"), lent=Sum("principal"), left=Sum("owed"))
    )
    found = {group_id: numbers for group_id, *numbers in sums}
    groups = Group.objects.filter(pk__in=list(found)).select_related("kelurahan")
    return tuple(
        GroupLoans(group.id, str(group), group.kelurahan.name, *found[group.id])
        for group in groups.order_by("kelurahan__name", "search_name")
    )


def _ids(actor: Actor, rule: Rule) -> Any:
    return groups_for(actor, rule).order_by().values("id")


def _with_owed(loans: QuerySet[Loan]) -> QuerySet[Any]:
    moved = (
        LoanMovement.objects.filter(group_id=OuterRef("group_id"), loan_id=OuterRef("pk"))
        .order_by()
        .values("loan_id")
        .annotate(owed=Sum(F("lent") - F("paid_principal") - F("written_off")))
    )
    return loans.annotate(owed=Coalesce(Subquery(moved.values("owed")[:1]), 0))


def area_rows(loans: Iterable[Loan]) -> tuple[AreaLoan, ...]:
    """Read models of loans that came through area_loans(), with their references selected."""
    return tuple(_row(loan) for loan in loans)


def _row(loan: Loan) -> AreaLoan:
    owed: int = loan.owed  # type: ignore[attr-defined]  # annotated by area_loans()
    return AreaLoan(
        loan_id=loan.id,
        group_id=loan.group_id,
        group=str(loan.group),
        kelurahan=loan.kelurahan.name,
        member_name=loan.member.name,
        category=loan.group.line_of_business,
        purpose=loan.purpose,
        address=loan.member.address,
        disbursed_on=loan.disbursed_on,
        principal=loan.principal,
        count=loan.count,
        rhythm=Rhythm(loan.rhythm),
        jasa=jasa_words(loan.rate_bps, Method(loan.method)),
        fund=loan.fund,
        outstanding=owed,
    )
