"""How a file shall be read: which book, which sheets, what each column holds, and her answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from bookkeeping.domain.loans.repayment import Paid
from bookkeeping.domain.loans.schedule import Instalment
from oldbooks.domain.imports.day_text import Order, When
from oldbooks.domain.imports.fields import Holds, Target, field_of
from oldbooks.domain.imports.grid import Line
from oldbooks.domain.imports.headings import Header
from oldbooks.domain.imports.money_text import Signs
from oldbooks.domain.imports.names import Known
from oldbooks.domain.imports.settling import Settled
from oldbooks.domain.imports.standing import Standing

# Answers of one file only.
OF_THE_FILE = (
    "tahun", "saldo_awal", "dibayar_tanggal", "kas", "orang:", "dilaporkan", "berjalan", "keadaan_tanggal",
    "pindahan",
)  # fmt: skip
_SLIP = 10  # years


@dataclass(frozen=True)
class Plan:
    """`columns` maps a column to the code of its field; `answers` the key of a question to her answer."""

    target: Target
    sheets: tuple[str, ...]
    columns: Mapping[int, str]
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def column_of(self) -> dict[str, int]:
        """The other way round."""
        return {code: column for column, code in self.columns.items()}

    def speaks_for(self, column: int) -> int:
        """The column that is asked about signs instead: the columns of the months are written by one hand."""
        return min(self._of_months) if column in self._of_months else column

    def is_of_a_month(self, column: int) -> bool:
        """Whether the column holds what was paid in one month."""
        return column in self._of_months

    @cached_property
    def _of_months(self) -> frozenset[int]:
        return frozenset(c for c, code in self.columns.items() if code.rpartition("_")[2].isdigit())

    def columns_that_hold(self, holds: Holds) -> tuple[int, ...]:
        """The columns of days, or of money."""
        return tuple(c for c, code in self.columns.items() if field_of(self.target, code).holds is holds)


@dataclass(frozen=True)
class Member:
    """A member of the group, with the days she belonged to it."""

    known: Known
    joined_on: date
    left_on: date | None = None

    def on(self, day: date) -> bool:
        return self.joined_on <= day and (self.left_on is None or day <= self.left_on)


@dataclass(frozen=True)
class KnownLoan:
    """A loan on which something may be paid: one of the books, or that of a row (`of_row`) of this file."""

    loan_id: UUID | None
    begins: date
    schedule: tuple[Instalment, ...]
    paid: Paid
    of_row: tuple[str, int] | None = None

    @property
    def key(self) -> object:
        """What tells it from any other loan."""
        return self.loan_id or self.of_row


@dataclass(frozen=True)
class Group:
    """What reading must know of the group: today there, its members, and how its books stand."""

    today: date
    members: tuple[Member, ...] = ()
    founded_on: date | None = None
    closed_on: date | None = None
    address: str = ""
    standing: Standing = Standing()
    nameless: Mapping[int, int] = field(default_factory=dict)  # rupiah per account without a member's name
    loans: Mapping[UUID, tuple[KnownLoan, ...]] = field(default_factory=dict)  # running ones, by borrower
    transfers: tuple[tuple[date, int, bool], ...] = ()  # between kas and bank: day, rupiah, into the bank

    @property
    def names(self) -> tuple[Known, ...]:
        return tuple(member.known for member in self.members)

    @cached_property
    def _by_id(self) -> dict[UUID, Member]:
        return {member.known.id: member for member in self.members}

    def member(self, member_id: UUID) -> Member | None:
        """The member of that id; None for anybody else."""
        return self._by_id.get(member_id)


@dataclass(frozen=True)
class Sheet:
    """One sheet to be read, with what was settled about its columns."""

    name: str
    header: Header
    settled: Settled
    plan: Plan
    today: date

    def when(self, column: int) -> When:
        """What is known of the days of a column."""
        order = self.settled.orders.get(column) or _order(self.plan.answers.get(f"tanggal:{column}"))
        year = self.header.year or _number(self.plan.answers.get("tahun"))
        # "'27" of an event next year is a slip to be told; a birth in '27 was a hundred years ago.
        ahead = 0 if self.plan.columns.get(column) == "lahir" else _SLIP
        return When(self.today.year + ahead, order, self.header.month, year)

    def signs(self, column: int) -> Signs | None:
        """Which sign parts the thousands of a column, as its cells or she said."""
        asked = self.plan.speaks_for(column)
        answer = self.plan.answers.get(f"angka:{asked}")
        return self.settled.signs.get(asked) or (Signs(answer) if answer in list(Signs) else None)


def after_header(lines: Iterable[Line], header: Header) -> Iterable[Line]:
    """The rows below the heading."""
    return (line for line in lines if line.number > header.last)


def _order(answer: str | None) -> Order | None:
    return Order(answer) if answer in list(Order) else None


def _number(answer: str | None) -> int | None:
    return int(answer) if answer and answer.isdigit() else None
