"""Lists as files: xlsx with real dates and numbers, and csv, from the same columns as the screen."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Cell = str | int | Decimal | date | None
R = TypeVar("R")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class Column(Generic[R]):
    """The head of a column, how it reads a row, and its width in characters."""

    title: str
    value: Callable[[R], Cell]
    width: int = 18


def to_xlsx(title: str, columns: Sequence[Column[R]], rows: Iterable[R]) -> bytes:
    """A workbook of one sheet: bold heads that stay in sight, dates and numbers as such.

    Text stays text, so that a name that begins with "=" is never run as a formula.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.append([_cell(sheet, column.title, bold=True) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, column.value(row)) for column in columns])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(sheet: Any, value: Cell, bold: bool = False) -> SheetCell:
    written: Any = value
    cell = WriteOnlyCell(sheet, value=written)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = "d mmm yyyy"
    elif isinstance(value, int):
        cell.number_format = "#,##0"
    elif isinstance(value, Decimal):
        cell.number_format = "0.00"
    if bold:
        cell.font = Font(bold=True)
    return cell


def to_csv(columns: Sequence[Column[R]], rows: Iterable[R]) -> bytes:
    """The same list as csv in UTF-8 (with its mark, for spreadsheets); dates as 2026-10-12."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([column.title for column in columns])
    writer.writerows([[_plain(column.value(row)) for column in columns] for row in rows])
    return made.getvalue().encode("utf-8-sig")


def _plain(value: Cell) -> str | int:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")):
        return f"'{value}"
    return value
