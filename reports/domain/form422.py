"""Lampiran 4.22 filled in: rows of areas, their sum, and what is not known, which is never zero."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common.pdf.values import Count
from reports.domain.columns import BY_KEY, COLUMNS, FIRST, Column
from reports.domain.headers import LAYOUTS, Layout, LayoutName

NAMED_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in its column."""

    column: Column
    count: Count

    @property
    def css(self) -> str:
        """Sums of a large city outgrow their column and take the narrowest face."""
        fits = 7 if self.column.people else 5  # "999.999", "9.999"
        return "cacah panjang" if len(self.count.figure) > fits else "cacah"


@dataclass(frozen=True, slots=True)
class Form422Row:
    """One area. `values` are columns 3 to 35 in order, None where nobody has filled it in; `ket` is 36.

    `partial` are the columns of a sum that not every area below has filled in: at least that many.
    """

    name: str
    values: tuple[int | None, ...]
    ket: str = ""
    partial: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if len(self.values) != len(COLUMNS):
            raise ValueError(f"The form has {len(COLUMNS)} figures, not {len(self.values)}.")
        if any(value is not None and value < 0 for value in self.values):
            raise ValueError("Nothing is counted below zero.")

    @classmethod
    def of(cls, name: str, figures: Mapping[str, int | None], ket: str = "") -> "Form422Row":
        """By the keys of columns.py; a key left out is unknown, one nobody knows is refused (KeyError)."""
        known = {BY_KEY[key].number: value for key, value in figures.items()}
        return cls(name, tuple(known.get(column.number) for column in COLUMNS), ket)

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(Cell(column, self.count(column.number)) for column in COLUMNS)

    @property
    def is_complete(self) -> bool:
        return None not in self.values and not self.partial

    def count(self, number: int) -> Count:
        """The figure of a column as paper says it: exact, at least, or unknown."""
        value = self.value(number)
        if value is not None and number in self.partial:
            return Count("at_least", value)
        return Count.of(value)

    @classmethod
    def sum(cls, name: str, rows: Sequence["Form422Row"]) -> "Form422Row":
        """The line of an area made of others: unknown where nobody knows, at least where one does not."""
        parts = [Count.total(tuple(row.value(c.number) for row in rows)) for c in COLUMNS]
        some = {number for row in rows for number in row.partial}
        values = tuple(None if part.kind == "unknown" else part.number for part in parts)
        partial = tuple(
            column.number
            for column, part in zip(COLUMNS, parts, strict=True)
            if part.is_at_least or (column.number in some and part.kind != "unknown")
        )
        return cls(name, values, partial=partial)

    def value(self, number: int) -> int | None:
        """The figure of a column by its printed number, 3 to 35."""
        return self.values[number - FIRST]


@dataclass(frozen=True, slots=True)
class Form422:
    """The table. A sum with an unknown part is "at least": printed "min. 12", said below the table."""

    rows: tuple[Form422Row, ...]
    layout_name: LayoutName = "A"

    @property
    def layout(self) -> Layout:
        return LAYOUTS[self.layout_name]

    @property
    def columns(self) -> tuple[Column, ...]:
        return COLUMNS

    @property
    def total(self) -> tuple[Cell, ...]:
        """The JUMLAH row; the figures of a kota are the plain sum of its kelurahan."""
        return Form422Row.sum("JUMLAH", self.rows).cells

    @property
    def incomplete(self) -> tuple[str, ...]:
        """Areas with at least one figure missing, in the order of the rows."""
        return tuple(row.name for row in self.rows if not row.is_complete)

    @property
    def incomplete_sentence(self) -> str:
        """Whom to ask, in one line; long lists are cut and counted."""
        names = self.incomplete
        shown = ", ".join(names[:NAMED_AT_MOST])
        rest = len(names) - NAMED_AT_MOST
        return f"{shown} dan {rest} wilayah lain" if rest > 0 else shown

    @property
    def has_at_least(self) -> bool:
        return any(cell.count.is_at_least for cell in self.total)
