"""The cash books on paper: Buku Kas Umum, buku kas pembantu, and Buku Keuangan of Lampiran 4.11."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate, islice, zip_longest

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


@dataclass(frozen=True, slots=True)
class PurseLine:
    """A line of buku kas pembantu; one of the two amounts is zero."""

    on: date
    voucher: str
    uraian: str
    masuk: int
    keluar: int


@dataclass(frozen=True, slots=True)
class PurseBook:
    """Buku kas pembantu of one purse in a month, with a running saldo."""

    head: BookHead
    purse: str  # "TUNAI" or "BANK"
    period: Period
    opening: int
    lines: tuple[PurseLine, ...]
    closing: int
    signatures: Signatures
    printed: Printed
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if self.table.sums[2] != self.closing:
            raise DoesNotAddUp(f"Saldo akhir {self.closing} bukan jumlah baris {self.table.sums[2]}.")

    @property
    def rows(self) -> tuple[tuple[PurseLine, int], ...]:
        """Each line with the saldo after it."""
        saldo = accumulate((line.masuk - line.keluar for line in self.lines), initial=self.opening)
        return tuple(zip(self.lines, islice(saldo, 1, None), strict=True))

    @property
    def table(self) -> Table[tuple[PurseLine, int]]:
        """What is carried: penerimaan, pengeluaran, saldo."""
        return Table(self.rows, _purse_figures, opening=(0, 0, self.opening))

    @property
    def received(self) -> int:
        return sum(line.masuk for line in self.lines)

    @property
    def paid(self) -> int:
        return sum(line.keluar for line in self.lines)


def _purse_figures(row: tuple[PurseLine, int]) -> tuple[int, int, int]:
    line, _ = row
    return line.masuk, line.keluar, line.masuk - line.keluar


@dataclass(frozen=True, slots=True)
class FinanceLine:
    """A line of one block of Buku Keuangan."""

    on: date
    fund: str  # sumber dana
    uraian: str
    voucher: str
    amount: int


@dataclass(frozen=True, slots=True)
class FinanceBook:
    """Buku Keuangan (Lampiran 4.11): two blocks of six columns side by side.

    One edition prints pengeluaran left, another penerimaan: `receipts_left` chooses.
    """

    head: BookHead
    period: Period
    opening: int
    receipts: tuple[FinanceLine, ...]
    payments: tuple[FinanceLine, ...]
    cash: int
    bank: int
    receipts_left: bool
    signatures: Signatures
    printed: Printed
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if self.cash + self.bank != self.closing:
            raise DoesNotAddUp(f"Kas {self.cash} dan bank {self.bank} bukan saldo akhir {self.closing}.")

    @property
    def blocks(self) -> tuple[str, str]:
        """The heads of the blocks, from left to right."""
        return ("PENERIMAAN", "PENGELUARAN") if self.receipts_left else ("PENGELUARAN", "PENERIMAAN")

    @property
    def rows(self) -> tuple[tuple[FinanceLine | None, FinanceLine | None], ...]:
        """Left and right side by side; the saldo of the month before is the first line of penerimaan."""
        first = FinanceLine(self.period.first, "", "Saldo bulan lalu", "", self.opening)
        coming = (first, *self.receipts)
        pair = (coming, self.payments) if self.receipts_left else (self.payments, coming)
        return tuple(zip_longest(*pair))

    @property
    def table(self) -> Table[tuple[FinanceLine | None, FinanceLine | None]]:
        """What is carried: the sum of each block."""
        return Table(
            self.rows, lambda row: (row[0].amount if row[0] else 0, row[1].amount if row[1] else 0), (0, 0)
        )

    @property
    def sums(self) -> tuple[int, ...]:
        """JUMLAH of each block."""
        return self.table.sums

    @property
    def closing(self) -> int:
        coming = self.opening + sum(line.amount for line in self.receipts)
        return coming - sum(line.amount for line in self.payments)
