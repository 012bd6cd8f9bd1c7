"""Buku Simpanan on paper, koperasi form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from bookkeeping.domain.prints.figures import DoesNotAddUp
from common.pdf.carrying import Table
from common.pdf.values import BookHead, Printed, Signatures
from common.period import Period
from common.words import BULAN_PENDEK


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
class SavingsYearRow:
    """A member in a year: what she had before it, what moved in each month, and what she has at its end."""

    number: str
    name: str
    carried: int
    by_month: tuple[int, ...]
    held: int

    def __post_init__(self) -> None:
        if self.carried + sum(self.by_month) != self.held:
            raise DoesNotAddUp(f"Simpanan {self.name} setahun bukan jumlah bulan-bulannya.")

    @property
    def figures(self) -> tuple[int, ...]:
        """The fourteen columns of the book."""
        return self.carried, *self.by_month, self.held


@dataclass(frozen=True, slots=True)
class SavingsYear:
    """Buku Simpanan of a year, a column a month."""

    head: BookHead
    year: int
    months: tuple[Period, ...]
    rows: tuple[SavingsYearRow, ...]
    held: Savings  # by kind, of all members
    signatures: Signatures
    printed: Printed

    def __post_init__(self) -> None:
        if self.table.sums[-1] != self.held.total:
            raise DoesNotAddUp("Jumlah simpanan menurut jenis bukan jumlah simpanan anggota.")

    @property
    def heads(self) -> tuple[str, ...]:
        """The months as the columns are called."""
        return tuple(BULAN_PENDEK[month.month - 1].upper() for month in self.months)

    @property
    def figure_columns(self) -> int:
        """What was before, a column a month, and what is held."""
        return len(self.months) + 2

    @property
    def columns(self) -> int:
        """How many the table has: three that name the member, then the figures."""
        return 3 + self.figure_columns

    @property
    def table(self) -> Table[SavingsYearRow]:
        """What is carried: every column."""
        return Table(self.rows, lambda row: row.figures, (0,) * (len(self.months) + 2))


@dataclass(frozen=True, slots=True)
class SavingsCardLine:
    """A line of Kartu Simpanan: what moved by kind, below zero what was taken out."""

    on: date
    voucher: str
    memo: str
    moved: Savings
    balance: int

    @property
    def figures(self) -> tuple[int, ...]:
        """The four kinds; the saldo is no sum."""
        return self.moved.figures[:-1]


@dataclass(frozen=True, slots=True)
class SavingsCard:
    """Kartu Simpanan of one member."""

    head: BookHead
    number: str
    name: str
    address: str
    joined_on: date
    until: date
    lines: tuple[SavingsCardLine, ...]
    owed: str  # "Rp 30.000, 3 kali", of simpanan wajib; empty where nothing is owed
    signatures: Signatures
    printed: Printed

    def __post_init__(self) -> None:
        balance = 0
        for line in self.lines:
            balance += line.moved.total
            if balance != line.balance:
                raise DoesNotAddUp(f"Saldo kartu tanggal {line.on} tertulis {line.balance}, bukan {balance}.")

    @property
    def held(self) -> Savings:
        return Savings.sum(line.moved for line in self.lines)

    @property
    def table(self) -> Table[SavingsCardLine]:
        """What is carried: each kind."""
        return Table(self.lines, lambda line: line.figures, (0, 0, 0, 0))
