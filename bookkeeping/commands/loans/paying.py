"""Taking in an instalment at the desk; a meeting does the same for many (commands.drafts)."""

from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.drafts import instalment_draft
from bookkeeping.domain.amounts import day_problems, payment_problems
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.occasion import Occasion
from bookkeeping.models import Loan
from bookkeeping.queries.loans.states import LoanState, loan_states
from common.problems import Problems
from regions.queries.day import today_here


@dataclass(frozen=True)
class PayInstalment:
    """What a borrower hands over, whole rupiah by part."""

    command_id: UUID
    loan_id: UUID
    date: Day
    principal: int = 0
    interest: int = 0
    penalty: int = 0
    tied_saving: int = 0
    bank: bool = False

    @property
    def parts(self) -> dict[str, int]:
        """The four amounts by the name of their field."""
        return {
            "principal": self.principal,
            "interest": self.interest,
            "penalty": self.penalty,
            "tied_saving": self.tied_saving,
        }


@command("bookkeeping.pay_instalment")
def pay_instalment(cmd: PayInstalment, *, actor: Actor) -> Recorded:
    """Take in an instalment. Refuses more pokok or jasa than is left, and a cancelled loan."""
    loan = Loan.objects.filter(pk=cmd.loan_id).only("group_id").first()
    if loan is None:
        raise Http404("no such loan")
    group = open_book(actor, loan.group_id)
    (state,) = loan_states([cmd.loan_id])
    problems = Problems(
        day_problems("date", cmd.date, today_here(), group.closed_on, state.loan.disbursed_on)
    )
    if state.loan.cancelled_on is not None:
        problems.add("loan_id", "Pinjaman ini sudah dibatalkan.", "batal")
    problems.extend(payment_problems(cmd.parts, state.outstanding, state.interest_left))
    problems.raise_if_any()
    return record(group, _draft(cmd, state), command_id=cmd.command_id, actor=actor)


def _draft(cmd: PayInstalment, state: LoanState) -> EntryDraft:
    return instalment_draft(
        Occasion(state.loan.group_id, cmd.date),
        state.loan,
        state.borrower,
        **cmd.parts,
        number=state.next_number,
        bank=cmd.bank,
    )
