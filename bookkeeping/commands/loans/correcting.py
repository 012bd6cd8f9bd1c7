"""Betulkan a loan: the wrong one is cancelled and the right one handed out, in one step."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.correcting import Corrected
from bookkeeping.commands.desk import at_the_command, recorded
from bookkeeping.commands.loans.deciding import running_loan
from bookkeeping.commands.loans.lending import Lend, decided
from bookkeeping.commands.loans.opening import open_loan
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import UNCHANGED, settle, take_back
from bookkeeping.domain.chart import BANK, PIUTANG_PINJAMAN
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.occasion import Occasion
from bookkeeping.models import Entry, Leg, Loan
from common.ids import uuid7
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

    Refuses a loan on which something was paid, one taken over with the saldo awal, one on which nothing is
    changed, and what lend refuses.
    """
    running = running_loan(actor, cmd.loan_id)
    group, entry = running.group, _disbursal(cmd.loan_id)
    problems = Problems()
    if cmd.loan.group_id != group.id:
        problems.add("group_id", "Pinjaman ini milik kelompok lain.", "kelompok")
    back = take_back(entry, cmd.reason, problems)
    day = back.day_for(cmd.loan.date)
    new = decided(cmd.loan, group, day, problems)
    if _tidy(cmd.loan) == replace(as_lent(running.state.loan), command_id=cmd.loan.command_id):
        problems.extend([UNCHANGED])
    problems.raise_if_any()
    _, draft = open_loan(Occasion(group.id, day, entry.meeting_id), group.kelurahan_id, new)
    drafts = (back.draft, back.instead(draft))
    with at_the_command():
        posted = post(drafts, command_id=cmd.command_id, actor=actor)
    settle([back])
    reversal, replacement = (recorded(group, d, p) for d, p in zip(drafts, posted, strict=True))
    return Corrected(entry.id, reversal, replacement)


def as_lent(loan: Loan) -> Lend:
    """The loan as it would have to be lent to stand as it stands."""
    return Lend(
        command_id=uuid7(),
        group_id=loan.group_id,
        member_id=loan.member_id,
        date=loan.disbursed_on,
        principal=loan.principal,
        rate_bps=loan.rate_bps,
        method=Method(loan.method),
        count=loan.count,
        first_due=loan.first_due,
        purpose=loan.purpose,
        rhythm=Rhythm(loan.rhythm),
        rounding=loan.rounding,
        fund=loan.fund,
        bank=Leg.objects.filter(entry_id__in=_paid_out(loan.id), account_id=BANK).exists(),
        grace=loan.grace,
        guarantor_id=loan.guarantor_id,
        joint_liability=loan.joint_liability,
    )


def _tidy(loan: Lend) -> Lend:
    return replace(loan, purpose=loan.purpose.strip(), fund=loan.fund.strip())


def _paid_out(loan_id: UUID) -> QuerySet[Leg, UUID]:
    legs = Leg.objects.filter(loan_id=loan_id, account_id=PIUTANG_PINJAMAN, debit__gt=0)
    return legs.values_list("entry_id", flat=True)


def _disbursal(loan_id: UUID) -> Entry:
    entry = Entry.objects.filter(id__in=_paid_out(loan_id), kind=EntryKind.PINJAMAN).first()
    if entry is None:
        raise Refused(
            [Problem("loan_id", "Pinjaman ini berasal dari saldo awal. Betulkan di sana.", "jenis")]
        )
    return entry
