"""The lists of the RAT pack that no other book prints: arrears by age, meetings of the year, signatures."""

from dataclasses import dataclass
from datetime import date, datetime

from common.pdf.values import BookHead, Printed, Signatures

AGES = ((1, 30), (31, 60), (61, 90))


@dataclass(frozen=True, slots=True)
class AgedLoan:
    """A running loan with its arrears, by the age of the oldest instalment that waits."""

    name: str
    purpose: str
    on: date
    principal: int
    owed: int
    arrears: int
    days_late: int

    @property
    def ages(self) -> tuple[int, int, int, int]:
        """The arrears in the column of their age: 1–30, 31–60, 61–90, over 90 days."""
        place = next((at for at, (_, most) in enumerate(AGES) if self.days_late <= most), len(AGES))
        return tuple(self.arrears if at == place else 0 for at in range(4))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class AgedLoans:
    """The running loans of a day, with their sums."""

    head: BookHead
    printed: Printed
    signatures: Signatures
    on: date
    rows: tuple[AgedLoan, ...]

    @property
    def principal(self) -> int:
        return sum(row.principal for row in self.rows)

    @property
    def owed(self) -> int:
        return sum(row.owed for row in self.rows)

    @property
    def arrears(self) -> int:
        return sum(row.arrears for row in self.rows)

    @property
    def ages(self) -> tuple[int, ...]:
        return tuple(sum(row.ages[at] for row in self.rows) for at in range(4))


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting of the year."""

    number: int
    on: date
    place: str
    present: int
    members: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """The meetings of a year and how many came."""

    head: BookHead
    printed: Printed
    signatures: Signatures
    year: int
    rows: tuple[HeldMeeting, ...]

    @property
    def average(self) -> str:
        """ "87 %", of all that could have come; "–" without a meeting."""
        could = sum(row.members for row in self.rows)
        return f"{sum(row.present for row in self.rows) * 100 // could} %" if could else "–"


@dataclass(frozen=True, slots=True)
class Thing:
    """A line of the inventory."""

    name: str
    origin: str
    on: date
    amount: str
    place: str
    condition: str
    cost: int
    value: int


@dataclass(frozen=True, slots=True)
class Things:
    """What the group owns on a day."""

    head: BookHead
    printed: Printed
    signatures: Signatures
    on: date
    rows: tuple[Thing, ...]

    @property
    def cost(self) -> int:
        return sum(row.cost for row in self.rows)

    @property
    def value(self) -> int:
        return sum(row.value for row in self.rows)


@dataclass(frozen=True, slots=True)
class Content:
    """A part of the pack and the sheet on which it begins."""

    title: str
    sheet: int


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet."""

    head: BookHead
    printed: Printed
    year: int
    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    """The last sheet: who answers for the year, and who took note of it."""

    head: BookHead
    printed: Printed
    signatures: Signatures
    above: Signatures
    year: int
    decided_on: date | None
    assets: int
    shu: int


@dataclass(frozen=True, slots=True)
class Bound:
    """A finished pack."""

    pdf: bytes
    sheets: int
    made_at: datetime
