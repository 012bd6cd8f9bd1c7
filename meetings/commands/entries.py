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
from bookkeeping.domain.occasion import Occasion
from bookkeeping.queries.loans.states import LoanState
from meetings.domain.known import Known
from meetings.domain.sheet import CashLine, PostMeeting
from meetings.domain.words import Direction, needs_member
from meetings.queries.books import Books


def paid_in(sheet: PostMeeting, occasion: Occasion, books: Books) -> Iterator[EntryDraft]:
    """Savings and instalments: one entry, and so one nomor bukti, for each member and loan."""
    for member_id, saving in sheet.savings.items():
        if saving.total:
            amounts = {
                SIMPANAN_POKOK: saving.pokok,
                SIMPANAN_WAJIB: saving.wajib,
                SIMPANAN_SUKARELA: saving.sukarela,
            }
            yield savings_draft(occasion, books.known.members[member_id], amounts)
    for loan_id, payment in sheet.instalments.items():
        if payment.total:
            state = books.loans[loan_id]
            yield instalment_draft(
                occasion,
                state.loan,
                state.borrower,
                principal=payment.pokok,
                interest=payment.jasa,
                penalty=payment.denda,
                tied_saving=payment.simpanan,
                number=_number(state),
            )


def over_the_table(sheet: PostMeeting, occasion: Occasion, known: Known) -> Iterator[EntryDraft]:
    """Kas lain, and last the difference between the cash on the table and the book, with its reason."""
    for line in sheet.cash:
        yield _line(line, occasion, known)
    count = sheet.cash_count
    difference = cash_difference(count.on_the_table, count.computed)
    if difference is not None:
        yield cash_difference_draft(occasion, difference, count.reason)


def _line(line: CashLine, occasion: Occasion, known: Known) -> EntryDraft:
    if line.account == BANK:
        return transfer_draft(occasion, line.amount, to_bank=line.direction is Direction.KELUAR)
    if line.member_id is not None and needs_member(line.direction, line.account):
        return withdrawal_draft(occasion, known.members[line.member_id], line.amount)
    if line.direction is Direction.MASUK:
        return cash_in_draft(occasion, line.account, line.amount, line.memo)
    return cash_out_draft(occasion, line.account, line.amount, line.memo)


def _number(state: LoanState) -> int | None:
    """The oldest instalment that is still open: angsuran ke-."""
    numbers = propose(state.schedule, state.paid, date.max).numbers
    return numbers[0] if numbers else None
