"""Betulkan what moved on a loan outside of its plan: covers given back or passed on, write-off, recovery."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Day
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.correcting import ONLY_CANCELLED, Corrected
from bookkeeping.commands.desk import at_the_command, recorded
from bookkeeping.commands.loans.covering import give_back_problems, pass_on_problems
from bookkeeping.commands.loans.deciding import Running, loan_day_problems, running_loan
from bookkeeping.commands.loans.drafts import give_back_draft, pass_on_draft, recovery_draft, write_off_draft
from bookkeeping.commands.loans.writing_off import WriteOff, give_up, recovery_problems, writing_off_problems
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack, settle, take_back
from bookkeeping.domain.chart import PEMULIHAN_PINJAMAN, PIUTANG_TANGGUNG_RENTENG
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.loans.outside import money_leg
from bookkeeping.domain.loans.plans import Decision
from bookkeeping.models import Entry, LoanDecision
from bookkeeping.queries.entries import legs_of
from bookkeeping.queries.people import ever_enrolled
from common.problems import Problem, Problems, Refused


@dataclass(frozen=True)
class CorrectLoanMoney:
    """Such money as it should have been written, whole rupiah, and why it is put right."""

    command_id: UUID
    entry_id: UUID
    date: Day
    amount: int
    reason: str
    bank: bool = False


@command("bookkeeping.correct_loan_money")
def correct_loan_money(cmd: CorrectLoanMoney, *, actor: Actor) -> Corrected:
    """Take the entry back and write it as it should be, in one posting, linked and with the reason.

    Refuses entries that are no such money, a cover that was passed on since, one on which nothing is changed,
    and what the entry would be refused for if it were new.
    """
    entry = _entry(cmd.entry_id)
    leg = money_leg(legs_of(entry))
    if leg is None or leg.loan_id is None:
        raise Refused([ONLY_CANCELLED])
    running = running_loan(actor, leg.loan_id)
    problems = Problems()
    back = take_back(entry, cmd.reason, problems)
    day = back.day_for(cmd.date)
    problems.extend(loan_day_problems(running, day))
    problems.extend(_amount_problems(running, leg, cmd.amount))
    draft = back.instead(_draft(running, leg, day, cmd))
    if back.moves_same(draft, cmd.date):
        problems.extend([UNCHANGED])
    problems.raise_if_any()
    return _written(running, back, draft, cmd.command_id, actor)


@dataclass(frozen=True)
class CorrectWriteOff:
    """A write-off as it should have been decided, and why it is put right."""

    command_id: UUID
    entry_id: UUID
    right: WriteOff
    reason: str


@command("bookkeeping.correct_write_off")
def correct_write_off(cmd: CorrectWriteOff, *, actor: Actor) -> Corrected:
    """Take a write-off back with the plan it ended, and write it as it should be.

    Refuses one of which something came back since, one on which nothing is changed, and what write_off does.
    """
    entry = _entry(cmd.entry_id)
    running = running_loan(actor, cmd.right.loan_id)
    state, problems = running.state, Problems()
    back = take_back(entry, cmd.reason, problems)
    was = sum(leg.debit for leg in back.legs if leg.loan_id == state.loan.id)
    if entry.kind != EntryKind.HAPUS_PINJAMAN or not was:
        raise Refused([ONLY_CANCELLED])
    right = replace(cmd.right, date=back.day_for(cmd.right.date))
    found = writing_off_problems(running, right, state.outstanding + was)
    problems.extend(problem.under("right") for problem in found)
    draft = write_off_draft(running.occasion(right.date), state.loan, state.borrower, right.amount, reason="")
    if back.moves_same(draft, cmd.right.date) and minutes_of(entry) == (right.decided_at, right.reason):
        problems.extend([UNCHANGED])
    problems.raise_if_any()
    draft = back.instead(draft)
    done = _written(running, back, draft, cmd.command_id, actor)
    give_up(state.loan.id, right, draft.id, actor)
    return done


def minutes_of(entry: Entry) -> tuple[str, str]:
    """Where a write-off was decided, and why."""
    row = LoanDecision.objects.filter(entry_id=entry.id, kind=Decision.HAPUS.value).first()
    return (row.decided_at, row.reason) if row else ("", "")


def _entry(entry_id: UUID) -> Entry:
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is None:
        raise Http404("no such entry")
    return entry


def _written(
    running: Running, back: TakenBack, draft: EntryDraft, command_id: UUID, actor: Actor
) -> Corrected:
    drafts = (back.draft, draft)
    with at_the_command():
        posted = post(drafts, command_id=command_id, actor=actor)
    settle([back])
    reversal, replacement = (recorded(running.group, d, p) for d, p in zip(drafts, posted, strict=True))
    return Corrected(back.entry.id, reversal, replacement)


def _amount_problems(running: Running, leg: LegLine, amount: int) -> Iterator[Problem]:
    """More than there would be without the wrong entry."""
    loan_id, was = running.state.loan.id, leg.debit + leg.credit
    if leg.account == PEMULIHAN_PINJAMAN:
        return recovery_problems(loan_id, amount, was)
    if leg.account == PIUTANG_TANGGUNG_RENTENG:
        return give_back_problems(loan_id, amount, was)
    return pass_on_problems(loan_id, leg.member_id, amount, was)


def _draft(running: Running, leg: LegLine, day: Day, cmd: CorrectLoanMoney) -> EntryDraft:
    state, occasion = running.state, running.occasion(day)
    if leg.account == PEMULIHAN_PINJAMAN:
        return recovery_draft(occasion, state.loan, state.borrower, cmd.amount, bank=cmd.bank)
    if leg.account == PIUTANG_TANGGUNG_RENTENG:
        return give_back_draft(occasion, state.loan, state.borrower, cmd.amount, bank=cmd.bank)
    assert leg.member_id is not None  # the ledger takes no such leg without one
    person = ever_enrolled(running.group.id, [leg.member_id])[leg.member_id].person
    return pass_on_draft(occasion, state.loan, person, cmd.amount, bank=cmd.bank)
