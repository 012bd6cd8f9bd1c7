"""Lunasi: a loan is paid off at once, before its plan ends."""

from dataclasses import dataclass, replace
from datetime import date as Day
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, record
from bookkeeping.commands.drafts import instalment_draft
from bookkeeping.commands.loans.deciding import (
    Decree,
    Minutes,
    Running,
    decide,
    plan_day_problems,
    running_loan,
)
from bookkeeping.domain.amounts import amount_problems
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.loans.plans import Decision, closing_plan
from bookkeeping.domain.loans.repayment import Paid
from bookkeeping.domain.loans.settling import PayOff, pay_off
from bookkeeping.domain.loans.words import SETTLEMENTS
from bookkeeping.domain.words import short
from bookkeeping.queries.agreed import rules_on
from common.problems import Problem, Problems
from common.rupiah import format_rupiah


@dataclass(frozen=True)
class SettleLoan:
    """`amount` is pokok and jasa as they were shown to her; a denda and a saving come on top."""

    command_id: UUID
    loan_id: UUID
    date: Day
    amount: int
    penalty: int = 0
    tied_saving: int = 0
    bank: bool = False


@command("bookkeeping.settle_loan")
def settle_loan(cmd: SettleLoan, *, actor: Actor) -> Recorded:
    """Take in what closes the loan by the group's rule, in one entry, and close its plan.

    Refuses another amount than the rule asks for, with the exact sum; a loan that is paid off or cancelled;
    a day before something that moved on it.
    """
    running = running_loan(actor, cmd.loan_id)
    rules = rules_on(running.group.id, cmd.date)
    state = running.state
    asked = pay_off(state.schedule, state.paid, cmd.date, rules.settlement)
    problems = Problems(plan_day_problems(running, cmd.date))
    problems.extend(_problems(cmd, asked))
    problems.raise_if_any()
    draft = _draft(cmd, running, asked)
    done = record(running.group, draft, command_id=cmd.command_id, actor=actor)
    settled = Paid(state.paid.principal + asked.pokok, state.paid.interest + asked.jasa)
    decree = Decree(
        Decision.PELUNASAN,
        cmd.date,
        Minutes("Aturan kelompok", SETTLEMENTS[rules.settlement]),
        amount=asked.pokok,
        forgiven=asked.forgiven,
        entry_id=draft.id,
        lines=closing_plan(settled, cmd.date),
    )
    decide(state, decree, actor.name)
    return done


def _problems(cmd: SettleLoan, asked: PayOff) -> list[Problem]:
    found = list(amount_problems("penalty", cmd.penalty, "Denda"))
    found += amount_problems("tied_saving", cmd.tied_saving, "Simpanan")
    if not asked.total:
        found.append(Problem("loan_id", "Pinjaman ini sudah lunas.", "lunas"))
    elif cmd.amount != asked.total:
        exact = format_rupiah(asked.total)
        found.append(Problem("amount", f"Untuk melunasi pada tanggal itu perlu tepat Rp {exact}.", "beda"))
    return found


def _draft(cmd: SettleLoan, running: Running, asked: PayOff) -> EntryDraft:
    borrower = running.state.borrower
    draft = instalment_draft(
        running.occasion(cmd.date),
        running.state.loan,
        borrower,
        principal=asked.pokok,
        interest=asked.jasa,
        penalty=cmd.penalty,
        tied_saving=cmd.tied_saving,
        bank=cmd.bank,
    )
    return replace(draft, memo=short(f"Pelunasan {borrower.called}"))
