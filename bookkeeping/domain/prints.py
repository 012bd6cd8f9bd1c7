"""The money books as paper shows them: frozen, added up and checked before a page is laid out.

The columns are those of the paper books (docs: Buku Kas Umum UP2K, koperasi form of Buku Simpanan).
A figure that does not follow from the others is refused here, never printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Self

from common.pdf.carrying import Table
from common.pdf.values import BookHead, Printed, Signatures
from common.period import Period


class DoesNotAddUp(ValueError):
    """The parts of a book and its sum disagree: the paper would be false."""


@dataclass(frozen=True, slots=True)
class CashLine:
    """One side of a line of Buku Kas Umum; `no_kwt` is printed for money out only."""

    on: date
    uraian: str
    amount: int
    no_kwt: str = ""


@dataclass(frozen=True, slots=True)
class CashBook:
    """Buku Kas Umum (BKU) UP2K of one month: penerimaan left, pengeluaran right.

    `cash` and `bank` are what the closing sentence states; together they must be the saldo akhir.
    """

    head: BookHead
    period: Period
    opening: int
    receipts: tuple[CashLine, ...]
    payments: tuple[CashLine, ...]
    cash: int
    bank: int
    signatures: Signatures
    printed: Printed
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if self.cash + self.bank != self.closing:
            raise DoesNotAddUp(f"Kas {self.cash} dan bank {self.bank} bukan saldo akhir {self.closing}.")

    @property
    def rows(self) -> tuple[tuple[CashLine | None, CashLine | None], ...]:
        """Left and right side by side; the shorter side ends in empty boxes."""
        return tuple(zip_longest(self.receipts, self.payments))

    @property
    def table(self) -> Table[tuple[CashLine | None, CashLine | None]]:
        """What is carried: uang masuk with the saldo awal, uang keluar."""
        return Table(self.rows, lambda row: (_amount(row[0]), _amount(row[1])), (self.opening, 0))

    @property
    def received(self) -> int:
        """Jumlah of the left side: what the month began with and what came in."""
        return self.opening + sum(line.amount for line in self.receipts)

    @property
    def paid(self) -> int:
        return sum(line.amount for line in self.payments)

    @property
    def closing(self) -> int:
        return self.received - self.paid


def _amount(line: CashLine | None) -> int:
    return line.amount if line else 0


@dataclass(frozen=True, slots=True)
class Savings:
    """Simpanan by kind, whole rupiah. Terikat is what an instalment puts aside (domain: 3.000 each time)."""

    pokok: int = 0
    wajib: int = 0
    sukarela: int = 0
    terikat: int = 0

    @property
    def total(self) -> int:
        return self.pokok + self.wajib + self.sukarela + self.terikat

    @property
    def figures(self) -> tuple[int, int, int, int, int]:
        """The five columns of the book."""
        return self.pokok, self.wajib, self.sukarela, self.terikat, self.total

    def plus(self, other: Self, sign: int = 1) -> "Savings":
        """Kind by kind; `sign` -1 takes away."""
        return Savings(
            self.pokok + sign * other.pokok,
            self.wajib + sign * other.wajib,
            self.sukarela + sign * other.sukarela,
            self.terikat + sign * other.terikat,
        )

    @classmethod
    def sum(cls, parts: Iterable["Savings"]) -> "Savings":
        total = cls()
        for part in parts:
            total = total.plus(part)
        return total


@dataclass(frozen=True, slots=True)
class SavingsRow:
    """A member and what she has saved by the end of the month."""

    number: str  # nomor anggota
    name: str
    savings: Savings


@dataclass(frozen=True, slots=True)
class SavingsBook:
    """Buku Simpanan at the end of a month, with what it was carried over from."""

    head: BookHead
    period: Period
    rows: tuple[SavingsRow, ...]
    opening: Savings
    deposits: Savings
    withdrawals: Savings
    signatures: Signatures
    printed: Printed

    def __post_init__(self) -> None:
        if self.opening.plus(self.deposits).plus(self.withdrawals, -1) != self.total:
            raise DoesNotAddUp("Simpanan bulan lalu dan mutasi bulan ini bukan jumlah simpanan anggota.")

    @property
    def total(self) -> Savings:
        return Savings.sum(row.savings for row in self.rows)

    @property
    def table(self) -> Table[SavingsRow]:
        """What is carried: each kind and all together."""
        return Table(self.rows, lambda row: row.savings.figures, Savings().figures)


@dataclass(frozen=True, slots=True)
class LoanRow:
    """A loan as the list shows it. `jasa` says rate and way: "1,5 % menurun"."""

    name: str
    purpose: str
    address: str
    on: date
    principal: int
    instalments: int
    jasa: str
    paid: int
    arrears: int = 0

    @property
    def owed(self) -> int:
        """Sisa pokok."""
        return self.principal - self.paid


@dataclass(frozen=True, slots=True)
class LoanList:
    """Daftar Pinjaman on a day."""

    head: BookHead
    until: date
    rows: tuple[LoanRow, ...]
    signatures: Signatures
    printed: Printed

    @property
    def principal(self) -> int:
        return sum(row.principal for row in self.rows)

    @property
    def paid(self) -> int:
        return sum(row.paid for row in self.rows)

    @property
    def owed(self) -> int:
        return sum(row.owed for row in self.rows)

    @property
    def arrears(self) -> int:
        return sum(row.arrears for row in self.rows)

    @property
    def table(self) -> Table[LoanRow]:
        """What is carried: pinjaman, sudah diangsur, sisa, tunggakan."""
        return Table(
            self.rows, lambda row: (row.principal, row.paid, row.owed, row.arrears), opening=(0, 0, 0, 0)
        )


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of Kartu Pinjaman: a loan paid out, or an instalment with what is left after it."""

    on: date
    voucher: str
    no: int | None  # angsuran ke-; None for the line that pays the loan out
    lent: int
    paid: int
    balance: int
    jasa: int = 0
    denda: int = 0


