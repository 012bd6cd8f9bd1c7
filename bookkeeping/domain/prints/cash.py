"""Buku Kas Umum on paper: penerimaan left, pengeluaran right."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from bookkeeping.domain.prints.figures import DoesNotAddUp
from common.pdf.carrying import Table
from common.pdf.values import BookHead, Printed, Signatures
from common.period import Period


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
