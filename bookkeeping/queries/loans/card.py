"""Kartu Pinjaman: one loan with its plan and everything that was paid on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from bookkeeping.domain.chart import (
    DENDA,
    JASA_PINJAMAN,
    PEMULIHAN_PINJAMAN,
    PINJAMAN_DIHAPUS,
    PIUTANG_PINJAMAN,
    SIMPANAN_TERIKAT,
)
from bookkeeping.domain.folding import Folded, LineState, Linked, fold
from bookkeeping.domain.loans.plans import plan_on, plan_until
from bookkeeping.domain.loans.repayment import Paid, reached
from bookkeeping.domain.loans.schedule import Instalment
from bookkeeping.models import Leg, Loan
from bookkeeping.queries.corrections import corrections_of
from bookkeeping.queries.loans.covers import Cover, covers_of
from bookkeeping.queries.loans.decided import Decided, EarlierPlan, decisions_about, earlier_plans
from bookkeeping.queries.loans.listing import LoanRow, Standing, loan_row, paid_until
from bookkeeping.queries.loans.states import LoanState, loan_states


@dataclass(frozen=True, slots=True)
class PlanLine:
    """Angsuran ke-`no` of the plan, and how much of it is settled (the oldest first)."""

    no: int
    due: date
    principal: int
    interest: int
    principal_paid: int
    interest_paid: int

    @property
    def is_settled(self) -> bool:
        return self.principal_paid == self.principal and self.interest_paid == self.interest


@dataclass(frozen=True, slots=True)
class CardLine:
    """A movement on the card: the loan paid out (`lent`), or an instalment in its parts."""

    entry_id: UUID
    date: date
    voucher: str
    memo: str
    lent: int
    principal: int
    interest: int
    penalty: int
    tied_saving: int
    outstanding: int  # sisa pinjaman after it
    state: LineState
    trail: tuple[UUID, ...]
    written_off: int = 0  # pokok given up
    recovered: int = 0  # paid after it was given up
    number: int | None = None  # angsuran ke-, the last one it reached
    recorded_name: str = ""

    @property
    def is_instalment(self) -> bool:
        """Whether something was paid on the plan with it."""
        return bool(self.principal or self.interest or self.penalty)


@dataclass(frozen=True, slots=True)
class LoanCard:
    """Head, plan and movements of a loan on a day; the plans that were replaced, with what replaced them."""

    group_id: UUID
    head: LoanRow
    address: str
    phone: str
    cancelled_on: date | None
    plan: tuple[PlanLine, ...]
    lines: tuple[CardLine, ...]
    earlier: tuple[EarlierPlan, ...] = ()
    decisions: tuple[Decided, ...] = ()
    covers: tuple[Cover, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether something is still to be paid on the plan."""
        return self.head.standing in (Standing.BERJALAN, Standing.MENUNGGAK)

    @property
    def can_correct(self) -> bool:
        """Whether nothing was paid on it yet, so that it may be written anew."""
        moved = any(line.is_instalment or line.written_off for line in self.lines)
        return self.cancelled_on is None and not moved

    @property
    def cover_left(self) -> int:
        """What the borrower has not given back to those who covered for her."""
        return sum(cover.left for cover in self.covers if cover.is_borrower)

    @property
    def recovered(self) -> int:
        """What was paid back of the pokok that was written off."""
        return sum(line.recovered for line in self.lines)

    @property
    def lost(self) -> int:
        """What was written off and not paid back since."""
        return self.head.written_off - self.recovered


@dataclass(frozen=True, slots=True)
class _Moved:
    """What one entry moved: pokok (paid out below zero), jasa, denda, simpanan, dihapus, kembali."""

    linked: Linked
    date: date
    voucher: str
    memo: str
    recorded_name: str
    amounts: Sequence[int]


