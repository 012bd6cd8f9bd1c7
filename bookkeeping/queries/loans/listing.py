"""Daftar pinjaman: the loans of a group on a day."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from bookkeeping.domain.chart import DENDA, JASA_PINJAMAN, PINJAMAN_DIHAPUS, PIUTANG_PINJAMAN
from bookkeeping.domain.loans.aging import Portfolio, portfolio_of
from bookkeeping.domain.loans.repayment import Paid, due_on
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.occasion import Person
from bookkeeping.models import Leg, Loan
from bookkeeping.queries.loans.states import LoanState, loans_of_group
from members.domain.words import Sex


class Standing(StrEnum):
    """How a loan stands; the value is shown."""

    BERJALAN = "Berjalan"
    MENUNGGAK = "Menunggak"
    LUNAS = "Lunas"
    DIHAPUS = "Dihapus"


@dataclass(frozen=True, slots=True)
class LoanRow:
    """A loan as the list shows it, whole rupiah, as of the day of the list."""

    loan_id: UUID
    number: int
    member_id: UUID
    member_name: str
    purpose: str
    fund: str
    disbursed_on: date
    principal: int
    rate_bps: int
    method: Method
    count: int
    rhythm: Rhythm
    last_due: date
    paid_principal: int
    paid_interest: int
    paid_penalty: int
    outstanding: int
    arrears: int
    days_late: int
    standing: Standing
    grace: int = 0
    backing: str = ""  # who answers for it: "Bu Wati", "Tanggung renteng"
    written_off: int = 0
    plan: int = 1  # which plan is in force


@dataclass(frozen=True, slots=True)
class LoanList:
    """The loans of a group on a day, by number, and their sums."""

    on: date
    rows: tuple[LoanRow, ...]
    principal: int
    outstanding: int
    arrears: int
    paid_interest: int

    @property
    def portfolio(self) -> Portfolio:
        """The late loans by age, and what is at risk."""
        return portfolio_of((row.outstanding, row.arrears, row.days_late) for row in self.rows)

    @property
    def running(self) -> tuple[LoanRow, ...]:
        """Those not yet paid off."""
        return tuple(row for row in self.rows if row.standing in (Standing.BERJALAN, Standing.MENUNGGAK))


def daftar_pinjaman(group_id: UUID, on: date) -> LoanList:
    """All loans paid out by that day and not cancelled since; four queries.

    A loan that was written off stays: its member may still pay it back.
    """
    sums = paid_until(group_id, on)
    rows = tuple(loan_row(state, sums, on) for state in loans_of_group(group_id, on))
    return LoanList(
        on=on,
        rows=rows,
        principal=sum(row.principal for row in rows),
        outstanding=sum(row.outstanding for row in rows),
        arrears=sum(row.arrears for row in rows),
        paid_interest=sum(row.paid_interest for row in rows),
    )


@dataclass(frozen=True, slots=True)
class LoanSums:
    """What stands open as pokok, what was paid as jasa and denda, and what was written off."""

    owed: int = 0
    interest: int = 0
    penalty: int = 0
    written_off: int = 0


def paid_until(group_id: UUID, on: date) -> dict[UUID, LoanSums]:
    """The sums of each loan at the end of a day; one query."""
    legs = Leg.objects.filter(group_id=group_id, loan_id__isnull=False, date__lte=on)
    credit = F("credit") - F("debit")
    rows = legs.values_list("loan_id").annotate(
        owed=Coalesce(Sum(F("debit") - F("credit"), filter=Q(account_id=PIUTANG_PINJAMAN)), 0),
        interest=Coalesce(Sum(credit, filter=Q(account_id=JASA_PINJAMAN)), 0),
        penalty=Coalesce(Sum(credit, filter=Q(account_id=DENDA)), 0),
        off=Coalesce(Sum(-credit, filter=Q(account_id=PINJAMAN_DIHAPUS)), 0),
    )
    return {loan_id: LoanSums(*sums) for loan_id, *sums in rows}


def loan_row(state: LoanState, sums: dict[UUID, LoanSums], on: date) -> LoanRow:
    """A loan as of a day, with the sums of paid_until()."""
    loan, paid = state.loan, sums.get(state.loan.id, LoanSums())
    then = replace(state, paid=Paid(loan.principal - paid.owed, paid.interest))
    due = due_on(then.schedule, then.paid, on)
    return LoanRow(
        loan_id=loan.id,
        number=loan.number,
        member_id=state.borrower.member_id,
        member_name=state.borrower.name,
        purpose=loan.purpose,
        fund=loan.fund,
        disbursed_on=loan.disbursed_on,
        principal=loan.principal,
        rate_bps=loan.rate_bps,
        method=Method(loan.method),
        count=loan.count,
        rhythm=Rhythm(loan.rhythm),
        last_due=state.schedule[-1].due,
        paid_principal=then.paid.principal - paid.written_off,
        paid_interest=paid.interest,
        paid_penalty=paid.penalty,
        outstanding=then.outstanding,
        arrears=due.arrears,
        days_late=due.days_late,
        standing=_standing(then, due.arrears, paid.written_off),
        grace=loan.grace,
        backing=_backing(loan),
        written_off=paid.written_off,
        plan=state.plan_number(on),
    )


def _standing(state: LoanState, arrears: int, written_off: int) -> Standing:
    if state.outstanding or state.interest_left:
        return Standing.MENUNGGAK if arrears else Standing.BERJALAN
    return Standing.DIHAPUS if written_off else Standing.LUNAS


def _backing(loan: Loan) -> str:
    if loan.joint_liability:
        return "Tanggung renteng"
    if loan.guarantor is None:
        return ""
    return Person(loan.guarantor.id, loan.guarantor.name, loan.guarantor.sex == Sex.MAN).called
