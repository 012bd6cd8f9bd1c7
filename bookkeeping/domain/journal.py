"""Journals kept elsewhere, as CSV: tx_id,date,group,account,debit,credit; the rows of a transaction together.

Every row is read once and none is kept; every problem is told with its line.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from uuid import UUID

from bookkeeping.domain.entry import LARGEST_AMOUNT
from common.ids import uuid7
from common.problems import Problem

COLUMNS = ("tx_id", "date", "group", "account", "debit", "credit")
LONGEST_TX_ID = 60
_DIGITS = len(str(LARGEST_AMOUNT))


@dataclass(frozen=True)
class Known:
    """What a journal may name: our accounts by the file's numbers, groups by the file's words, and today."""

    accounts: Mapping[str, int]
    group: Callable[[str], UUID | str]  # the id, or why there is none
    today: date


# Line, place of its transaction in the file, entry id, place in it, tx_id, date, which group of the file and
# which transaction of that group and of its year (each counted from one), account, two sides.
JournalLeg = tuple[int, int, str, int, str, str, int, int, int, int, int, int]


@dataclass
class _Transaction:
    """The transaction being read: its first row, and the sums so far."""

    tx_id: str = ""
    line: int = 0
    place: int = 0
    legs: int = 0
    debit: int = 0
    credit: int = 0
    day: str = ""
    group: str = ""
    is_read: bool = True
    book: int = 0
    nr: int = 0
    year_nr: int = 0
    entry_id: str = field(default_factory=lambda: str(uuid7()))

    def problems(self) -> Iterator[Problem]:
        """What can be said only when its last row was read."""
        if self.legs == 1:
            yield _at(self.line, f"Transaksi {self.tx_id} hanya satu baris.", "kurang_baris")
        elif self.is_read and self.debit != self.credit:
            sides = f"{self.debit} dan {self.credit}"
            yield _at(self.line, f"Transaksi {self.tx_id} tidak seimbang: {sides}.", "tidak_seimbang")


def read_journal(
    rows: Iterable[list[str]], known: Known, problems: list[Problem], groups: dict[UUID, int]
) -> Iterator[JournalLeg]:
    """The legs that can be read, in the order of the file; adds every problem to `problems`.

    Into `groups` go the groups it names, each with its place among them from one.

    A caller that finds problems throws the legs away: a journal is taken over whole or not at all.
    """
    lines = enumerate(rows, start=1)
    head = next(lines, (1, []))[1]
    if tuple(head) != COLUMNS:
        problems.append(_at(1, f"Baris pertama harus {','.join(COLUMNS)}.", "kepala"))
        return
    reader = _Reader(known, problems, groups)
    for line, row in lines:
        if len(row) != len(COLUMNS):
            problems.append(_at(line, f"Harus {len(COLUMNS)} kolom, bukan {len(row)}.", "kolom"))
            continue
        reader.turn_to(line, *row[:3])
        leg = reader.read(line, row)
        if leg is not None:
            yield leg
    problems.extend(reader.current.problems())
    if reader.current.place == 0:
        problems.append(_at(1, "Berkas ini tidak memuat transaksi.", "kosong"))


class _Reader:
    """Reads row after row, and knows the transaction it is in."""

    def __init__(self, known: Known, problems: list[Problem], groups: dict[UUID, int]) -> None:
        self.accounts, self.problems, self.groups = known.accounts, problems, groups
        self.counted: Counter[tuple[int, str]] = Counter()
        self.day_of, self.group_of = _days(known.today), cache(known.group)
        self.current = _Transaction()

    def turn_to(self, line: int, tx_id: str, day: str, group: str) -> None:
        """Begin a transaction when its id is another one; all its rows share day and group."""
        if tx_id != self.current.tx_id:
            self.problems.extend(self.current.problems())
            self.current = _Transaction(tx_id, line, self.current.place + 1, day=day, group=group)
            self.problems.extend(_tx_problems(self.current))
            self._count(self.current)
        elif (day, group) != (self.current.day, self.current.group):
            text = f"Tanggal dan kelompok transaksi {tx_id} harus sama."
            self.problems.append(_at(line, text, "campur"))

    def _count(self, now: _Transaction) -> None:
        """Which transaction of its group this is, and of the group's year."""
        found = self.group_of(now.group)
        if not isinstance(found, str):
            now.book = book = self.groups.setdefault(found, len(self.groups) + 1)
            self.counted[book, ""] = now.nr = self.counted[book, ""] + 1
            self.counted[book, now.day[:4]] = now.year_nr = self.counted[book, now.day[:4]] + 1

    def read(self, line: int, row: list[str]) -> JournalLeg | None:
        """The leg of a row; None once anything in the file is wrong."""
        tx_id, day, group, account, debit, credit = row
        found, code, late = self.group_of(group), self.accounts.get(account), self.day_of(day)
        sides = _sides(debit, credit)
        for text, kind in (
            (late, "tanggal"),
            (found if isinstance(found, str) else "", "kelompok"),
            ("" if code else f"Pos {account!r} tidak dikenal.", "pos_tidak_ada"),
            (sides if isinstance(sides, str) else "", "jumlah"),
        ):
            if text:
                self.problems.append(_at(line, text, kind))
        now = self.current
        now.legs += 1
        if isinstance(sides, str):
            now.is_read = False
            return None
        now.debit += sides[0]
        now.credit += sides[1]
        if self.problems or isinstance(found, str) or code is None:
            return None
        return (
            line,
            now.place,
            now.entry_id,
            now.legs,
            tx_id,
            day,
            now.book,
            now.nr,
            now.year_nr,
            code,
            *sides,
        )


def _tx_problems(current: _Transaction) -> Iterator[Problem]:
    if not current.tx_id.strip():
        yield _at(current.line, "tx_id belum diisi.", "kosong")
    elif len(current.tx_id) > LONGEST_TX_ID:
        yield _at(current.line, f"tx_id paling panjang {LONGEST_TX_ID} huruf.", "terlalu_panjang")


def _days(today: date) -> Callable[[str], str]:
    """Says what is wrong with a date, once for each spelling; nothing when it is good."""

    @cache
    def check(text: str) -> str:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return f"Tanggal ditulis seperti 2026-10-31, bukan {text!r}."
        if len(text) != 10:
            return f"Tanggal ditulis seperti 2026-10-31, bukan {text!r}."
        return "Tanggal tidak boleh sesudah hari ini." if day > today else ""

    return check


def _sides(debit: str, credit: str) -> tuple[int, int] | str:
    try:
        left, right = int(debit or 0), int(credit or 0)
    except ValueError:
        return f"Jumlah harus rupiah bulat tanpa titik, bukan {debit!r} dan {credit!r}."
    if len(debit) > _DIGITS or len(credit) > _DIGITS or max(left, right) > LARGEST_AMOUNT:
        return f"Jumlah paling besar {LARGEST_AMOUNT}."
    if left < 0 or right < 0 or (left > 0) == (right > 0):
        return "Tepat satu dari kedua jumlah harus lebih dari nol."
    return left, right


def _at(line: int, message: str, code: str) -> Problem:
    return Problem(f"baris {line}", message, code)
