"""What the meeting sheet proposes and counts with, in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from bookkeeping.domain.chart import BANK, KAS, SIMPANAN_POKOK, SIMPANAN_SUKARELA
from bookkeeping.domain.loans.repayment import due_on, missed, propose
from bookkeeping.domain.rules import AgreedRules, WajibEvery
from bookkeeping.domain.savings.arrears import WajibArrears
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.loans.states import LoanState, loan_states, loans_of_group
from bookkeeping.queries.people import Enrolled, enrolled_on
from bookkeeping.queries.savings.arrears import wajib_arrears

NOTHING_OWED = WajibArrears()


@dataclass(frozen=True, slots=True)
class SheetMember:
    """A row of the grid: a member, what she usually pays, and what she holds (whole rupiah)."""

    member_id: UUID
    number: int
    name: str
    called: str  # "Bu Sari"
    simpanan_wajib_proposed: int
    simpanan_pokok_proposed: int  # what is still missing of it
    pokok_paid: bool
    sukarela_held: int
    wajib_owed: int = 0  # from before this meeting


@dataclass(frozen=True, slots=True)
class LoanDue:
    """A running loan with what to pay at this meeting; `instalment_no` is the next open one."""

    loan_id: UUID
    loan_number: int
    member_id: UUID
    member_name: str
    called: str
    instalment_no: int
    instalments: int  # how many the proposal covers; more than one when she is behind
    principal: int
    interest: int
    penalty: int
    tied_saving: int
    outstanding: int
    interest_left: int
    days_late: int
    oldest_due: date | None

    @property
    def total(self) -> int:
        """The money to be handed over."""
        return self.principal + self.interest + self.penalty + self.tied_saving


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Rules, members, dues and the saldo of a group on the day of the meeting."""

    rules: AgreedRules
    members: tuple[SheetMember, ...]
    dues: tuple[LoanDue, ...]
    kas: int
    bank: int


def sheet_facts(group_id: UUID, on: date) -> SheetFacts:
    """Everything the sheet of that day starts from: at most thirteen queries, however large the group."""
    rules = rules_on(group_id, on)
    owed = wajib_arrears(group_id, on - timedelta(days=1))
    held = savings_now(group_id)
    saldo = saldo_on(on, group_id, (KAS, BANK))
    return SheetFacts(
        rules=rules,
        members=tuple(
            sheet_member(enrolled, rules, held, owed.get(enrolled.person.member_id, NOTHING_OWED))
            for enrolled in enrolled_on(group_id, on)
        ),
        dues=tuple(loan_due(state, rules, on) for state in loans_of_group(group_id, on) if state.is_running),
        kas=saldo[KAS],
        bank=saldo[BANK],
    )


def due_of(loan_id: UUID, on: date) -> LoanDue | None:
    """What is to be paid on one loan on a day; None when it is paid off, cancelled or not yet paid out."""
    (state,) = loan_states([loan_id], on)
    if not state.is_running or state.loan.disbursed_on > on:
        return None
    return loan_due(state, rules_on(state.loan.group_id, on), on)


def sheet_member(
    enrolled: Enrolled,
    rules: AgreedRules,
    held: dict[tuple[UUID, int], int],
    owed: WajibArrears = NOTHING_OWED,
) -> SheetMember:
    """The row of one member; `held` as savings_now() answers it, `owed` of the day before."""
    person = enrolled.person
    lacking = max(rules.simpanan_pokok - held.get((person.member_id, SIMPANAN_POKOK), 0), 0)
    return SheetMember(
        member_id=person.member_id,
        number=enrolled.number,
        name=person.name,
        called=person.called,
        simpanan_wajib_proposed=_wajib(rules, owed),
        simpanan_pokok_proposed=lacking,
        pokok_paid=lacking == 0,
        sukarela_held=held.get((person.member_id, SIMPANAN_SUKARELA), 0),
        wajib_owed=owed.amount,
    )


def _wajib(rules: AgreedRules, owed: WajibArrears) -> int:
    """At every meeting, or once a month: what was paid in this month already is not proposed again."""
    if rules.wajib_every is WajibEvery.MONTH:
        return max(rules.simpanan_wajib - owed.ahead, 0)
    return rules.simpanan_wajib


def loan_due(state: LoanState, rules: AgreedRules, on: date) -> LoanDue:
    """What is to be paid on one loan at a meeting of that day."""
    proposal, due = propose(state.schedule, state.paid, on), due_on(state.schedule, state.paid, on)
    return LoanDue(
        loan_id=state.loan.id,
        loan_number=state.loan.number,
        member_id=state.borrower.member_id,
        member_name=state.borrower.name,
        called=state.borrower.called,
        instalment_no=state.next_number or state.loan.count,
        instalments=len(proposal.numbers),
        principal=proposal.principal,
        interest=proposal.interest,
        penalty=rules.penalty * missed(state.schedule, state.paid, on),
        tied_saving=rules.simpanan_terikat * len(proposal.numbers),
        outstanding=state.outstanding,
        interest_left=state.interest_left,
        days_late=due.days_late,
        oldest_due=due.oldest_due,
    )
