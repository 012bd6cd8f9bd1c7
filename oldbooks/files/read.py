"""One way to open a file, whatever it is."""

from collections.abc import Iterator
from typing import Protocol

from oldbooks.domain.imports.grid import Line
from oldbooks.files.checks import Format
from oldbooks.files.text import CsvFile
from oldbooks.files.xlsx import XlsxFile


class SheetFile(Protocol):
    """Sheets by name, each a stream of lines that can be read again."""

    sheets: tuple[str, ...]

    def lines(self, sheet: str) -> Iterator[Line]: ...


def open_file(content: bytes, kind: Format) -> SheetFile:
    """Open what `format_of` let through. Refuses what turns out to be damaged."""
    return XlsxFile(content) if kind is Format.XLSX else CsvFile(content)
