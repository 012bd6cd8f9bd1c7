"""CSV as spreadsheets and old programs write it: its letters and the sign between cells are looked up."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from oldbooks.domain.imports.grid import Line
from oldbooks.files.checks import damaged, refused
from oldbooks.files.xlsx import MOST_COLUMNS, MOST_ROWS

ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
SIGNS = (";", ",", "\t")
LOOKED_AT = 60  # lines
SHEET = "Berkas"
_LONGEST_CELL = 10_000


class CsvFile:
    """A text file as one sheet."""

    sheets: tuple[str, ...] = (SHEET,)

    def __init__(self, content: bytes) -> None:
        self._text = _decoded(content)
        self._sign = _sign_of(self._text)

    def lines(self, sheet: str) -> Iterator[Line]:
        """The rows that hold something; every cell is text. Refuses more than 20,000."""
        filled = 0
        try:
            for number, values in enumerate(self._rows(), start=1):
                cells = tuple(value.strip() or None for value in values[:MOST_COLUMNS])
                if any(cells):
                    filled += 1
                    if filled > MOST_ROWS:
                        raise refused("Berkas ini lebih dari 20.000 baris. Bagi dahulu.", "panjang")
                    yield Line(number, cells)
        except csv.Error as error:
            raise damaged() from error

    def _rows(self) -> Iterator[list[str]]:
        csv.field_size_limit(_LONGEST_CELL)
        return csv.reader(io.StringIO(self._text, newline=""), delimiter=self._sign)


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise damaged()


def _sign_of(text: str) -> str:
    """The sign that gives most rows the same number of cells, more than one; the first lines decide."""
    if text[:4].lower() == "sep=" and text[4:5] in SIGNS:
        return text[4:5]
    head = "".join(islice(io.StringIO(text), LOOKED_AT))
    scores = {sign: _even_rows(head, sign) for sign in SIGNS}
    return max(SIGNS, key=lambda sign: scores[sign])


def _even_rows(head: str, sign: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=sign) if any(row)]
    except csv.Error:
        return 0, 0
    wide = [width for width in widths if width > 1]
    usual = max(set(wide), key=wide.count, default=0)
    return wide.count(usual) if usual else 0, usual