@dataclass(frozen=True, slots=True)
class DueLine:
    """An instalment still to come; its date is the JATUH TEMPO of the card's foot."""

    no: int
    due: date
    pokok: int
    jasa: int

    @property
    def total(self) -> int:
        return self.pokok + self.jasa


@dataclass(frozen=True, slots=True)
class LoanCard:
    """Kartu Pinjaman of one loan."""

    head: BookHead
    number: str
    name: str
    address: str
    phone: str
    principal: int
    jasa: str
    term: str  # "10 kali, tiap bulan"
    security: str  # jaminan
    lines: tuple[CardLine, ...]
    upcoming: tuple[DueLine, ...]
    signatures: Signatures
    printed: Printed

    def __post_init__(self) -> None:
        balance = 0
        for line in self.lines:
            balance += line.lent - line.paid
            if balance != line.balance:
                raise DoesNotAddUp(
                    f"Saldo kartu tanggal {line.on} tertulis {line.balance}, terhitung {balance}."
                )

    @property
    def paid(self) -> int:
        return sum(line.paid for line in self.lines)

    @property
    def jasa_paid(self) -> int:
        return sum(line.jasa for line in self.lines)

    @property
    def denda_paid(self) -> int:
        return sum(line.denda for line in self.lines)

    @property
    def balance(self) -> int:
        return self.lines[-1].balance if self.lines else 0

    @property
    def table(self) -> Table[CardLine]:
        """What is carried: pinjaman, angsuran, saldo, jasa, denda."""
        return Table(
            self.lines,
            lambda line: (line.lent, line.paid, line.lent - line.paid, line.jasa, line.denda),
            opening=(0, 0, 0, 0, 0),
        )


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """An account with its saldo on the side it stands on."""

    code: int
    name: str
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """Neraca saldo of a group, or of a kota when `head` names no group."""

    title: str  # "Poksus Melati" or "Seluruh kelompok"
    area: str
    until: date
    lines: tuple[BalanceLine, ...]
    signatures: Signatures
    printed: Printed

    def __post_init__(self) -> None:
        if self.debit != self.credit:
            raise DoesNotAddUp(f"Neraca saldo tidak seimbang: {self.debit} dan {self.credit}.")

    @property
    def debit(self) -> int:
        return sum(line.debit for line in self.lines)

    @property
    def credit(self) -> int:
        return sum(line.credit for line in self.lines)
