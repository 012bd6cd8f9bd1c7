"""The paper books a group kept before, and how far the years since its founding are covered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from common.period import Period


class OldBook(StrEnum):
    """Which paper book a photographed page belongs to."""

    KAS = "kas"
    SIMPANAN = "simpanan"
    PINJAMAN = "pinjaman"
    BARANG = "barang"
    ANGGOTA = "anggota"
    NOTULEN = "notulen"
    LAIN = "lain"

    @property
    def label(self) -> str:
        return {
            OldBook.KAS: "Buku Kas",
            OldBook.SIMPANAN: "Buku Simpanan",
            OldBook.PINJAMAN: "Buku Pinjaman",
            OldBook.BARANG: "Buku Penjualan dan Inventaris",
            OldBook.ANGGOTA: "Buku Daftar Anggota",
            OldBook.NOTULEN: "Buku Notulen",
            OldBook.LAIN: "Buku lain",
        }[self]

    @property
    def has_rows(self) -> bool:
        """Whether its rows are money, so that they can be compared with entries."""
        return self in (OldBook.KAS, OldBook.SIMPANAN, OldBook.PINJAMAN, OldBook.BARANG)


class Covered(StrEnum):
    """What is known of a month: from nothing to every row compared with its page."""

    EMPTY = "kosong"
    PHOTO = "foto"
    TYPED = "tercatat"
    CHECKED = "cocok"

    @property
    def label(self) -> str:
        return {
            Covered.EMPTY: "Belum ada apa-apa",
            Covered.PHOTO: "Ada foto, belum dicatat",
            Covered.TYPED: "Sudah dicatat",
            Covered.CHECKED: "Sudah dicocokkan dengan foto",
        }[self]


@dataclass(frozen=True, slots=True)
class MonthFound:
    """What there is of one month: pages photographed, entries written, entries ticked as matching a page."""

    pages: int = 0
    entries: int = 0
    ticked: int = 0

    @property
    def covered(self) -> Covered:
        """A month counts as checked when each of its entries was compared with a page."""
        if self.entries and self.ticked >= self.entries:
            return Covered.CHECKED
        if self.entries:
            return Covered.TYPED
        return Covered.PHOTO if self.pages else Covered.EMPTY


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month of the bar."""

    period: Period
    found: MonthFound

    @property
    def covered(self) -> Covered:
        return self.found.covered


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the bar; months before the founding and after today are missing."""

    year: int
    months: tuple[MonthCell, ...]

    @property
    def typed(self) -> int:
        """Months with entries."""
        return sum(cell.found.entries > 0 for cell in self.months)


@dataclass(frozen=True, slots=True)
class Bar:
    """The years of a group, the newest first."""

    years: tuple[Year, ...]

    @property
    def months(self) -> int:
        return sum(len(year.months) for year in self.years)

    def count(self, *covered: Covered) -> int:
        """How many months are covered that far."""
        return sum(cell.covered in covered for year in self.years for cell in year.months)

    @property
    def typed(self) -> int:
        """Months with entries, compared or not."""
        return self.count(Covered.TYPED, Covered.CHECKED)

    @property
    def percent(self) -> int:
        """Months with entries of all months, rounded down: 100 only when none is missing."""
        return self.typed * 100 // self.months if self.months else 0


def bar_of(first: Period, last: Period, found: Mapping[Period, MonthFound]) -> Bar:
    """Every month from `first` to `last`, the newest year first."""
    years: dict[int, list[MonthCell]] = {}
    for period in Period.range(first, last):
        years.setdefault(period.year, []).append(MonthCell(period, found.get(period, MonthFound())))
    return Bar(tuple(Year(year, tuple(years[year])) for year in sorted(years, reverse=True)))
