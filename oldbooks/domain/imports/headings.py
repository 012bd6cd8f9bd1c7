"""Where the table of a sheet begins: its heading rows, one over the other, and the month named above them."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from common.search import searchable
from oldbooks.domain.imports.day_text import MONTH_OF, month_in
from oldbooks.domain.imports.fields import FIELDS, IN_WORDS, OUT_WORDS
from oldbooks.domain.imports.grid import Line

LOOKED_AT = 40  # rows with something in them
LONGEST_HEADING = 40
_GROUPS = IN_WORDS | OUT_WORDS | {"simpanan", "angsuran", "iuran", "pinjaman", "bulan", "jenis", "jumlah"}
_WORDS = frozenset(
    word
    for fields in FIELDS.values()
    for field in fields
    for phrase in field.words
    for word in phrase.split()
) | {"no", "nomor", "jml", "paraf", "tanda", "tangan", "rp", "iuran", "denda", "umur"}
_CARRIED = re.compile(r"saldo (?:awal|lalu|bulan|tahun)|pindahan|sisa (?:bulan|lalu)")
_SIDES = (IN_WORDS, OUT_WORDS)


@dataclass(frozen=True)
class Header:
    """The heading rows of a sheet, what stands over each column, and the month and year it is about.

    `last` is 0 when no heading was found: then the table begins with the first row.
    """

    last: int = 0
    headings: tuple[tuple[int, str], ...] = ()
    month: int | None = None
    year: int | None = None

    @property
    def by_column(self) -> dict[int, str]:
        return dict(self.headings)

    @property
    def signature(self) -> str:
        """The same for every sheet and file with the same headings, whatever year stands in them."""
        words = [f"{c}:{re.sub(r'[0-9]+', '', searchable(text)).strip()}" for c, text in self.headings]
        return hashlib.sha256("|".join(words).encode()).hexdigest()


def find_header(sheet: str, lines: Iterable[Line]) -> Header:
    """Look at the first rows of a sheet for its headings; titles above tell the month and year."""
    seen: list[Line] = []
    for line in lines:
        seen.append(line)
        if len(seen) >= LOOKED_AT:
            break
    start = next((at for at, line in enumerate(seen) if _hits(line) >= 2), None)
    if start is None:
        month, year = _period(sheet, ())
        return Header(0, (), month, year)
    top = start
    while top > 0 and start - top < 2 and _is_group_row(seen[top - 1]):
        top -= 1
    end = start
    while end + 1 < len(seen) and end - start < 3 and _goes_on(seen[end + 1]):
        end += 1
    block = seen[top : end + 1]
    month, year = _period(sheet, [_title(line) for line in seen[:top]])
    return Header(seen[end].number, tuple(sorted(_headings(block).items())), month, year)


def repeats(line: Line, headings: Mapping[int, str]) -> bool:
    """Whether this row is the heading again, at the top of the next printed page."""
    own = [(c, searchable(line.text(c))) for c in headings if line.at(c) is not None]
    same = [c for c, text in own if text and text in searchable(headings[c])]
    return len(own) > 1 and len(same) == len(own)


def is_numbering(line: Line) -> bool:
    """The row 1 2 3 4 … under a heading."""
    numbers = [str(value).strip() for value in line.values if value is not None]
    if len(numbers) < 3 or not all(number.isdigit() and len(number) < 3 for number in numbers):
        return False
    return all(int(b) - int(a) == 1 for a, b in zip(numbers, numbers[1:], strict=False))


def _hits(line: Line) -> int:
    return sum(_is_heading(value) for value in line.values)


def _is_heading(value: object) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST_HEADING:
        return False
    words = searchable(value).split()
    return 0 < len(words) <= 5 and any(word in _WORDS or word in MONTH_OF for word in words)


def _is_group_row(line: Line) -> bool:
    texts = [searchable(v).split() for v in line.values if isinstance(v, str) and v.strip()]
    both = any(all(set(words) & side for side in _SIDES) for words in texts)
    if any(word in MONTH_OF or word.isdigit() for words in texts for word in words):
        return False  # "BULAN JANUARI 2024" is a title
    return (
        bool(texts) and not both and all(len(w) <= 3 for w in texts) and any(set(w) & _GROUPS for w in texts)
    )


def _goes_on(line: Line) -> bool:
    """A lower row of the heading: words or units only, or the numbers of the columns."""
    if is_numbering(line):
        return True
    texts = [value for value in line.values if value is not None]
    if any(not isinstance(t, str) or re.search(r"[0-9]", t) or _CARRIED.match(searchable(t)) for t in texts):
        return False
    return all(_is_heading(text) or text in ("(Rp)", "Rp", "Rp.", "%") for text in texts)


def _headings(block: Sequence[Line]) -> dict[int, str]:
    width = max(max(len(line.values) for line in block), max((max(li.lent, default=-1) + 1) for li in block))
    named = [line for line in block if not is_numbering(line)]
    found: dict[int, list[str]] = {}
    for place, line in enumerate(named):
        row = [line.text(column) for column in range(width)]
        if place < len(named) - 1:
            row = _spread(row)
        for column, text in enumerate(row):
            if text and text not in found.get(column, []):
                found.setdefault(column, []).append(text)
    own = {c for line in named[-1:] for c in range(width) if line.text(c)}
    upper = {c for line in named[:-1] for c in range(width) if line.text(c)}
    return {c: " ".join(texts) for c, texts in found.items() if c in own | upper}


def _spread(row: list[str]) -> list[str]:
    """A group heading that was not merged holds until the next one."""
    last, filled = "", []
    for text in row:
        last = text or last
        sides = set(searchable(last).split()) & (_GROUPS | MONTH_OF.keys())
        filled.append(text or (last if sides else ""))
    return filled


def _title(line: Line) -> str:
    return " ".join(line.text(column) for column in range(len(line.values)))


def _period(sheet: str, titles: Sequence[str]) -> tuple[int | None, int | None]:
    month = year = None
    for text in (sheet, *titles):
        found_month, found_year = month_in(text)
        month = month or found_month
        year = year or found_year
    return month, year
