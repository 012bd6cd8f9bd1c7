"""The file of a batch: read by its plan, looked into while she points at columns, given back with marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from common.problems import Problem, Refused
from common.rupiah import format_rupiah
from common.words import tanggal_pendek
from groups.models import Group
from oldbooks.domain.imports.fields import FIELDS, Target
from oldbooks.domain.imports.grid import BrokenCell, column_name
from oldbooks.domain.imports.headings import Header
from oldbooks.domain.imports.plan import after_header
from oldbooks.domain.imports.proposing import propose
from oldbooks.domain.imports.reading import Reading, headers_of, read_file
from oldbooks.files.checks import Format
from oldbooks.files.marking import marked_copy
from oldbooks.files.read import SheetFile, open_file
from oldbooks.models import ImportBatch, ImportFile
from oldbooks.progress import tell_progress
from oldbooks.queries.batches import known_group, plan_of, remembered

GONE = Problem("", "Berkasnya sudah dihapus karena lebih dari 30 hari. Unggah lagi.", "hilang")
SAMPLES = 4
_LONGEST = 40


@dataclass(frozen=True)
class SheetChoice:
    """A sheet she may choose; `alike` when its headings are those of the first one with headings."""

    name: str
    found: bool
    alike: bool


@dataclass(frozen=True)
class ColumnChoice:
    """A column with its heading and first values, and the field it most likely holds."""

    number: int
    letter: str
    heading: str
    samples: tuple[str, ...]
    code: str


@dataclass(frozen=True)
class ColumnsPage:
    """What the page of columns shows; `remembered` when the group read such a file before."""

    columns: tuple[ColumnChoice, ...]
    choices: tuple[tuple[str, str], ...]
    remembered: bool
    heading_row: int


def content_of(batch: ImportBatch) -> bytes:
    """The bytes of the file; Refused when they are gone."""
    content = ImportFile.objects.filter(batch_id=batch.id).values_list("content", flat=True).first()
    if content is None:
        raise Refused([GONE])
    return bytes(content)


def file_of(batch: ImportBatch) -> SheetFile:
    """The opened file of a batch."""
    return open_file(content_of(batch), Format(batch.format))


def reading_of(batch: ImportBatch, group: Group) -> Reading:
    """Read the file of a batch by its plan, telling how far it is. Refuses a file that is gone or damaged."""
    file, plan = file_of(batch), plan_of(batch)
    if plan is None:
        raise Refused([Problem("", "Tunjuk dahulu lembar dan kolomnya.", "urutan")])
    return read_file(
        file,
        plan,
        known_group(group, plan.target),
        lambda rows: tell_progress(batch.id, rows, "baris dibaca"),
    )


def marked_file(batch: ImportBatch, group: Group) -> bytes:
    """Her file with the faulty cells marked."""
    reading = reading_of(batch, group)
    return marked_copy(content_of(batch), Format(batch.format), file_of(batch), reading.desk.faults)


def sheet_choices(batch: ImportBatch) -> tuple[SheetChoice, ...]:
    """The sheets of the file; those with the same headings go together."""
    file = file_of(batch)
    headers = headers_of(file, file.sheets)
    first = next((header for header in headers.values() if header.last), Header())
    return tuple(
        SheetChoice(name, bool(header.last), bool(header.last) and header.signature == first.signature)
        for name, header in headers.items()
    )


def columns_page(batch: ImportBatch, group_id: UUID, target: Target, sheet: str) -> ColumnsPage:
    """The columns of a sheet: as the group read them last, else as their headings propose."""
    file = file_of(batch)
    header = headers_of(file, [sheet])[sheet]
    lines = list(islice(after_header(file.lines(sheet), header), SAMPLES))
    known = remembered(group_id, header.signature, target)
    codes = {int(c): str(f) for c, f in known.columns.items()} if known else propose(target, header.by_column)
    width = max([len(line.values) for line in lines] + [c + 1 for c, _ in header.headings], default=0)
    columns = []
    for column in range(width):
        heading = header.by_column.get(column, "")
        samples = tuple(text for line in lines if (text := _shown(line.at(column))))
        if heading or samples:
            columns.append(ColumnChoice(column, column_name(column), heading, samples, codes.get(column, "")))
    choices = tuple((f.code, f.label) for f in FIELDS[target])
    return ColumnsPage(tuple(columns), choices, known is not None, header.last)


def known_sheets(batch: ImportBatch, asked: Sequence[str]) -> tuple[str, ...]:
    """Of the sheets asked for, those the file has, in its order."""
    return tuple(name for name in file_of(batch).sheets if name in asked)


def _shown(value: object) -> str:
    if value is None or isinstance(value, BrokenCell):
        return ""
    if isinstance(value, datetime | date):
        return tanggal_pendek(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return format_rupiah(value)
    return " ".join(str(value).split())[:_LONGEST]
