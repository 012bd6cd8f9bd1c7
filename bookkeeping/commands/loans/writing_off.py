"""Pokok that a group gives up, with the minutes that decided it, and what comes in afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, record
from bookkeeping.commands.loans.deciding import (
    Decree,
    Minutes,
    Running,
    decide,
    loan_day_problems,
    minutes_problems,
    most_problems,
    plan_day_problems,
    running_loan,
)
from bookkeeping.commands.loans.drafts import recovery_draft, write_off_draft
from bookkeeping.domain.chart import PEMULIHAN_PINJAMAN, PINJAMAN_DIHAPUS
from bookkeeping.domain.loans.plans import Decision, closing_plan
from bookkeeping.models import Leg
from bookkeeping.queries.loans.states import loan_states
from common.problems import Problem, Problems


@dataclass(frozen=True)
class WriteOff:
    """How much of the sisa pinjaman is given up, where it was decided, and why."""

    command_id: UUID
    loan_id: UUID
    date: Day
    amount: int
    decided_at: str
    reason: str


@dataclass(frozen=True)
class RecoverLoan:
    """Money on a loan that was written off."""

    command_id: UUID
    loan_id: UUID
    date: Day
    amount: int
    bank: bool = False


@command("bookkeeping.write_off")
def write_off(cmd: WriteOff, *, actor: Actor) -> Recorded:
    """Take pokok out of the books; no money moves.

    A part settles the oldest pokok that is open; the whole closes the plan, so that nothing falls due any
    more. Refuses more than is owed, a cancelled loan, and a decision without minutes or reason.
    """
    running = running_loan(actor, cmd.loan_id)
    state = running.state
    Problems(writing_off_problems(running, cmd, state.outstanding)).raise_if_any()
    why = f"{cmd.decided_at.strip()}: {cmd.reason.strip()}"[:200]
    draft = write_off_draft(running.occasion(cmd.date), state.loan, state.borrower, cmd.amount, reason=why)
    done = record(running.group, draft, command_id=cmd.command_id, actor=actor)
    give_up(cmd.loan_id, cmd, draft.id, actor)
    return done


def writing_off_problems(running: Running, cmd: WriteOff, most: int) -> Iterator[Problem]:
    """What speaks against it; `most` is the pokok that is owed without it."""
    yield from plan_day_problems(running, cmd.date)
    yield from most_problems(cmd.amount, most, "Lebih dari sisa pinjaman", "Jumlah yang dihapus")
    yield from minutes_problems(Minutes(cmd.decided_at, cmd.reason))


def give_up(loan_id: UUID, cmd: WriteOff, entry_id: UUID, actor: Actor) -> None:
    """Write the decision, after its posting; when nothing is owed any more, it ends the plan."""
    (state,) = loan_states([loan_id])
    whole = not state.outstanding
    decree = Decree(
        Decision.HAPUS,
        cmd.date,
        Minutes(cmd.decided_at, cmd.reason),
        amount=cmd.amount,
        forgiven=state.interest_left if whole else 0,
        entry_id=entry_id,
        lines=closing_plan(state.paid, cmd.date) if whole else (),
    )
    decide(state, decree, actor.name)


@command("bookkeeping.recover_loan")
def recover_loan(cmd: RecoverLoan, *, actor: Actor) -> Recorded:
    """Take in money on a loan that was written off. Refuses more than was given up."""
    running = running_loan(actor, cmd.loan_id)
    problems = Problems(loan_day_problems(running, cmd.date))
    problems.extend(recovery_problems(cmd.loan_id, cmd.amount))
    problems.raise_if_any()
    state = running.state
    draft = recovery_draft(running.occasion(cmd.date), state.loan, state.borrower, cmd.amount, bank=cmd.bank)
    return record(running.group, draft, command_id=cmd.command_id, actor=actor)


def recovery_problems(loan_id: UUID, amount: int, was: int = 0) -> Iterator[Problem]:
    """More than was given up; `was` is what an entry took in that is taken back."""
    most = recoverable(loan_id) + was
    return most_problems(amount, most, "Lebih dari yang dihapus", "Jumlah yang diterima")


def recoverable(loan_id: UUID) -> int:
    """What was written off of a loan and has not come back, whole rupiah."""
    legs = Leg.objects.filter(loan_id=loan_id)
    sums = legs.aggregate(
        off=Coalesce(Sum(F("debit") - F("credit"), filter=Q(account_id=PINJAMAN_DIHAPUS)), 0),
        back=Coalesce(Sum(F("credit") - F("debit"), filter=Q(account_id=PEMULIHAN_PINJAMAN)), 0),
    )
    return int(sums["off"] - sums["back"])
