"""What a correction writes: the entries that differ are taken back, and written again as they should be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bookkeeping.commands.loans.opening import NewLoan as LoanToOpen
from bookkeeping.commands.loans.opening import open_loan
from bookkeeping.commands.taking_back import TakenBack
from bookkeeping.domain.chart import BANK
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.loans.schedule import LoanTerms, Method, Rhythm, a_step_after
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.models import Loan
from common.problems import Problem
from meetings.commands.entries import counted, handed, paid, saved
from meetings.commands.writing import at_its_line
from meetings.domain.lending import is_joint, terms_of
from meetings.domain.sheet import CashLine, NewLoan, Payment, PostMeeting, Saving
from meetings.domain.standing import MoneyChange
from meetings.queries.correcting import CorrectingBooks
from meetings.queries.standing import SAVED


@dataclass(frozen=True)
class Changing:
    """A corrected sheet beside the books, and the entries that are taken back, by id."""

    sheet: PostMeeting
    found: CorrectingBooks
    backs: dict[UUID, TakenBack]
    occasion: Occasion
    reason: str

    def back_of(self, change: MoneyChange) -> TakenBack | None:
        """The entry that a new one stands instead of: the oldest behind the line."""
        return self.backs[change.entries[0]] if change.entries else None

    def linked(self, change: MoneyChange, draft: EntryDraft) -> EntryDraft:
        """The draft with what it replaces and why; a line that was not there before has only the reason."""
        back = self.back_of(change)
        return replace(draft, reason=self.reason) if back is None else back.instead(draft)

    def saver_cell(self, member_id: UUID, account: int) -> str:
        """Where it is said that savings were taken out meanwhile."""
        if account in SAVED:
            return f"savings.{member_id}.{SAVED[account]}"
        loans = self.found.books.loans.items()
        loan = next((key for key, state in loans if state.borrower.member_id == member_id), None)
        return f"instalments.{loan}.simpanan" if loan else ""


def loan_change_problems(changing: Changing, changes: Sequence[MoneyChange]) -> Iterator[Problem]:
    """What speaks against the loans that are new or other, each at its line."""
    for change in changes:
        if isinstance(change.after, NewLoan):
            new = _to_open(changing, change, change.after)
            if new is not None:
                yield from at_its_line(new, changing.occasion.date, int(change.cell.split(".")[1]))


def rewritten(changing: Changing, changes: Sequence[MoneyChange], kelurahan_id: int) -> Iterator[EntryDraft]:
    """The entries to write, in the order of the sheet; loans are opened on the way."""
    for change in changes:
        for draft in _drafts(changing, change, kelurahan_id):
            yield changing.linked(change, draft)


def _drafts(changing: Changing, change: MoneyChange, kelurahan_id: int) -> Iterator[EntryDraft]:
    on, found, back = changing.occasion, changing.found, changing.back_of(change)
    match change.after:
        case Saving():
            yield saved(change.after, on, found.names.members[_key(change)])
        case Payment():
            draft = paid(change.after, on, found.books.loans[_key(change)])
            yield draft if back is None else replace(draft, memo=back.entry.memo)
        case NewLoan():
            new = _to_open(changing, change, change.after)
            if new is not None:
                yield open_loan(on, kelurahan_id, new)[1]
        case CashLine():
            fund, why = _kept(change.after, back)
            yield handed(change.after, on, found.books.known, fund=fund, cash_reason=why)
        case int():
            yield from counted(changing.sheet.cash_count, on)


def _kept(line: CashLine, back: TakenBack | None) -> tuple[str, str]:
    """Sumber dana and the reason of a lack of cash, which the sheet does not show, stay as they were."""
    if back is None or line.account == BANK:
        return "", ""
    return next((leg.fund for leg in back.legs if leg.fund), ""), back.entry.cash_reason


def _key(change: MoneyChange) -> UUID:
    if change.key is None:
        raise ValueError(f"{change.part} names nobody")
    return change.key


def _to_open(changing: Changing, change: MoneyChange, loan: NewLoan) -> LoanToOpen | None:
    """The loan for the ledger; None for one of a stranger, which check() refuses."""
    members = changing.found.names.members
    borrower, back = members.get(loan.member_id), changing.back_of(change)
    if borrower is None:
        return None
    rules, day = changing.found.books.rules, changing.occasion.date
    if back is None:
        return LoanToOpen(
            borrower,
            terms_of(loan, rules, day),
            loan.purpose,
            loan.fund or "",
            guarantor=members.get(loan.guarantor_id) if loan.guarantor_id else None,
            joint_liability=is_joint(loan, rules),
        )
    old = changing.found.opened[next(leg.loan_id for leg in back.legs if leg.loan_id)].loan
    terms = _terms_like(old, loan, old.first_due)
    is_usual = old.first_due == a_step_after(old.disbursed_on, terms.rhythm)
    if old.first_due <= day or (is_usual and changing.sheet.date != old.disbursed_on):
        terms = replace(terms, first_due=a_step_after(day, terms.rhythm))
    return LoanToOpen(
        borrower,
        terms,
        loan.purpose,
        fund=old.fund if loan.fund is None else loan.fund,
        guarantor=_guarantor(old, loan, members),
        joint_liability=old.joint_liability if loan.joint_liability is None else loan.joint_liability,
    )


def _terms_like(old: Loan, loan: NewLoan, due: date) -> LoanTerms:
    """What was decided then, with what the sheet says now."""
    return LoanTerms(
        loan.amount,
        old.rate_bps if loan.rate_bps is None else loan.rate_bps,
        Method(old.method),
        old.count if loan.count is None else loan.count,
        due,
        Rhythm(old.rhythm),
        old.rounding,
        grace=old.grace if loan.grace is None else loan.grace,
    )


def _guarantor(old: Loan, loan: NewLoan, members: Mapping[UUID, Person]) -> Person | None:
    """Who answers for it now, or did and is not the borrower now."""
    if loan.guarantor_id is not None:
        return members.get(loan.guarantor_id)
    if loan.joint_liability is not None:
        return None
    if old.guarantor_id is None or old.guarantor_id == loan.member_id:
        return None
    return members.get(old.guarantor_id)
