"""Betulkan an instalment that members covered: it and who owes whom are written anew, in one step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Day
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.correcting import ONLY_CANCELLED, Corrected
from bookkeeping.commands.desk import at_the_command, recorded
from bookkeeping.commands.loans.covering import CoverInstalment, Share, covering_shares
from bookkeeping.commands.loans.deciding import Running, loan_day_problems, running_loan
from bookkeeping.commands.loans.drafts import cover_draft
from bookkeeping.commands.loans.paying import paid_draft
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import UNCHANGED, settle, take_back_all
from bookkeeping.domain.amounts import payment_problems
from bookkeeping.models import Entry
from bookkeeping.queries.loans.covered import Covered, covered_of
from common.problems import Problem, Problems, Refused


@dataclass(frozen=True)
class CorrectCover:
    """An instalment in its parts (whole rupiah), who should have paid it, and why it is put right.

    `entry_id` names the instalment or the entry of who owes whom: both are written again.
    """

    command_id: UUID
    entry_id: UUID
    date: Day
    shares: tuple[Share, ...]
    reason: str
    principal: int = 0
    interest: int = 0
    penalty: int = 0
    bank: bool = False

    def on(self, loan_id: UUID, day: Day) -> CoverInstalment:
        """The same as a new cover of that loan."""
        return CoverInstalment(
            self.command_id, loan_id, day, self.shares, self.principal, self.interest, self.penalty, self.bank
        )


@command("bookkeeping.correct_cover")
def correct_cover(cmd: CorrectCover, *, actor: Actor) -> Corrected:
    """Take both entries back and write both as they should be, in one posting, linked and with the reason.

    Refuses what is no cover, one that was given back or passed on since (naming that entry), one on which
    nothing is changed, and what cover_instalment refuses.
    """
    entry = Entry.objects.filter(pk=cmd.entry_id).first()
    if entry is None:
        raise Http404("no such entry")
    covered = covered_of(entry)
    if covered is None:
        raise Refused([ONLY_CANCELLED])
    running = running_loan(actor, covered.loan_id)
    both, found = (covered.paid, covered.duty), Problems()
    backs = take_back_all(both, cmd.reason, found, field_of=lambda _: "entry_id")
    problems = Problems(dict.fromkeys(found))  # what is true of both is said once
    day = backs[0].day_for(cmd.date)
    problems.extend(_problems(running, covered, cmd, day))
    # Who was a member is asked of the day it happened, also where a ralat is dated today.
    shares = dict(covering_shares(cmd.on(covered.loan_id, cmd.date), running, problems))
    problems.raise_if_any()
    state = running.state
    paid = paid_draft(running, cmd.on(covered.loan_id, day).instalment)
    duty = cover_draft(running.occasion(day), state.loan, state.borrower, shares)
    news = (replace(paid, memo=covered.paid.memo), duty)
    if all(back.moves_same(new, cmd.date) for back, new in zip(backs, news, strict=True)):
        raise Refused([UNCHANGED])
    instead = [back.instead(new) for back, new in zip(backs, news, strict=True)]
    drafts = [*(back.draft for back in backs), *instead]
    with at_the_command():
        posted = post(drafts, command_id=cmd.command_id, actor=actor)
    settle(backs)
    written = [recorded(running.group, d, p) for d, p in zip(drafts, posted, strict=True)]
    return Corrected(entry.id, written[0], written[len(backs)])


def _problems(running: Running, covered: Covered, cmd: CorrectCover, day: Day) -> Iterator[Problem]:
    """More than would be left without the wrong instalment, and a day that the loan does not take."""
    yield from loan_day_problems(running, day)
    state, was = running.state, covered.parts
    yield from payment_problems(
        cmd.on(covered.loan_id, day).instalment.parts,
        state.outstanding + was["principal"],
        state.interest_left + was["interest"],
    )
