"""Buku Daftar Pinjaman, Angsuran, Iuran dan Simpanan on paper: 6 + 36 columns over facing pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from common.pdf.carrying import Figures, Sheet, Table
from common.pdf.values import BookHead, Printed, Signatures
from common.rupiah import format_rupiah
from common.words import BULAN

KINDS = 3  # angsuran, iuran, simpanan
# The widest figure that six months of three columns leave room for on F4 and A4: 99.999.999.
HALF_YEAR_FITS = len("99.999.999")
Months = tuple[Figures, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """A loan, or a member without one, and what was paid in the twelve months: angsuran, iuran, simpanan."""

    on: date | None
    name: str
    purpose: str
    principal: int
    months: Months

    @property
    def figures(self) -> Figures:
        """JUMLAH PINJAMAN and the 36 columns."""
        return (self.principal, *chain.from_iterable(self.months))


@dataclass(frozen=True, slots=True)
class YearPage:
    """A page of the book: some rows, some months. The first months stand beside who borrowed what."""

    months: tuple[str, ...]
    rows: tuple[tuple[int, YearRow, Figures], ...]
    brought: Figures | None  # of the months; `lent_before` of the loans
    carried: Figures | None
    total: Figures | None
    lent_before: int
    lent: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class YearBook:
    """The wide book of a year."""

    head: BookHead
    year: int
    rows: tuple[YearRow, ...]
    signatures: Signatures
    printed: Printed

    @property
    def table(self) -> Table[YearRow]:
        """What is carried: the loans and each month's three columns."""
        return Table(self.rows, lambda row: row.figures, (0,) * (1 + len(BULAN) * KINDS))

    @property
    def months_a_page(self) -> int:
        """Six beside each other; three where the amounts are too long for that."""
        widest = max(len(format_rupiah(figure)) for figure in chain(self.table.sums, *self._figures()))
        return 6 if widest <= HALF_YEAR_FITS else 3

    @property
    def wide(self) -> int:
        """Columns of a page that begins with the loans."""
        return 6 + self.months_a_page * KINDS

    @property
    def narrow(self) -> int:
        """Columns of a page that goes on from it."""
        return 2 + self.months_a_page * KINDS

    def _figures(self) -> list[Figures]:
        return [row.figures for row in self.rows]

    def arranged(self, sheets: Sequence[Sheet[YearRow]]) -> Sequence[YearPage]:
        """Each piece of the table over facing pages, names repeated. While measuring: its first page only,

        whose lines are the highest, as purposes stand there.
        """
        step = self.months_a_page
        pages = [
            self._page(sheet, start, start + step) for sheet in sheets for start in range(0, len(BULAN), step)
        ]
        return pages[:1] if sheets[0].measures else pages

    def _page(self, sheet: Sheet[YearRow], start: int, end: int) -> YearPage:
        columns = slice(1 + start * KINDS, 1 + end * KINDS)
        ends_book = sheet.measures or (sheet.is_last and end == len(BULAN))
        after = sheet.carried or self.table.sums
        return YearPage(
            months=BULAN[start:end],
            rows=tuple((no, row, row.figures[columns]) for no, row in sheet.rows),
            brought=sheet.brought and sheet.brought[columns],
            carried=sheet.carried and sheet.carried[columns],
            total=self.table.sums[columns] if sheet.is_last else None,
            lent_before=sheet.brought[0] if sheet.brought else 0,
            lent=after[0],
            is_first=start == 0,
            is_last=ends_book,
        )
