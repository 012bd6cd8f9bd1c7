"""Daftar pinjaman kelurahan: the loans of many groups, for Pokja II."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from accounts.policies import Actor, reach
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.loans.words import RHYTHMS, jasa_words
from bookkeeping.models import Loan, LoanMovement
from groups.policies import READ_GROUP
from groups.queries import groups_for
from members.policies import READ_MEMBER


@dataclass(frozen=True, slots=True)
class AreaLoan:
    """A loan with the columns of the paper list, and where it stands; `address` only for who may see it."""

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


def area_loans(actor: Actor) -> QuerySet[Loan]:
    """Loans of every group whose books this actor may read, cancelled ones left out, with what is open.

    `owed` is the sisa pinjaman in whole rupiah, from the rollup.
    """
    moved = (
        LoanMovement.objects.filter(group_id=OuterRef("group_id"), loan_id=OuterRef("pk"))
        .order_by()
        .values("loan_id")
        .annotate(owed=Sum(F("lent") - F("paid_principal") - F("written_off")))
    )
    groups = groups_for(actor, READ_GROUP).order_by().values("id")
    loans = Loan.objects.filter(group_id__in=groups, cancelled_on=None)
    return loans.annotate(owed=Coalesce(Subquery(moved.values("owed")[:1]), 0))


def area_rows(loans: Iterable[Loan], actor: Actor) -> tuple[AreaLoan, ...]:
    """Read models of loans that came through area_loans(), with their references selected."""
    seen = reach(actor, READ_MEMBER)

    def may_see(loan: Loan) -> bool:
        return (
            seen.whole_kota
            or loan.kelurahan.kecamatan_id in seen.kecamatan
            or loan.kelurahan_id in seen.kelurahan
            or loan.group_id in seen.groups
        )

    return tuple(_row(loan, with_address=may_see(loan)) for loan in loans)


def _row(loan: Loan, *, with_address: bool) -> AreaLoan:
    owed: int = loan.owed  # type: ignore[attr-defined]  # annotated by area_loans()
    return AreaLoan(
        loan_id=loan.id,
        group_id=loan.group_id,
        group=str(loan.group),
        kelurahan=loan.kelurahan.name,
        member_name=loan.member.name,
        category=loan.group.line_of_business,
        purpose=loan.purpose,
        address=loan.member.address if with_address else "",
        disbursed_on=loan.disbursed_on,
        principal=loan.principal,
        count=loan.count,
        rhythm=Rhythm(loan.rhythm),
        jasa=jasa_words(loan.rate_bps, Method(loan.method)),
        fund=loan.fund,
        outstanding=owed,
    )
