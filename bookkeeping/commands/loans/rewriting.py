"""Betulkan money on a loan outside of its plan: a cover given back or passed on, a recovery."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.correcting import ONLY_CANCELLED, Corrected
from bookkeeping.commands.desk import at_the_command, recorded
from bookkeeping.commands.loans.covering import give_back_problems, pass_on_problems
from bookkeeping.commands.loans.deciding import Running, loan_day_problems, running_loan
from bookkeeping.commands.loans.drafts import give_back_draft, pass_on_draft, recovery_draft
from bookkeeping.commands.loans.writing_off import recovery_problems
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import UNCHANGED, take_back
from bookkeeping.domain.chart import PEMULIHAN_PINJAMAN, PIUTANG_TANGGUNG_RENTENG
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.loans.outside import money_leg
from bookkeeping.models import Entry
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
    entry = Entry.objects.filter(pk=cmd.entry_id).first()
    if entry is None:
        raise Http404("no such entry")
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
    drafts = (back.draft, draft)
    with at_the_command():
        posted = post(drafts, command_id=cmd.command_id, actor=actor)
    reversal, replacement = (recorded(running.group, d, p) for d, p in zip(drafts, posted, strict=True))
    return Corrected(entry.id, reversal, replacement)


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
