"""Records of a file -> entries to post, with their own dates, in the words of the books.

A cash book knows no names: what belongs to members goes in without them, as an entry of the kind impor. The
books of savings and loans give the names later, moving the money from the nameless part of the account.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from bookkeeping.commands.drafts import (
    cash_in_draft,
    cash_out_draft,
    disbursal_draft,
    instalment_draft,
    savings_draft,
    transfer_draft,
    withdrawal_draft,
)
from bookkeeping.domain.chart import ACCOUNTS, CASH_CODES, MODAL_AWAL, purse
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.models import Loan
from common.ids import uuid7
from oldbooks.domain.imports.cash_sheet import CashRecord
from oldbooks.domain.imports.loans_sheet import LoanRecord, PaymentRecord
from oldbooks.domain.imports.savings_sheet import SavingRecord
from oldbooks.domain.imports.standing import Standing


def cash_drafts(
    group_id: UUID, records: Iterable[CashRecord], cash_reason: str, standing: Standing
) -> Iterator[EntryDraft]:
    """One entry a record; `cash_reason` lets the kas go below zero.

    The first saldo of a file that a saldo awal takes up is no saldo awal of the books.
    """
    for record in records:
        occasion = Occasion(group_id, record.date)
        if record.account is None:
            kind = EntryKind.IMPOR if standing.leads(record.date) else EntryKind.SALDO_AWAL
            yield _plain(record, occasion, kind, MODAL_AWAL)
        elif record.account in CASH_CODES:
            moved = transfer_draft(occasion, record.amount, to_bank=record.is_to_bank)
            yield replace(moved, memo=record.memo, cash_reason=cash_reason)
        elif ACCOUNTS[record.account].needs_member:
            nameless = _plain(record, occasion, EntryKind.IMPOR, record.account)
            yield replace(nameless, cash_reason="" if record.is_in else cash_reason)
        elif record.is_in:
            yield cash_in_draft(
                occasion,
                record.account,
                record.amount,
                record.memo,
                bank=record.is_bank,
                fund=record.fund,
                member_id=record.member_id,
            )
        else:
            yield cash_out_draft(
                occasion,
                record.account,
                record.amount,
                record.memo,
                bank=record.is_bank,
                fund=record.fund,
                cash_reason=cash_reason,
            )


def savings_drafts(
    group_id: UUID,
    records: Iterable[SavingRecord],
    people: Mapping[UUID, Person],
    *,
    cash_reason: str,
    named_only: bool,
) -> Iterator[EntryDraft]:
    """One entry a member, day and row; `named_only` where a cash book has brought the money already."""
    together: dict[tuple[str, int, date, UUID, bool], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for record in records:
        key = (record.sheet, record.row, record.date, record.member_id, record.is_in)
        together[key][record.account] += record.amount
    for (_, _, day, member_id, is_in), amounts in together.items():
        occasion, saver = Occasion(group_id, day), people[member_id]
        if is_in:
            draft = savings_draft(occasion, saver, amounts)
        else:
            taken = withdrawal_draft(occasion, saver, sum(amounts.values()))
            draft = replace(taken, cash_reason=cash_reason)
        yield _without_cash(draft) if named_only else draft


def loan_draft(
    occasion: Occasion, loan: Loan, borrower: Person, *, cash_reason: str, named_only: bool
) -> EntryDraft:
    """The loan is paid out on its day."""
    draft = replace(disbursal_draft(occasion, loan, borrower), cash_reason=cash_reason)
    return _without_cash(draft) if named_only else draft


def paid_draft(
    group_id: UUID, record: LoanRecord, loan: Loan, borrower: Person, *, named_only: bool
) -> EntryDraft | None:
    """All that was paid on a loan until the day of the list, as one instalment; None when nothing was."""
    if record.paid_on is None:
        return None
    draft = instalment_draft(
        Occasion(group_id, record.paid_on),
        loan,
        borrower,
        principal=record.paid_principal,
        interest=record.paid_interest,
    )
    told = replace(draft, memo=f"Angsuran {borrower.called} sampai tanggal ini, dari buku lama")
    return _without_cash(told) if named_only else told


def payment_draft(
    group_id: UUID, record: PaymentRecord, loan: Loan, borrower: Person, *, named_only: bool
) -> EntryDraft:
    """One instalment of a wide yearly sheet."""
    draft = instalment_draft(
        Occasion(group_id, record.date),
        loan,
        borrower,
        principal=record.principal,
        interest=record.interest,
    )
    return _without_cash(draft) if named_only else draft


def _plain(record: CashRecord, occasion: Occasion, kind: EntryKind, account: int) -> EntryDraft:
    sides = (LegLine(purse(record.is_bank), record.amount, 0), LegLine(account, 0, record.amount))
    legs = sides if record.is_in else tuple(leg.mirrored() for leg in reversed(sides))
    fund = record.fund or None
    return EntryDraft(
        id=uuid7(),
        group_id=occasion.group_id,
        date=occasion.date,
        kind=kind,
        memo=record.memo,
        legs=tuple(replace(leg, fund=fund) for leg in legs),
    )


def _without_cash(draft: EntryDraft) -> EntryDraft:
    """The same names on the same accounts, but the other side is the account's nameless part.

    Of the kind impor, the only one whose legs need no names; cards and books go by the legs.
    """
    named = tuple(leg for leg in draft.legs if leg.account not in CASH_CODES)
    nameless = tuple(LegLine(leg.account, leg.credit, leg.debit) for leg in named)
    memo = f"{draft.memo[:150]} (nama dari buku lama)"
    return replace(draft, kind=EntryKind.IMPOR, legs=(*nameless, *named), memo=memo, cash_reason="")
