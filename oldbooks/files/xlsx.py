"""Workbooks of Excel, row by row: stored values only, formulas never counted, macros never looked at.

openpyxl's reader for large files knows no merged cells and is silent about formulas without a value; both are
read from the sheet's own text, as it streams past.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import DEFUSEDXML, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from oldbooks.domain.imports.grid import BrokenCell, Line
from oldbooks.files.checks import CHUNK, DAMAGED, damaged, refused

MOST_ROWS = 20_000
MOST_COLUMNS = 80
LAST_ROW = 60_000  # rows may lie apart, but not for ever
MOST_MERGES = 20_000
_MERGE = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_FORMULA = re.compile(rb"<c\s([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(<v\s*/>|<v>\s*</v>)?\s*</c>")
_PLACE = re.compile(rb'(?:^|\s)r="([A-Z]{1,3}[0-9]{1,7})"')
# A whole archive may still hold a workbook that is not: no XML (ParseError), parts that are missing or point
# at nothing (KeyError, IndexError), and attributes that are not there or of no known kind (TypeError,
# AttributeError, InvalidFileException).
MALFORMED: tuple[type[Exception], ...] = (
    *DAMAGED, InvalidFileException, ParseError, KeyError, IndexError, TypeError, AttributeError,
)  # fmt: skip
_OVERLAP = 4_096
_NO_VALUE = BrokenCell("Rumus ini belum ada hasilnya. Buka berkas di Excel, simpan, lalu unggah lagi.")
if not DEFUSEDXML:
    raise RuntimeError("defusedxml is not installed; without it openpyxl believes any XML")


@dataclass
class _Marks:
    """What the text of a sheet says beside its values: merged blocks, formulas without a value."""

    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    uncounted: set[tuple[int, int]] = field(default_factory=set)


class XlsxFile:
    """An opened workbook; its sheets in order, each read from its first row whenever it is asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        with _said():
            self._book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            self.sheets: tuple[str, ...] = tuple(sheet.title for sheet in self._book.worksheets)

    def lines(self, sheet: str) -> Iterator[Line]:
        """The rows that hold something, with the values merged cells lend. Refuses more than 20,000."""
        with _said():
            found: Any = self._book[sheet]
            marks = self._marks(found)
            found.reset_dimensions()
            spread, filled = _Spread(marks.merges), 0
            rows = found.iter_rows(max_col=MOST_COLUMNS, values_only=True)
            for number, values in enumerate(rows, start=1):
                line = _line(number, values, spread, marks.uncounted)
                if line is None:
                    if number > LAST_ROW:
                        return
                    continue
                filled += 1
                if filled > MOST_ROWS:
                    raise refused(
                        "Lembar ini lebih dari 20.000 baris. Bagi menjadi beberapa berkas.", "panjang"
                    )
                yield line

    def _marks(self, sheet: Any) -> _Marks:
        marks = _Marks()
        with zipfile.ZipFile(BytesIO(self._content)) as archive, archive.open(sheet._worksheet_path) as text:
            tail = b""
            while chunk := text.read(CHUNK):
                window = tail + chunk
                for found in _MERGE.finditer(window):
                    left, top, right, bottom = range_boundaries(found[1].decode())
                    marks.merges.append((top or 1, bottom or 1, (left or 1) - 1, (right or 1) - 1))
                marks.uncounted.update(_uncounted(window))
                if len(marks.merges) > MOST_MERGES or len(marks.uncounted) > MOST_MERGES:
                    raise refused("Lembar ini terlalu banyak sel gabungannya.", "gabungan")
                tail = window[-_OVERLAP:]
        marks.merges = sorted(set(marks.merges))
        return marks


def _uncounted(text: bytes) -> Iterator[tuple[int, int]]:
    """Cells whose formula has no stored value; one that was counted and gave no words has a value."""
    for found in _FORMULA.finditer(text):
        place = _PLACE.search(found[1])
        is_empty_text = found[2] is not None and b't="str"' in found[1]
        if place is not None and not is_empty_text:
            column, row, _, _ = range_boundaries(place[1].decode())
            yield row or 1, (column or 1) - 1


class _Spread:
    """Merged blocks as rows go by: remembers the value of each open block, forgets those that ended."""

    def __init__(self, merges: list[tuple[int, int, int, int]]) -> None:
        self._coming = merges[::-1]  # the next one to begin stands last
        self._open: list[tuple[int, int, int, object]] = []

    def lent(self, number: int, values: tuple[object, ...]) -> dict[int, object]:
        """What blocks lend to this row, its own block's first cell left out."""
        self._open = [block for block in self._open if block[0] >= number]
        while self._coming and self._coming[-1][0] <= number:
            _, bottom, left, right = self._coming.pop()
            value = values[left] if left < len(values) else None
            self._open.append((bottom, left, right, value))
        return {
            column: value
            for _, left, right, value in self._open
            if value is not None
            for column in range(left, min(right, MOST_COLUMNS - 1) + 1)
            if column >= len(values) or values[column] is None
        }


def _line(
    number: int, values: tuple[object, ...], spread: _Spread, uncounted: set[tuple[int, int]]
) -> Line | None:
    lent = spread.lent(number, values)
    if all(value is None for value in values) and not any(
        (number, c) in uncounted for c in range(len(values))
    ):
        return None
    if uncounted:
        values = tuple(_NO_VALUE if (number, c) in uncounted else v for c, v in enumerate(values))
    last = max((c for c, value in enumerate(values) if value is not None), default=-1)
    return Line(number, tuple(_plain(value) for value in values[: last + 1]), lent)


def _plain(value: object) -> object:
    if isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper() and " " not in value:
        return BrokenCell(f"Di sel ini ada kesalahan Excel ({value}). Betulkan rumusnya.")
    return value


@contextmanager
def _said() -> Iterator[None]:
    """What openpyxl trips over is a damaged file, said in our words."""
    try:
        yield
    except MALFORMED as error:
        raise damaged() from error
