"""A sheet as lines of cells, however it was stored; merged cells know the value they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell of the file that holds no value to be read, and why: an error of Excel, an uncounted formula."""

    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its number there, its cells, and what merged cells lend it (column -> value)."""

    number: int
    values: tuple[object, ...]
    lent: Mapping[int, object] = field(default_factory=dict)

    def at(self, column: int) -> object:
        """The cell's own value, None beyond the last."""
        return self.values[column] if column < len(self.values) else None

    def reading(self, column: int) -> object:
        """Its value, or the one of the merged block it lies in."""
        own = self.at(column)
        return self.lent.get(column) if own is None else own

    def text(self, column: int) -> str:
        """What a person reads there, of a merged block too."""
        value = self.reading(column)
        return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""

    @property
    def is_blank(self) -> bool:
        """Nothing stands in any cell of its own."""
        return all(value is None or isinstance(value, str) and not value.strip() for value in self.values)


def column_name(column: int) -> str:
    """0 -> "A", 27 -> "AB"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    """(7, 1) -> "B7"."""
    return f"{column_name(column)}{row}"
