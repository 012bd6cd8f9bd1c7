"""Betulkan a loan: the wrong one is cancelled and the right one handed out, in one step."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.correcting import Corrected
from bookkeeping.commands.desk import at_the_command, recorded
from bookkeeping.commands.loans.deciding import running_loan
from bookkeeping.commands.loans.lending import Lend, decided
from bookkeeping.commands.loans.opening import open_loan
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import settle, take_back
from bookkeeping.domain.chart import PIUTANG_PINJAMAN
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.occasion import Occasion
from bookkeeping.models import Entry, Leg
from common.problems import Problem, Problems, Refused


@dataclass(frozen=True)
class CorrectLoan:
    """A loan as it should have been, and why; `loan` names the group of the wrong one."""

    command_id: UUID
    loan_id: UUID
    loan: Lend
    reason: str


@command("bookkeeping.correct_loan")
def correct_loan(cmd: CorrectLoan, *, actor: Actor) -> Corrected:
    """Cancel a loan and open it again as it should be, in one posting, linked and with the reason.

    Refuses a loan on which something was paid, one taken over with the saldo awal, and what lend refuses.
    """
    running = running_loan(actor, cmd.loan_id)
    group, entry = running.group, _disbursal(cmd.loan_id)
    problems = Problems()
    if cmd.loan.group_id != group.id:
        problems.add("group_id", "Pinjaman ini milik kelompok lain.", "kelompok")
    back = take_back(entry, cmd.reason, problems)
    day = back.day_for(cmd.loan.date)
    new = decided(cmd.loan, group, day, problems)
    problems.raise_if_any()
    _, draft = open_loan(Occasion(group.id, day, entry.meeting_id), group.kelurahan_id, new)
    drafts = (back.draft, back.instead(draft))
    with at_the_command():
        posted = post(drafts, command_id=cmd.command_id, actor=actor)
    settle([back])
    reversal, replacement = (recorded(group, d, p) for d, p in zip(drafts, posted, strict=True))
    return Corrected(entry.id, reversal, replacement)


def _disbursal(loan_id: UUID) -> Entry:
    legs = Leg.objects.filter(loan_id=loan_id, account_id=PIUTANG_PINJAMAN, debit__gt=0)
    entry = Entry.objects.filter(id__in=legs.values("entry_id"), kind=EntryKind.PINJAMAN).first()
    if entry is None:
        raise Refused(
            [Problem("loan_id", "Pinjaman ini berasal dari saldo awal. Betulkan di sana.", "jenis")]
        )
    return entry
