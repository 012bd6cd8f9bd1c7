"""The money of a sheet as entries of the ledger, in the order of the sheet."""

from collections.abc import Iterator
from datetime import date

from bookkeeping.commands.drafts import (
    cash_difference_draft,
    cash_in_draft,
    cash_out_draft,
    instalment_draft,
    savings_draft,
    transfer_draft,
    withdrawal_draft,
)
from bookkeeping.domain.cash import cash_difference
from bookkeeping.domain.chart import BANK, SIMPANAN_POKOK, SIMPANAN_SUKARELA, SIMPANAN_WAJIB
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.loans.repayment import propose
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.queries.loans.states import LoanState
from meetings.domain.known import Known
from meetings.domain.sheet import CashCount, CashLine, Payment, PostMeeting, Saving
from meetings.domain.words import Direction, needs_member
from meetings.queries.books import Books


def paid_in(sheet: PostMeeting, occasion: Occasion, books: Books) -> Iterator[EntryDraft]:
    """Savings and instalments: one entry, and so one nomor bukti, for each member and loan."""
    for member_id, saving in sheet.savings.items():
        if saving.total:
            yield saved(saving, occasion, books.known.members[member_id])
    for loan_id, payment in sheet.instalments.items():
        if payment.total:
            yield paid(payment, occasion, books.loans[loan_id])


def over_the_table(sheet: PostMeeting, occasion: Occasion, known: Known) -> Iterator[EntryDraft]:
    """Kas lain, and last the difference between the cash on the table and the book, with its reason."""
    for line in sheet.cash:
        yield handed(line, occasion, known)
    yield from counted(sheet.cash_count, occasion)


def saved(saving: Saving, occasion: Occasion, saver: Person) -> EntryDraft:
    """What one member saves."""
    amounts = {
        SIMPANAN_POKOK: saving.pokok,
        SIMPANAN_WAJIB: saving.wajib,
        SIMPANAN_SUKARELA: saving.sukarela,
    }
    return savings_draft(occasion, saver, amounts)


def paid(payment: Payment, occasion: Occasion, state: LoanState) -> EntryDraft:
    """What is paid on one loan."""
    return instalment_draft(
        occasion,
        state.loan,
        state.borrower,
        principal=payment.pokok,
        interest=payment.jasa,
        penalty=payment.denda,
        tied_saving=payment.simpanan,
        number=_number(state),
    )


def handed(
    line: CashLine, occasion: Occasion, known: Known, *, fund: str = "", cash_reason: str = ""
) -> EntryDraft:
    """One line of kas lain."""
    if line.account == BANK:
        return transfer_draft(occasion, line.amount, to_bank=line.direction is Direction.KELUAR)
    if line.member_id is not None and needs_member(line.direction, line.account):
        return withdrawal_draft(occasion, known.members[line.member_id], line.amount)
    if line.direction is Direction.MASUK:
        return cash_in_draft(occasion, line.account, line.amount, line.memo, fund=fund)
    return cash_out_draft(occasion, line.account, line.amount, line.memo, fund=fund, cash_reason=cash_reason)


def counted(count: CashCount, occasion: Occasion) -> Iterator[EntryDraft]:
    """The line that makes the book agree with the table, if they differ."""
    difference = cash_difference(count.on_the_table, count.computed)
    if difference is not None:
        yield cash_difference_draft(occasion, difference, count.reason)


def _number(state: LoanState) -> int | None:
    """The oldest instalment that is still open: angsuran ke-."""
    numbers = propose(state.schedule, state.paid, date.max).numbers
    return numbers[0] if numbers else None
