"""Buku Daftar Anggota on paper, in its minimum form and in that of the cooperative law; and Buku Iuran."""

from dataclasses import dataclass
from datetime import date

from common.pdf.carrying import Table
from common.pdf.values import BookHead, Printed, Signatures
from common.period import Period


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member; what the paper asks and nobody recorded stays empty, to be written by hand."""

    number: int
    name: str
    born_on: date | None
    sex: str  # "L" or "P"
    address: str
    joined_on: date
    left_on: date | None = None
    left_reason: str = ""
    born_in: str = ""
    occupation: str = ""

    def age_on(self, day: date) -> int | None:
        """In full years."""
        if self.born_on is None:
            return None
        had_birthday = (day.month, day.day) >= (self.born_on.month, self.born_on.day)
        return day.year - self.born_on.year - (not had_birthday)


@dataclass(frozen=True, slots=True)
class MemberRegister:
    """All members a group ever had, on a day."""

    head: BookHead
    until: date
    rows: tuple[MemberRow, ...]
    signatures: Signatures
    printed: Printed

    @property
    def aged(self) -> tuple[tuple[MemberRow, int | None], ...]:
        """Each with her age on that day."""
        return tuple((row, row.age_on(self.until)) for row in self.rows)

    @property
    def present(self) -> int:
        """How many belong to the group on that day."""
        return sum(row.left_on is None or row.left_on >= self.until for row in self.rows)


@dataclass(frozen=True, slots=True)
class IuranRow:
    """Iuran of a member; `name` is the uraian where none was named."""

    on: date
    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class IuranBook:
    """Buku Iuran of a month."""

    head: BookHead
    period: Period
    rows: tuple[IuranRow, ...]
    signatures: Signatures
    printed: Printed

    @property
    def table(self) -> Table[IuranRow]:
        """What is carried: the iuran."""
        return Table(self.rows, lambda row: (row.amount,), (0,))

    @property
    def amount(self) -> int:
        return sum(row.amount for row in self.rows)