def kartu_pinjaman(loan: Loan, on: date) -> LoanCard:
    """The card of a loan as of a day; nine queries."""
    (state,) = loan_states([loan.id], on)
    head = loan_row(state, paid_until(loan.group_id, on), on)
    member = state.loan.member
    return LoanCard(
        group_id=loan.group_id,
        head=head,
        address=member.address,
        phone=member.phone or "",
        cancelled_on=loan.cancelled_on,
        plan=_plan(state.schedule, Paid(head.paid_principal, head.paid_interest)),
        lines=_lines(state, on),
        earlier=earlier_plans(state.lines, on),
        decisions=decisions_about(loan.id, on),
        covers=covers_of(loan.id, on),
    )


def _plan(schedule: Sequence[Instalment], paid: Paid) -> tuple[PlanLine, ...]:
    principal, interest, lines = paid.principal, paid.interest, []
    for line in schedule:
        if not line.no:
            principal, interest = principal - line.principal, interest - line.interest
            continue
        settled = min(line.principal, principal), min(line.interest, interest)
        principal, interest = principal - settled[0], interest - settled[1]
        lines.append(PlanLine(line.no, line.due, line.principal, line.interest, *settled))
    return tuple(lines)


def _lines(state: LoanState, on: date) -> tuple[CardLine, ...]:
    moved = _moved(state.loan, on)
    links = corrections_of([line.linked.id for line in moved])
    shown = {line.id: line for line in fold([m.linked for m in moved], links.reversed_by, links.replaced_by)}
    owed, jasa, lines = 0, 0, list[CardLine]()
    for movement in moved:
        folded = shown.get(movement.linked.id)
        if folded is not None:
            line = _line(movement, folded, owed)
            owed, jasa = line.outstanding, jasa + line.interest
            paid = Paid(state.loan.principal - owed, jasa)
            lines.append(
                replace(line, number=_reached(state, paid, line.date)) if line.is_instalment else line
            )
    return tuple(lines)


def _reached(state: LoanState, paid: Paid, on: date) -> int | None:
    """Angsuran ke- by the plan of that day; what closed a plan on its last day belongs to that one."""
    before = plan_until(state.lines, max(state.plan_number(on) - 1, 1))
    return reached(plan_on(state.lines, on), paid) or reached(before, paid) or None


def _moved(loan: Loan, on: date) -> list[_Moved]:
    def paid(account: int) -> Coalesce:
        return Coalesce(Sum(F("credit") - F("debit"), filter=Q(account_id=account)), 0)

    legs = Leg.objects.filter(loan_id=loan.id, date__lte=on)
    entry = ("voucher_no", "voucher_year", "memo", "recorded_name", "reverses_id", "replaces_id")
    rows = (
        legs.values_list("date", "entry__seq", "entry_id", *(f"entry__{name}" for name in entry))
        .annotate(
            pokok=paid(PIUTANG_PINJAMAN),
            jasa=paid(JASA_PINJAMAN),
            denda=paid(DENDA),
            tied=paid(SIMPANAN_TERIKAT),
            off=-paid(PINJAMAN_DIHAPUS),
            back=paid(PEMULIHAN_PINJAMAN),
        )
        .order_by("date", "entry__seq")
    )
    found = [
        _Moved(Linked(entry_id, undoes, instead), day, f"{number}/{year}", memo, who, amounts)
        for day, _, entry_id, number, year, memo, who, undoes, instead, *amounts in rows
        if any(amounts)  # who covered for whom stands apart
    ]
    # A saldo awal put right as ralat states the loan on a later day than what was paid on it.
    return sorted(found, key=lambda movement: movement.amounts[0] >= 0)


def _line(moved: _Moved, folded: Folded, owed: int) -> CardLine:
    void = folded.state is LineState.DIBATALKAN
    pokok, jasa, denda, tied, off, back = (0,) * 6 if void else moved.amounts
    return CardLine(
        entry_id=moved.linked.id,
        date=moved.date,
        voucher=moved.voucher,
        memo=moved.memo,
        lent=max(off - pokok, 0),
        principal=max(pokok - off, 0),
        interest=jasa,
        penalty=denda,
        tied_saving=tied,
        outstanding=owed - pokok,
        state=folded.state,
        trail=folded.trail,
        written_off=off,
        recovered=back,
        recorded_name=moved.recorded_name,
    )
