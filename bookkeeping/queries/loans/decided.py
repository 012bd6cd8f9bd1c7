"""What was decided about a loan after it was paid out, and the plans that were replaced by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from bookkeeping.domain.loans.plans import Decision, PlannedLine, plan_until
from bookkeeping.domain.loans.schedule import Instalment, Method, Rhythm
from bookkeeping.domain.loans.words import DECISIONS, jasa_words, term_words
from bookkeeping.models import Entry, LoanDecision


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the card tells it, amounts in whole rupiah."""

    kind: Decision
    date: date
    decided_at: str
    reason: str
    amount: int
    carried: int
    forgiven: int
    plan: int | None
    terms: str  # "6 kali, tiap bulan, 1,5 % menurun"; empty where no new plan was made
    recorded_name: str
    is_undone: bool = False  # the entry that came of it was taken back

    @property
    def words(self) -> str:
        """ "Dijadwal ulang"."""
        return DECISIONS[self.kind]


@dataclass(frozen=True, slots=True)
class EarlierPlan:
    """A plan that stands no more, and the day from which another took its place."""

    number: int
    until: date
    lines: tuple[Instalment, ...]


def decisions_about(loan_id: UUID, on: date) -> tuple[Decided, ...]:
    """The decisions up to a day, oldest first; one query."""
    rows = LoanDecision.objects.filter(loan_id=loan_id, date__lte=on).order_by("date", "recorded_at")
    undone = Entry.objects.filter(reverses_id=OuterRef("entry_id"), date__lte=on)
    return tuple(_decided(row, row.undone) for row in rows.annotate(undone=Exists(undone)))


def _decided(row: LoanDecision, is_undone: bool) -> Decided:
    terms = ""
    if row.count and row.rate_bps is not None:
        said = term_words(row.count, Rhythm(row.rhythm))
        terms = f"{said}, jasa {jasa_words(row.rate_bps, Method(row.method))} sebulan"
    return Decided(
        kind=Decision(row.kind),
        date=row.date,
        decided_at=row.decided_at,
        reason=row.reason,
        amount=row.amount,
        carried=row.carried,
        forgiven=row.forgiven,
        plan=row.plan,
        terms=terms,
        recorded_name=row.recorded_name,
        is_undone=is_undone,
    )


def earlier_plans(lines: Iterable[PlannedLine], on: date) -> tuple[EarlierPlan, ...]:
    """The plans that were replaced by a day, oldest first."""
    known = tuple(lines)
    starts = sorted((number, line.due) for number, line in known if line.no == 0 and line.due <= on)
    return tuple(
        EarlierPlan(number - 1, day, tuple(line for line in plan_until(known, number - 1) if line.no))
        for number, day in starts
    )
