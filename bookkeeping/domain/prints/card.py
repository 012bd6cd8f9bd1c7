"""Kartu anggota: what one member saved and owes, on one page. No NIK, no address, no telephone number."""

from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.prints.savings import Savings
from common.pdf.values import BookHead, Printed, Signatures


@dataclass(frozen=True, slots=True)
class CardSaving:
    """A line of her savings: below zero when she took out; the saldo after it."""

    on: date
    voucher: str
    uraian: str
    amount: int
    saldo: int


@dataclass(frozen=True, slots=True)
class CardLoan:
    """A running loan."""

    number: int
    purpose: str
    on: date
    principal: int
    owed: int
    arrears: int
    next_due: date | None
    next_amount: int


@dataclass(frozen=True, slots=True)
class CardPayment:
    """An instalment she paid, and the sisa pinjaman after it."""

    on: date
    voucher: str
    loan: int  # number of the loan
    principal: int
    jasa: int
    left: int


@dataclass(frozen=True, slots=True)
class MemberCard:
    """The card of a member on a day; of savings and payments the newest, oldest first."""

    head: BookHead
    until: date
    number: int
    name: str
    savings: Savings
    moves: tuple[CardSaving, ...]
    loans: tuple[CardLoan, ...]
    payments: tuple[CardPayment, ...]
    signatures: Signatures
    printed: Printed

    @property
    def owed(self) -> int:
        """Sisa of all her running loans."""
        return sum(loan.owed for loan in self.loans)
