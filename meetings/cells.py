"""The cells of the sheet as the page draws them: value, problem and proposal together, by their paths."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from bookkeeping.domain.cash import DENOMINATIONS
from bookkeeping.queries.sheet import LoanDue, SheetMember
from common.problems import Problem
from meetings.domain.words import CASH_WORDS, Presence, needs_member
from meetings.queries.start import SheetStart
from members.domain.words import OfficeName

SPARE_LINES = {"guests": 2, "loans": 2, "cash": 4}
MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """One field: its path is its name, "id_" and its path is its id."""

    path: str
    value: str = ""
    error: str = ""
    usual: int | None = None

    @property
    def id(self) -> str:
        return f"id_{self.path}"


@dataclass(frozen=True, slots=True)
class DueRow:
    """The cells of one running loan with what is proposed for it."""

    due: LoanDue
    pokok: Cell
    jasa: Cell
    denda: Cell
    simpanan: Cell

    @property
    def cells(self) -> tuple[tuple[str, Cell], ...]:
        """Heading and cell, in the order of the columns."""
        return (
            ("Pokok", self.pokok),
            ("Jasa", self.jasa),
            ("Denda", self.denda),
            ("Simpanan", self.simpanan),
        )


@dataclass(frozen=True, slots=True)
class MemberRow:
    """The cells of one member; of several loans the first stands on her line, the others below it."""

    member: SheetMember
    hadir: bool
    izin: bool
    error: str
    pokok: Cell
    wajib: Cell
    sukarela: Cell
    dues: tuple[DueRow, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered line (guest, loan, kas lain) by the names of its fields; `number` may be a placeholder."""

    part: str
    number: str
    cells: dict[str, Cell]

    @property
    def is_empty(self) -> bool:
        return not any(cell.value or cell.error for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may agree, or an account of kas lain."""

    value: str
    label: str
    note: str = ""
    chosen: bool = False


class Cells:
    """Everything the page needs of a form that is empty, was filled in, or was refused."""

    def __init__(self, start: SheetStart, data: QueryDict, problems: Iterable[Problem] = ()) -> None:
        self.start, self.data = start, data
        self.problems = tuple(_on_the_page(problem) for problem in problems)
        self._errors: dict[str, str] = {}
        for problem in self.problems:
            self._errors.setdefault(problem.field, problem.message)

    def cell(self, path: str, usual: int | None = None) -> Cell:
        """The field at a path."""
        return Cell(path, self.data.get(path) or "", self._errors.get(path, ""), usual)

    def error(self, path: str) -> str:
        return self._errors.get(path, "")

    def rows(self) -> tuple[MemberRow, ...]:
        """A row for each member, in number order."""
        return tuple(self._row(member) for member in self.start.facts.members)

    def other_dues(self) -> tuple[DueRow, ...]:
        """Loans of women who have left the group and still pay."""
        here = {member.member_id for member in self.start.facts.members}
        return tuple(self._due(due) for due in self.start.facts.dues if due.member_id not in here)

    def _row(self, member: SheetMember) -> MemberRow:
        at, there = f"savings.{member.member_id}", f"attendance.{member.member_id}"
        said = self.data.getlist(there)
        return MemberRow(
            member=member,
            hadir=Presence.HADIR in said,
            izin=Presence.IZIN in said and Presence.HADIR not in said,
            error=self.error(there),
            pokok=self.cell(f"{at}.pokok", member.simpanan_pokok_proposed),
            wajib=self.cell(f"{at}.wajib", member.simpanan_wajib_proposed),
            sukarela=self.cell(f"{at}.sukarela"),
            dues=tuple(self._due(d) for d in self.start.facts.dues if d.member_id == member.member_id),
        )

    def _due(self, due: LoanDue) -> DueRow:
        at = f"instalments.{due.loan_id}"
        return DueRow(
            due,
            self.cell(f"{at}.pokok", due.principal),
            self.cell(f"{at}.jasa", due.interest),
            self.cell(f"{at}.denda", due.penalty),
            self.cell(f"{at}.simpanan", due.tied_saving),
        )

    def lines(self, part: str, fields: tuple[str, ...]) -> tuple[Line, ...]:
        """The numbered lines that were written on, and some empty ones to go on without JavaScript."""
        written = 0
        for number in range(MOST_LINES):
            if any(name.startswith(f"{part}.{number}.") and self.data.get(name) for name in self.data):
                written = number + 1
        return tuple(
            self.line(part, str(n), fields) for n in range(min(written + SPARE_LINES[part], MOST_LINES))
        )

    def line(self, part: str, number: str, fields: tuple[str, ...]) -> Line:
        """One line; a placeholder as its number makes the pattern that the script copies."""
        return Line(part, number, {name: self.cell(f"{part}.{number}.{name}") for name in fields})

    def pieces(self) -> tuple[tuple[int, Cell], ...]:
        """Notes and coins to be counted."""
        return tuple((value, self.cell(f"cash_count.pieces.{value}")) for value in DENOMINATIONS)

    def signers(self) -> tuple[Choice, ...]:
        """Who may agree: officers first, then members by number."""
        chosen = set(self.data.getlist("agreed_by"))
        offices: dict[UUID, OfficeName] = {}
        for officer in self.start.officers:
            offices.setdefault(officer.member_id, officer.office)
        ranked = sorted(self.start.facts.members, key=lambda m: (m.member_id not in offices, m.number))
        return tuple(
            Choice(
                str(m.member_id),
                m.name,
                offices[m.member_id].label if m.member_id in offices else f"No. {m.number}",
                str(m.member_id) in chosen,
            )
            for m in ranked
        )

    @staticmethod
    def kinds() -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        """What kas lain may be for, uang masuk and uang keluar apart; a note marks who needs a name."""
        return tuple(
            (
                direction.label,
                tuple(
                    Choice(f"{direction}-{code}", word, "anggota" if needs_member(direction, code) else "")
                    for code, word in words.items()
                ),
            )
            for direction, words in CASH_WORDS.items()
        )


def _on_the_page(problem: Problem) -> Problem:
    """The field of the page that a path of the command stands for."""
    field = problem.field
    if field.startswith("agreed_by."):
        field = "agreed_by"
    if field.startswith("cash.") and field.endswith((".account", ".direction")):
        field = f"{field.rpartition('.')[0]}.kind"
    return Problem(field, problem.message, problem.code)
