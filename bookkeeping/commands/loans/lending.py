"""Lending to one member at the desk; a meeting does the same for many (commands.loans.opening)."""

from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, member_of, open_book, record
from bookkeeping.commands.loans.deciding import book_day_problems
from bookkeeping.commands.loans.opening import NewLoan, loan_problems, open_loan
from bookkeeping.commands.savings.paying_out import cash_problems
from bookkeeping.domain.chart import purse
from bookkeeping.domain.loans.schedule import LoanTerms, Method, Rhythm
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.people import ever_enrolled
from common.problems import Problems
from common.words import tanggal
from groups.models import Group


@dataclass(frozen=True)
class Lend:
    """A loan to a member, paid out today or on an earlier day. Jasa per month in hundredths of a percent.

    `grace`: how many of the instalments are jasa only. Either a guarantor answers for it, or everybody
    (`joint_liability`), or nobody.
    """

    command_id: UUID
    group_id: UUID
    member_id: UUID
    date: Day
    principal: int
    rate_bps: int
    method: Method
    count: int
    first_due: Day
    purpose: str
    rhythm: Rhythm = Rhythm.MONTHLY
    rounding: int = 500
    fund: str = ""
    bank: bool = False
    grace: int = 0
    guarantor_id: UUID | None = None
    joint_liability: bool = False

    @property
    def terms(self) -> LoanTerms:
        """The terms as the rules of schedules know them."""
        return LoanTerms(
            self.principal,
            self.rate_bps,
            self.method,
            self.count,
            self.first_due,
            self.rhythm,
            self.rounding,
            self.grace,
        )


@command("bookkeeping.lend")
def lend(cmd: Lend, *, actor: Actor) -> Recorded:
    """Open a loan with its schedule and pay it out.

    Refuses terms no schedule can be made of, a borrower or guarantor who is no member on that day, a borrower
    who answers for herself, a missing purpose, more than the cash holds, and days as record_cash does.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems()
    new = decided(cmd, group, cmd.date, problems)
    account = purse(cmd.bank)
    held = saldo_on(cmd.date, group.id, (account,))[account]
    problems.extend(cash_problems(cmd.principal, held, cmd.date, bank=cmd.bank))
    problems.raise_if_any()
    _, draft = open_loan(Occasion(group.id, cmd.date), group.kelurahan_id, new)
    return record(group, draft, command_id=cmd.command_id, actor=actor)


def decided(cmd: Lend, group: Group, day: Day, problems: Problems) -> NewLoan:
    """The loan as it is to be opened on a day. Adds its problems at the fields of the command."""
    borrower = member_of(group, cmd.member_id)
    problems.extend(book_day_problems(group, day))
    if not borrower.on(day):
        whose = borrower.person.called
        problems.add("member_id", f"{whose} bukan anggota pada {tanggal(day)}.", "bukan_anggota")
    guarantor = _guarantor(cmd, group, problems)
    new = NewLoan(borrower.person, cmd.terms, cmd.purpose, cmd.fund, cmd.bank, guarantor, cmd.joint_liability)
    problems.extend(loan_problems(new, day))
    return new


def _guarantor(cmd: Lend, group: Group, problems: Problems) -> Person | None:
    if cmd.guarantor_id is None:
        return None
    found = ever_enrolled(group.id, [cmd.guarantor_id]).get(cmd.guarantor_id)
    if found is None or not found.on(cmd.date):
        problems.add("guarantor_id", "Penjamin harus anggota pada tanggal pinjaman.", "bukan_anggota")
        return None
    return found.person
