"""The table where a file is read: cells become values, doubts become questions, faults keep their place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import ACCOUNTS
from common.period import Period
from common.rupiah import format_rupiah
from common.words import tanggal
from oldbooks.domain.imports.asking import (
    CASH_QUESTION,
    EMPTY_DAY,
    MONTH_DAY,
    SKIP,
    YEAR_QUESTION,
    name_question,
    order_question,
    signs_question,
)
from oldbooks.domain.imports.day_text import NoYear, read_day
from oldbooks.domain.imports.findings import Fault, Question, Skipped
from oldbooks.domain.imports.grid import BrokenCell, Line, cell_name
from oldbooks.domain.imports.money_text import Doubt, Unreadable, read_amount
from oldbooks.domain.imports.names import exactly, plain_name
from oldbooks.domain.imports.plan import Group, Plan, Sheet

OLDEST_YEAR = 1970
_SAMPLES = 4
_OF_WORDS = ("pos:", "nama:", "orang:")
_LONGEST_SAMPLE = 60
NOTHING_READ = object()


@dataclass
class Doubtful:
    """A question that came up, with the cells it came up at."""

    question: Question
    samples: list[str] = field(default_factory=list)

    def asked(self) -> Question:
        asked = self.question
        return Question(asked.key, asked.text, asked.choices, tuple(self.samples), asked.proposal, asked.form)


@dataclass
class Desk:
    """Reads cells by the plan and keeps what came of it. One desk reads one file."""

    plan: Plan
    group: Group
    faults: list[Fault] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    doubts: dict[str, Doubtful] = field(default_factory=dict)
    rows: int = 0
    _days: dict[tuple[str, str], date] = field(default_factory=dict)
    _names: dict[str, UUID | None] = field(default_factory=dict)
    _unsure: set[tuple[str, int]] = field(default_factory=set)

    def column(self, code: str) -> int | None:
        """The column of a field, None where she pointed at none."""
        return self._column_of.get(code)

    def __post_init__(self) -> None:
        self._column_of = self.plan.column_of

    def fault(self, sheet: Sheet, line: Line, column: int | None, message: str) -> None:
        """Note that a cell cannot be taken over; None for the whole row."""
        self.faults.append(Fault(sheet.name, line.number, -1 if column is None else column, message))

    def fault_empty(self, sheet: Sheet, line: Line, code: str, message: str) -> None:
        """Note that words are missing; a broken cell says why itself."""
        column = self.column(code)
        value = None if column is None else line.at(column)
        self.fault(sheet, line, column, value.why if isinstance(value, BrokenCell) else message)

    def skip(self, sheet: Sheet, line: Line, reason: str) -> None:
        """Note that a row is left out."""
        words = " · ".join(text for c in range(len(line.values)) if (text := line.text(c)))
        self.skipped.append(Skipped(sheet.name, line.number, reason, words[:_LONGEST_SAMPLE]))

    def skip_without_amount(self, sheet: Sheet, line: Line) -> None:
        """Leave a row out that names no money, unless a cell of it is a fault or a question already."""
        if not self.is_at_fault(sheet, line) and not self.is_unsure(sheet, line):
            self.skip(sheet, line, "tanpa jumlah uang")

    def is_at_fault(self, sheet: Sheet, line: Line) -> bool:
        """Whether a cell of this row, the newest that was read, could not be taken over."""
        last = self.faults[-1] if self.faults else None
        return last is not None and (last.sheet, last.row) == (sheet.name, line.number)

    def is_unsure(self, sheet: Sheet, line: Line) -> bool:
        """Whether an amount of this row is in doubt."""
        return (sheet.name, line.number) in self._unsure

    def answer(self, key: str) -> str:
        """What she answered, "" while she has not."""
        return self.plan.answers.get(key, "")

    def ask(self, question: Question, sample: str = "") -> None:
        """Put a question, once, with a few of the cells it is about."""
        found = self.doubts.setdefault(question.key, Doubtful(question))
        if sample and len(found.samples) < _SAMPLES and sample not in found.samples:
            found.samples.append(sample[:_LONGEST_SAMPLE])

    def text(self, line: Line, code: str) -> str:
        """Words of a cell, of a merged block too; "" where there are none."""
        column = self.column(code)
        return "" if column is None else line.text(column)

    def money(self, sheet: Sheet, line: Line, code: str) -> int | None:
        """Rupiah of a cell; None when it is empty, cannot be read, or must be asked about first."""
        column = self.column(code)
        value = None if column is None else line.at(column)
        if column is None or value is None:
            return None
        if isinstance(value, BrokenCell):
            self.fault(sheet, line, column, value.why)
            return None
        try:
            amount = read_amount(value, sheet.signs(column))
        except Unreadable as error:
            self.fault(sheet, line, column, str(error))
            return None
        if isinstance(amount, Doubt):
            self.ask(
                signs_question(self.plan.speaks_for(column), sheet),
                f"{cell_name(line.number, column)}: {value}",
            )
            self._unsure.add((sheet.name, line.number))
            return None
        return amount

    def positive(self, sheet: Sheet, line: Line, code: str) -> int | None:
        """As money, but what is below zero is a fault."""
        amount = self.money(sheet, line, code)
        if amount is not None and amount < 0:
            self.fault(sheet, line, self.column(code), "Jumlah ini kurang dari nol.")
            return None
        return amount

    def day(self, sheet: Sheet, line: Line, code: str, *, carries: bool = True) -> date | None:
        """The day of a cell, of the one above where she said so; None when it is a fault or a question."""
        column = self.column(code)
        if column is None:
            return None
        value = line.reading(column)
        try:
            found = NOTHING_READ if isinstance(value, BrokenCell) else read_day(value, sheet.when(column))
        except NoYear as error:
            self.ask(YEAR_QUESTION, f"{cell_name(line.number, column)}: {value} ({error})")
            return None
        except Unreadable as error:
            self.fault(sheet, line, column, str(error))
            return None
        if found is None:
            return self._day_above(sheet, line, code, column) if carries else None
        if isinstance(found, Doubt):
            self.ask(order_question(column, sheet), f"{cell_name(line.number, column)}: {value}")
            return None
        if isinstance(found, Period):
            return self.some_day_of(found, f"{cell_name(line.number, column)}: {value}")
        if not isinstance(found, date):
            self.fault(sheet, line, column, value.why if isinstance(value, BrokenCell) else "")
            return None
        self._days[sheet.name, code] = found
        return self._sensible(sheet, line, column, found)

    def some_day_of(self, period: Period, sample: str = "") -> date | None:
        """A day for a month that names none, as she chose."""
        chosen = self.answer("hari_bulan")
        if chosen not in ("awal", "akhir"):
            self.ask(MONTH_DAY, sample)
            return None
        return period.first if chosen == "awal" else min(period.last, max(self.group.today, period.first))

    def member(self, sheet: Sheet, line: Line, code: str) -> UUID | None:
        """The member a cell names; None when she is asked about or left out."""
        column, text = self.column(code), self.text(line, code)
        if column is None or not text:
            self.fault_empty(sheet, line, code, "Nama belum diisi.")
            return None
        plain = plain_name(text)
        if plain not in self._names:
            self._names[plain] = exactly(text, self.group.names)
        found = self._names[plain]
        if found is not None:
            return found
        answer = self.answer(f"nama:{plain}")
        if answer == SKIP:
            self.skip(sheet, line, "nama dilewati")
            return None
        chosen = next((m.known.id for m in self.group.members if str(m.known.id) == answer), None)
        if chosen is None:
            self.ask(name_question(plain, text, self.group), f"{cell_name(line.number, column)}: {text}")
        return chosen

    def ask_about_cash(self, accounts: Iterable[int]) -> None:
        """Whether the money of this file stands in a cash book that was taken over: else it counts twice."""
        if self.answer("kas") in ("kas", "sudah"):
            return
        held = self.group.nameless
        told = [f"{ACCOUNTS[a].name} tanpa nama: Rp {format_rupiah(held[a])}" for a in accounts if a in held]
        for sample in told or ["Di buku belum ada uang tanpa nama anggota."]:
            self.ask(CASH_QUESTION, sample)

    def questions(self) -> tuple[Question, ...]:
        """All that is to be asked: how to read the file first, then what its words and names mean."""
        asked = [found.asked() for found in self.doubts.values()]
        return tuple(sorted(asked, key=lambda question: question.key.startswith(_OF_WORDS)))

    def _day_above(self, sheet: Sheet, line: Line, code: str, column: int) -> date | None:
        above = self._days.get((sheet.name, code))
        if above is None:
            self.fault(sheet, line, column, "Tanggal belum diisi.")
            return None
        chosen = self.answer("tanggal_kosong")
        if chosen == "atas":
            return above
        if chosen == "salah":
            self.fault(sheet, line, column, "Tanggal belum diisi.")
        else:
            self.ask(EMPTY_DAY, f"{cell_name(line.number, column)}, di atasnya {tanggal(above)}")
        return None

    def _sensible(self, sheet: Sheet, line: Line, column: int, day: date) -> date | None:
        if day > self.group.today:
            self.fault(sheet, line, column, f"{tanggal(day)} belum terjadi.")
        elif day.year < OLDEST_YEAR and not self._is_birth(column):
            self.fault(sheet, line, column, f"Tahun {day.year} tidak masuk akal untuk buku ini.")
        elif self.group.closed_on is not None and day > self.group.closed_on:
            self.fault(
                sheet, line, column, f"Kelompok ini sudah ditutup pada {tanggal(self.group.closed_on)}."
            )
        else:
            return day
        return None

    def _is_birth(self, column: int) -> bool:
        return self.plan.columns.get(column) == "lahir"
