"""Buku Simpanan on paper, koperasi form."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bookkeeping.domain.prints.figures import DoesNotAddUp
from common.pdf.carrying import Table
from common.pdf.values import BookHead, Printed, Signatures
from common.period import Period


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
