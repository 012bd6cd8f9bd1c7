"""Neraca saldo on paper."""

from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.prints.figures import DoesNotAddUp
from common.pdf.values import Printed, Signatures


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
