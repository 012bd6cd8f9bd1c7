"""Jadwal ulang: a new plan for what is still owed. The old one stays to be read."""

from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.loans.deciding import (
    Decree,
    Minutes,
    Running,
    decide,
    minutes_problems,
    plan_day_problems,
    running_loan,
)
from bookkeeping.domain.loans.plans import Decision, new_plan
from bookkeeping.domain.loans.repayment import due_on
from bookkeeping.domain.loans.schedule import LoanTerms, Method, Rhythm, check_terms
from common.problems import Problem, Problems


@dataclass(frozen=True)
class RescheduleLoan:
    """A new plan from `date` on. Jasa per month in hundredths of a percent.

    Jasa that was due by then and not paid joins the first instalment (`carry_interest`) or is given up.
    """

    command_id: UUID
    loan_id: UUID
    date: Day
    count: int
    first_due: Day
    rate_bps: int
    method: Method
    decided_at: str
    reason: str
    rhythm: Rhythm = Rhythm.MONTHLY
    rounding: int = 500
    grace: int = 0
    carry_interest: bool = True

    def terms(self, outstanding: int) -> LoanTerms:
        """The terms of what is still owed."""
        return LoanTerms(
            outstanding,
            self.rate_bps,
            self.method,
            self.count,
            self.first_due,
            self.rhythm,
            self.rounding,
            self.grace,
        )


@dataclass(frozen=True)
class Rescheduled:
    """The new plan of a loan; amounts in whole rupiah."""

    group_id: UUID
    group_name: str
    loan_id: UUID
    number: int
    plan: int
    principal: int
    carried: int
    forgiven: int
    decided_at: str

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "pinjaman": str(self.number),
            "pinjaman_id": str(self.loan_id),
            "diputuskan": self.decided_at,
        }


@command("bookkeeping.reschedule_loan")
def reschedule_loan(cmd: RescheduleLoan, *, actor: Actor) -> Rescheduled:
    """Put a new plan in place of the one that runs.

    Refuses a loan that is paid off or cancelled, a day before something that moved on it, terms no schedule
    can be made of, and a decision without minutes or reason.
    """
    running = running_loan(actor, cmd.loan_id)
    state, terms = running.state, cmd.terms(running.state.outstanding)
    problems = Problems(plan_day_problems(running, cmd.date))
    problems.extend(_problems(cmd, running, terms))
    problems.extend(minutes_problems(Minutes(cmd.decided_at, cmd.reason)))
    problems.raise_if_any()
    unpaid = due_on(state.schedule, state.paid, cmd.date).interest
    carried = unpaid if cmd.carry_interest else 0
    lines = new_plan(terms, state.paid, cmd.date, carried)
    decree = Decree(
        Decision.JADWAL_ULANG,
        cmd.date,
        Minutes(cmd.decided_at, cmd.reason),
        amount=state.outstanding,
        carried=carried,
        forgiven=unpaid - carried,
        lines=lines,
        terms=terms,
    )
    plan = decide(state, decree, actor.name)
    return Rescheduled(
        running.group.id,
        running.group.name,
        state.loan.id,
        state.loan.number,
        plan or 0,
        state.outstanding,
        carried,
        unpaid - carried,
        cmd.decided_at.strip(),
    )


def _problems(cmd: RescheduleLoan, running: Running, terms: LoanTerms) -> list[Problem]:
    if not running.state.outstanding:
        return [Problem("loan_id", "Pinjaman ini tidak punya sisa lagi.", "lunas")]
    found = list(check_terms(terms))
    if cmd.first_due <= cmd.date:
        found.append(Problem("first_due", "Angsuran pertama harus sesudah tanggal jadwal baru.", "urutan"))
    return found
