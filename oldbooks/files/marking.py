"""Her own file with the cells that need her marked red, and why as a comment; no formula of ours in it."""

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from oldbooks.domain.imports.findings import Fault
from oldbooks.domain.imports.grid import BrokenCell
from oldbooks.files.checks import Format
from oldbooks.files.read import SheetFile

RED = PatternFill("solid", start_color="FFF4C7C3", end_color="FFF4C7C3")
LIST = "Perlu dibetulkan"
MOST_KEPT = 12 * 1024 * 1024  # of unpacked sheets: above it only the values are copied, row by row
_BY = "UP2K"
Marks = dict[str, dict[tuple[int, int], list[str]]]


def marked_copy(content: bytes, kind: Format, file: SheetFile, faults: Sequence[Fault]) -> bytes:
    """An xlsx of the file with every faulty cell marked, and a sheet that lists them all."""
    marks: Marks = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        marks[fault.sheet][fault.row, max(fault.column, 0)].append(fault.message)
    if kind is Format.XLSX and _unpacked(content) <= MOST_KEPT:
        book = _kept(content, marks)
    else:
        book = _values_only(file, marks)
    _listed(book, faults)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _unpacked(content: bytes) -> int:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return sum(
            part.file_size for part in archive.infolist() if part.filename.startswith("xl/worksheets/")
        )


def _kept(content: bytes, marks: Marks) -> Workbook:
    """Her workbook as it looks, formulas as she wrote them; macros and links are left behind."""
    book = load_workbook(BytesIO(content), keep_vba=False, keep_links=False)
    for name, cells in marks.items():
        sheet = book[name]
        for (row, column), messages in cells.items():
            cell: Any = sheet.cell(row, column + 1)
            cell.fill = RED
            if not isinstance(cell, MergedCell):
                cell.comment = Comment("\n".join(messages), _BY)
    return book


def _values_only(file: SheetFile, marks: Marks) -> Workbook:
    book = Workbook(write_only=True)
    for name in file.sheets:
        sheet, wanted, written = book.create_sheet(name[:31]), marks.get(name, {}), 0
        for line in file.lines(name):
            for _ in range(line.number - written - 1):
                sheet.append([])
            written = line.number
            last = max([len(line.values), *(c + 1 for r, c in wanted if r == written)])
            sheet.append([_cell(sheet, line.at(c), wanted.get((written, c))) for c in range(last)])
    return book


def _cell(sheet: Any, value: object, messages: Iterable[str] | None) -> Any:
    shown: Any = None if isinstance(value, BrokenCell) else value
    cell: Any = WriteOnlyCell(sheet, value=shown)
    if isinstance(shown, str):
        cell.data_type = "s"  # words stay words, whatever sign they begin with
    if messages is not None:
        cell.fill = RED
        cell.comment = Comment("\n".join(messages), _BY)
    return cell


def _listed(book: Workbook, faults: Sequence[Fault]) -> None:
    sheet = book.create_sheet(LIST)
    for place, width in enumerate((20, 12, 70), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate([("Lembar", "Sel", "Yang perlu dibetulkan"), *map(_row, faults)]):
        cells: list[Any] = [WriteOnlyCell(sheet, value=value) for value in row]
        for cell in cells:
            cell.data_type = "s"
            cell.font = Font(bold=number == 0)
        sheet.append(cells)


def _row(fault: Fault) -> tuple[str, str, str]:
    return fault.sheet, fault.place, fault.message
