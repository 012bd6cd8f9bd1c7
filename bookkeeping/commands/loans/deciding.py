"""What every decision about a running loan has in common: the loan, its day, and the plan that follows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from django.db.models import Max
from django.http import Http404

from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from bookkeeping.commands.loans.opening import write_plan
from bookkeeping.domain.amounts import day_problems, filled_problems
from bookkeeping.domain.loans.plans import Decision
from bookkeeping.domain.loans.schedule import Instalment, LoanTerms
from bookkeeping.domain.occasion import Occasion
from bookkeeping.models import Leg, Loan, LoanDecision
from bookkeeping.queries.loans.states import LoanState, loan_states
from bookkeeping.queries.months import counted_of
from common import clock
from common.period import Period
from common.problems import Problem
from common.rupiah import format_rupiah
from common.words import bulan, tanggal
from groups.models import Group
from regions.queries.day import today_here

LONGEST_DECIDED_AT, LONGEST_REASON = 120, 120


@dataclass(frozen=True)
class Minutes:
    """Where it was decided ("Rapat 12 Oktober 2026") and why."""

    decided_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Running:
    """A loan under the lock of its book."""

    group: Group
    state: LoanState

    def occasion(self, day: Day) -> Occasion:
        return Occasion(self.group.id, day)


def running_loan(actor: Actor, loan_id: UUID) -> Running:
    """The loan with its book locked; Http404 for a stranger, Forbidden for who may only look."""
    loan = Loan.objects.filter(pk=loan_id).only("group_id").first()
    if loan is None:
        raise Http404("no such loan")
    group = open_book(actor, loan.group_id)
    (state,) = loan_states([loan_id])
    return Running(group, state)


def book_day_problems(group: Group, day: Day, earliest: Day | None = None) -> Iterator[Problem]:
    """A day as every entry has it, not in a month that an issued report counts, not before `earliest`."""
    yield from day_problems("date", day, today_here(), group.closed_on, earliest)
    counted = counted_of(group.id)
    if counted is not None and counted.covers(day):
        month = bulan(Period.of(day))
        yield Problem(
            "date",
            f"Buku {month} sudah disegel karena laporannya terbit. Pakai tanggal di bulan yang terbuka.",
            "disegel",
        )


def loan_day_problems(running: Running, day: Day) -> Iterator[Problem]:
    """A day of the loan: as the book takes it, not before the loan, and the loan not cancelled."""
    loan = running.state.loan
    yield from book_day_problems(running.group, day, loan.disbursed_on)
    if loan.cancelled_on is not None:
        yield Problem("loan_id", "Pinjaman ini sudah dibatalkan.", "batal")


def plan_day_problems(running: Running, day: Day) -> Iterator[Problem]:
    """A day on which a plan may begin: nothing moved on the loan after it, no plan began later.

    Nor does it lie in a month that an issued report counts: the dues of that month would change.
    """
    yield from loan_day_problems(running, day)
    loan_id = running.state.loan.id
    moved = Leg.objects.filter(loan_id=loan_id).aggregate(last=Max("date"))["last"]
    begun = max((line.due for _, line in running.state.lines if line.no == 0), default=None)
    last = max((known for known in (moved, begun) if known is not None), default=None)
    if last is not None and day < last:
        yield Problem("date", f"Ada catatan sesudahnya. Paling awal {tanggal(last)}.", "urutan")
    counted = counted_of(running.group.id)
    if counted is not None and counted.leads_in(day):
        last_month = bulan(counted.last)
        yield Problem(
            "date",
            f"Laporan sampai {last_month} sudah menghitung pinjaman ini. Pakai tanggal sesudahnya.",
            "disegel",
        )


def most_problems(amount: int, most: int, words: str, label: str = "Jumlah") -> Iterator[Problem]:
    """An amount that must be there and is bounded: "Lebih dari sisa pinjaman, paling banyak Rp 500.000."."""
    yield from filled_problems("amount", amount, label)
    if amount > most:
        yield Problem("amount", f"{words}, paling banyak Rp {format_rupiah(most)}.", "lebih")


def minutes_problems(minutes: Minutes) -> Iterator[Problem]:
    """Where it was decided and why must be told."""
    if not minutes.decided_at.strip():
        yield Problem(
            "decided_at", "Tulis rapat yang memutuskannya, misalnya Rapat 12 Oktober 2026.", "kosong"
        )
    elif len(minutes.decided_at.strip()) > LONGEST_DECIDED_AT:
        yield Problem("decided_at", f"Paling panjang {LONGEST_DECIDED_AT} huruf.", "terlalu_panjang")
    if not minutes.reason.strip():
        yield Problem("reason", "Tulis alasannya.", "kosong")
    elif len(minutes.reason.strip()) > LONGEST_REASON:
        yield Problem("reason", f"Paling panjang {LONGEST_REASON} huruf.", "terlalu_panjang")


@dataclass(frozen=True, slots=True)
class Decree:
    """A decision to be written, amounts in whole rupiah; `lines` are the plan it begins, if it begins one."""

    kind: Decision
    date: Day
    minutes: Minutes
    amount: int = 0
    carried: int = 0
    forgiven: int = 0
    entry_id: UUID | None = None
    lines: Sequence[Instalment] = ()
    terms: LoanTerms | None = None


def decide(state: LoanState, decree: Decree, by: str) -> int | None:
    """Write a decision with its plan; answers the number of the plan.

    Part of a command, after its posting; `by` is who writes it down.
    """
    loan, terms = state.loan, decree.terms
    plan = state.plan + 1 if decree.lines else None
    LoanDecision.objects.create(
        kelurahan_id=loan.kelurahan_id,
        group_id=loan.group_id,
        loan_id=loan.id,
        kind=decree.kind.value,
        date=decree.date,
        plan=plan,
        entry_id=decree.entry_id,
        amount=decree.amount,
        carried=decree.carried,
        forgiven=decree.forgiven,
        decided_at=decree.minutes.decided_at.strip(),
        reason=decree.minutes.reason.strip(),
        rate_bps=terms.rate_bps_per_month if terms else None,
        method=terms.method.value if terms else "",
        count=terms.count if terms else None,
        rhythm=terms.rhythm.value if terms else "",
        recorded_at=clock.now(),
        recorded_name=by,
    )
    if plan is not None:
        write_plan(loan, plan, decree.lines)
    return plan
