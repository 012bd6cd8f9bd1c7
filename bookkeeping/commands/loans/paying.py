"""Taking in an instalment at the desk; a meeting does the same for many (commands.drafts)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, record
from bookkeeping.commands.drafts import instalment_draft
from bookkeeping.commands.loans.deciding import Running, loan_day_problems, running_loan
from bookkeeping.domain.amounts import payment_problems
from bookkeeping.domain.draft import EntryDraft
from common.problems import Problem, Problems


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
    running = running_loan(actor, cmd.loan_id)
    Problems(paying_problems(running, cmd)).raise_if_any()
    return record(running.group, paid_draft(running, cmd), command_id=cmd.command_id, actor=actor)


def paying_problems(running: Running, cmd: PayInstalment) -> Iterator[Problem]:
    """What speaks against an instalment, whoever hands it over."""
    yield from loan_day_problems(running, cmd.date)
    yield from payment_problems(cmd.parts, running.state.outstanding, running.state.interest_left)


def paid_draft(running: Running, cmd: PayInstalment) -> EntryDraft:
    """The entry of an instalment."""
    state = running.state
    return instalment_draft(
        running.occasion(cmd.date),
        state.loan,
        state.borrower,
        **cmd.parts,
        number=state.next_number,
        bank=cmd.bank,
    )
