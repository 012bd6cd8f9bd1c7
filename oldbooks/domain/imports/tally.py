"""The file's own sums and saldos, held against its rows: shown where they differ, never believed."""

from collections import defaultdict
from dataclasses import dataclass, field

from oldbooks.domain.imports.findings import Check


@dataclass
class Tally:
    """Adds up the columns of one sheet as its rows go by."""

    agreed: int = 0
    checks: list[Check] = field(default_factory=list)
    _whole: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _part: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _carried: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, code: str, amount: int) -> None:
        """A row that counts."""
        self._whole[code] += amount
        self._part[code] += amount

    def carry(self, code: str, amount: int) -> None:
        """A saldo brought over, which a JUMLAH below may count or leave out."""
        self._carried[code] += amount

    def total(self, sheet: str, row: int, sums: dict[str, tuple[str, int]]) -> None:
        """A row JUMLAH: each of its sums must be that of the rows since the last one, or of all."""
        for code, (label, theirs) in sums.items():
            part, whole, carried = self._part[code], self._whole[code], self._carried[code]
            if theirs in (part, whole, part + carried, whole + carried):
                self.agreed += 1
            else:
                self.checks.append(Check(sheet, row, f"Jumlah {label}", theirs, whole + carried))
        for code in sums:
            self._part[code] = 0

    def compare(self, sheet: str, row: int, what: str, theirs: int, ours: int) -> bool:
        """A saldo; whether it agrees."""
        if theirs == ours:
            self.agreed += 1
            return True
        self.checks.append(Check(sheet, row, what, theirs, ours))
        return False

    def new_sheet(self) -> None:
        """Sums do not reach over sheets."""
        self._whole.clear()
        self._part.clear()
        self._carried.clear()
