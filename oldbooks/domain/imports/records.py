"""What the rows of a file become, and what each record moves."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from bookkeeping.domain.chart import ACCOUNTS, JASA_PINJAMAN, PIUTANG_PINJAMAN
from oldbooks.domain.imports.cash_sheet import CashRecord
from oldbooks.domain.imports.loans_sheet import LoanRecord, PaymentRecord
from oldbooks.domain.imports.people_sheet import MemberRecord
from oldbooks.domain.imports.savings_sheet import SavingRecord

Record: TypeAlias = CashRecord | SavingRecord | LoanRecord | PaymentRecord | MemberRecord


def moves_of(record: Record) -> Iterator[tuple[date, str, int, int]]:
    """What a record moves: day, heading, uang masuk, uang keluar."""
    if isinstance(record, CashRecord):
        label = "Saldo awal" if record.account is None else ACCOUNTS[record.account].name
        yield record.date, label, record.amount * record.is_in, record.amount * (not record.is_in)
    elif isinstance(record, SavingRecord):
        label = ACCOUNTS[record.account].name
        yield record.date, label, record.amount * record.is_in, record.amount * (not record.is_in)
    elif isinstance(record, PaymentRecord):
        yield record.date, "Angsuran pokok", record.principal, 0
        if record.interest:
            yield record.date, "Jasa pinjaman", record.interest, 0
    elif isinstance(record, LoanRecord):
        yield record.date, "Pinjaman diberikan", 0, record.terms.principal
        if record.paid_on is not None:
            yield record.paid_on, "Angsuran pokok", record.paid_principal, 0
            if record.paid_interest:
                yield record.paid_on, "Jasa pinjaman", record.paid_interest, 0


def days_of(record: Record) -> tuple[date, ...]:
    """The days on which it moves something; none for a member."""
    return tuple(day for day, _, _, _ in moves_of(record))


def sides_of(record: Record) -> Iterator[tuple[int, int]]:
    """What it moves on accounts that name their members, money in above zero: (account, rupiah)."""
    if isinstance(record, SavingRecord):
        yield record.account, record.amount if record.is_in else -record.amount
    elif isinstance(record, PaymentRecord):
        yield PIUTANG_PINJAMAN, record.principal
        yield JASA_PINJAMAN, record.interest
    elif isinstance(record, LoanRecord):
        yield PIUTANG_PINJAMAN, record.paid_principal - record.terms.principal
        yield JASA_PINJAMAN, record.paid_interest
