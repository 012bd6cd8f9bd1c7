"""Sums carried from page to page: "Jumlah dipindahkan" at a foot, "Jumlah pindahan" at the next head.

The printer of pages has no running sums. So a table is laid out twice: once in one piece, with both rows
repeated on every page so that their room is kept, to learn which rows a page holds; then page by page,
each with its sums. What wraps, and how high, is the layout's business and never guessed. A short book is
tried on one sheet first: then nothing is carried, and it is laid out once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from common.pdf.engine import PaperProblem, render, render_one_sheet, rows_by_page
from common.pdf.paper import Paper

R = TypeVar("R")
# More rows than this stand on no sheet of ours; the smallest holds about as many lines.
MOST_ON_A_SHEET = 60
Figures = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R]):
    """What of a table stands on one page: numbered rows, the sums brought to it and carried from it.

    Nothing is brought to the first sheet and nothing carried from the last.
    """

    rows: tuple[tuple[int, R], ...]
    brought: Figures | None
    carried: Figures | None
    is_last: bool

    @property
    def measures(self) -> bool:
        """Whether this is the one piece that is laid out to learn which rows a page holds."""
        return self.is_last and self.carried is not None


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """The rows of a book, the figures of each that are summed, and what the sums begin with."""

    rows: tuple[R, ...]
    figures: Callable[[R], Figures]
    opening: Figures

    @property
    def sums(self) -> Figures:
        """After the last row."""
        return self._running()[-1]

    def whole(self) -> Sheet[R]:
        """All in one piece with both rows of sums, for measuring: each as wide as it will ever be."""
        widest = tuple(
            max(column, key=lambda part: len(str(part))) for column in zip(*self._running(), strict=True)
        )
        return Sheet(tuple(enumerate(self.rows, start=1)), brought=widest, carried=widest, is_last=True)

    def sheets(self, per_page: Sequence[int]) -> tuple[Sheet[R], ...]:
        """Page by page; an empty book is one empty sheet. Refuses counts that are not all the rows."""
        if sum(per_page) != len(self.rows):
            raise PaperProblem(f"Of {len(self.rows)} rows {sum(per_page)} were found on the pages.")
        ends = [*accumulate(count for count in per_page if count)] or [0]
        numbered, running = tuple(enumerate(self.rows, start=1)), self._running()
        return tuple(
            Sheet(
                rows=numbered[start:end],
                brought=running[start] if start else None,
                carried=None if end == ends[-1] else running[end],
                is_last=end == ends[-1],
            )
            for start, end in pairwise([0, *ends])
        )

    def _running(self) -> list[Figures]:
        """The sums before the first row and after each."""
        return [*accumulate((self.figures(row) for row in self.rows), _plus, initial=self.opening)]


def _plus(one: Figures, other: Figures) -> Figures:
    return tuple(mine + yours for mine, yours in zip(one, other, strict=True))


@runtime_checkable
class Carrying(Protocol):
    """A book whose table carries its sums."""

    @property
    def table(self) -> Table[Any]: ...


@runtime_checkable
class Arranging(Carrying, Protocol):
    """A book too wide for one sheet: it lays each piece of its table over several pages."""

    def arranged(self, sheets: Sequence[Sheet[Any]]) -> Sequence[Any]: ...


def print_carrying(write: Callable[[Sequence[Sheet[R]]], str], table: Table[R], paper: Paper) -> bytes:
    """The PDF of a book in sheets. `write` makes the page of given sheets; rows carry `data-baris`."""
    if len(table.rows) <= MOST_ON_A_SHEET:
        single = render_one_sheet(write(table.sheets([len(table.rows)])), paper)
        if single is not None:
            return single
    return _measured(write, table, paper)


def _measured(write: Callable[[Sequence[Sheet[R]]], str], table: Table[R], paper: Paper) -> bytes:
    return render(write(table.sheets(rows_by_page(write([table.whole()]), paper))), paper)


def print_book(write: Callable[[dict[str, Any]], str], context: dict[str, Any], paper: Paper) -> bytes:
    """The PDF of a context; where its `buku` carries sums, `lembaran` holds the sheets of its table."""
    book = context.get("buku")
    if not isinstance(book, Carrying):
        return render(write(context), paper)
    if isinstance(book, Arranging):
        arranged = book.arranged
        return _measured(lambda given: write({**context, "lembaran": arranged(given)}), book.table, paper)
    return print_carrying(lambda given: write({**context, "lembaran": given}), book.table, paper)


def cells_of(write: Callable[[dict[str, Any]], str], context: dict[str, Any]) -> int:
    """How many cells the tables of a print have; what laying it out takes goes by them."""
    book = context.get("buku")
    if isinstance(book, Carrying):
        sheets = book.table.sheets([len(book.table.rows)])
        arranged = book.arranged(sheets) if isinstance(book, Arranging) else sheets
        context = {**context, "lembaran": arranged}
    return write(context).count("<td")
