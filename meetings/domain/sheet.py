"""The sheet of one meeting as it is handed in: by the page, a form, the API or an outbox of a phone.

Parts that belong to one member or loan are keyed by its id, so that the path of a problem names the cell:
"savings.<member_id>.wajib", "instalments.<loan_id>.pokok"; free lines are numbered: "cash.0.amount".
The fields of the page carry these paths as their names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from meetings.domain.words import Direction, Presence


@dataclass(frozen=True)
class Guest:
    """Somebody who came and is no member (buku tamu)."""

    name: str
    origin: str = ""


@dataclass(frozen=True)
class Saving:
    """What one member saves, whole rupiah."""

    pokok: int = 0
    wajib: int = 0
    sukarela: int = 0

    @property
    def total(self) -> int:
        return self.pokok + self.wajib + self.sukarela


@dataclass(frozen=True)
class Payment:
    """What is paid on one loan, whole rupiah; simpanan is what the group keeps back with each instalment."""

    pokok: int = 0
    jasa: int = 0
    denda: int = 0
    simpanan: int = 0

    @property
    def total(self) -> int:
        return self.pokok + self.jasa + self.denda + self.simpanan


@dataclass(frozen=True)
class NewLoan:
    """A loan decided at this meeting and paid out from its cash.

    `count`, `rate_bps` (jasa a month in hundredths of a percent) and who answers for it follow the agreement
    of the group when they are left out; `grace` is how many instalments are jasa only.
    """

    member_id: UUID
    amount: int
    purpose: str
    count: int | None = None
    rate_bps: int | None = None
    grace: int | None = None
    fund: str | None = None  # sumber dana
    guarantor_id: UUID | None = None
    joint_liability: bool | None = None  # tanggung renteng


@dataclass(frozen=True)
class CashLine:
    """One line of kas lain: uang masuk or uang keluar on an account of domain.words.CASH_WORDS."""

    direction: Direction
    account: int
    amount: int
    memo: str
    member_id: UUID | None = None


@dataclass(frozen=True)
class CashCount:
    """Hitung kas: what lay on the table, and what the sheet had computed when it was handed in.

    `counted` is None while nobody has counted, which is refused. `pieces` (notes and coins: value -> how
    many) may be left out; a difference needs its reason.
    """

    counted: int | None
    computed: int
    reason: str = ""
    pieces: Mapping[int, int] = field(default_factory=dict)

    @property
    def on_the_table(self) -> int:
        """What was counted; for a sheet that was checked."""
        if self.counted is None:
            raise ValueError("nobody has counted the cash")
        return self.counted


@dataclass(frozen=True)
class Minutes:
    """Notulen: head and text."""

    place: str
    chair: str
    minute_taker: str
    text: str
    started_at: str = ""
    ended_at: str = ""
    agenda: str = ""
    decisions: str = ""


@dataclass(frozen=True)
class Signer:
    """One of the two who agree: a member by id, or anybody by name."""

    member_id: UUID | None = None
    name: str = ""


@dataclass(frozen=True)
class PostMeeting:
    """One meeting whole: attendance, money, cash count, minutes and two who agree.

    The id of the meeting is the id of this command. Members without attendance were not there.
    """

    command_id: UUID
    group_id: UUID
    date: date
    attendance: Mapping[UUID, Presence]
    cash_count: CashCount
    minutes: Minutes
    agreed_by: tuple[Signer, ...]
    guests: tuple[Guest, ...] = ()
    savings: Mapping[UUID, Saving] = field(default_factory=dict)
    instalments: Mapping[UUID, Payment] = field(default_factory=dict)
    loans: tuple[NewLoan, ...] = ()
    cash: tuple[CashLine, ...] = ()

    @property
    def money_in(self) -> int:
        """Uang masuk of the whole sheet, without a cash difference."""
        lines = sum(line.amount for line in self.cash if line.direction is Direction.MASUK)
        saved = sum(saving.total for saving in self.savings.values())
        return saved + sum(paid.total for paid in self.instalments.values()) + lines

    @property
    def money_out(self) -> int:
        """Uang keluar of the whole sheet, without a cash difference."""
        lines = sum(line.amount for line in self.cash if line.direction is Direction.KELUAR)
        return sum(loan.amount for loan in self.loans) + lines
