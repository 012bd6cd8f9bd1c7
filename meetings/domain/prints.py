"""The sheet of a meeting as paper keeps it: who came, what was paid, what was counted and decided."""

from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.prints import DoesNotAddUp, Savings
from common.pdf.values import BookHead, Printed, Signatory, Signatures
from meetings.domain.words import Presence


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member at the meeting, whether she came, and what she saved."""

    name: str
    presence: Presence
    savings: Savings
    is_fixed: bool = False  # put right in the book since

    @property
    def present(self) -> bool:
        return self.presence is Presence.HADIR

    @property
    def mark(self) -> str:
        """H, I or T: the column of the daftar hadir is narrow."""
        return self.presence.label[0]


@dataclass(frozen=True, slots=True)
class InstalmentLine:
    """An instalment paid at the meeting; `left` is the sisa pokok after it."""

    name: str
    no: int
    pokok: int
    jasa: int
    simpanan: int
    denda: int
    left: int
    is_fixed: bool = False

    @property
    def total(self) -> int:
        return self.pokok + self.jasa + self.simpanan + self.denda


@dataclass(frozen=True, slots=True)
class Repaid:
    """Instalments added up. What is left of each loan is not: it is owed by different people."""

    pokok: int
    jasa: int
    simpanan: int
    denda: int
    total: int

    @classmethod
    def sum(cls, lines: tuple[InstalmentLine, ...]) -> "Repaid":
        return cls(
            sum(line.pokok for line in lines),
            sum(line.jasa for line in lines),
            sum(line.simpanan for line in lines),
            sum(line.denda for line in lines),
            sum(line.total for line in lines),
        )


@dataclass(frozen=True, slots=True)
class NewLoanLine:
    """A loan paid out at the meeting."""

    name: str
    purpose: str
    instalments: int
    jasa: str
    amount: int
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class OtherCashLine:
    """Money in or out that is neither saving nor loan; exactly one of the two is above zero."""

    uraian: str
    voucher: str
    money_in: int = 0
    money_out: int = 0
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class CorrectedOn:
    """The sheet was put right as a whole: for the which-th time, when, by whom and why."""

    no: int
    on: date
    name: str
    reason: str
    is_ralat: bool
    is_cancelling: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """An entry of the sheet that was put right by itself since: what it said, and what stands now."""

    memo: str
    was: int
    now: int | None  # None: taken back
    on: date
    reason: str
    voucher: str


@dataclass(frozen=True, slots=True)
class CashCount:
    """Hitung kas: what the book says before and after, what lay on the table, and why they differ."""

    opening: int
    money_in: int
    money_out: int
    counted: int
    reason: str = ""

    def __post_init__(self) -> None:
        if self.difference and not self.reason:
            raise DoesNotAddUp("Selisih kas harus disertai sebabnya.")

    @property
    def expected(self) -> int:
        """Kas seharusnya."""
        return self.opening + self.money_in - self.money_out

    @property
    def difference(self) -> int:
        """Above zero when more lay on the table than the book says."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class Minutes:
    """Notulen, with the headings of the minute book."""

    chair: str  # pimpinan rapat
    minute_taker: str  # notulis
    agenda: tuple[str, ...]
    course: tuple[str, ...]  # uraian jalannya rapat, a paragraph each
    decisions: tuple[str, ...]
    kind: str = "Rapat bulanan"


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """One posted meeting. `agreed` are the two who checked the sheet; they sign beside the writer."""

    head: BookHead
    number: int
    on: date
    time: str  # "15.30–17.00 WIB", or empty
    place: str
    members: tuple[MemberLine, ...]
    guests: tuple[str, ...]
    instalments: tuple[InstalmentLine, ...]
    loans: tuple[NewLoanLine, ...]
    others: tuple[OtherCashLine, ...]
    cash: CashCount
    minutes: Minutes
    vouchers: str  # "0012–0019"
    agreed: tuple[Signatory, Signatory]
    signatures: Signatures
    printed: Printed
    corrections: tuple[CorrectedOn, ...] = ()
    fixed: tuple[Fixed, ...] = ()

    def __post_init__(self) -> None:
        if self.money_in != self.cash.money_in or self.money_out != self.cash.money_out:
            raise DoesNotAddUp(
                f"Lembar rapat: masuk {self.money_in} dan keluar {self.money_out}, hitung kas memakai "
                f"{self.cash.money_in} dan {self.cash.money_out}."
            )

    @property
    def corrected(self) -> CorrectedOn | None:
        """The last time the sheet was put right, if it was."""
        return self.corrections[-1] if self.corrections else None

    @property
    def present(self) -> int:
        return sum(member.present for member in self.members)

    @property
    def absent(self) -> int:
        return len(self.members) - self.present

    @property
    def savings(self) -> Savings:
        return Savings.sum(member.savings for member in self.members)

    @property
    def repaid(self) -> Repaid:
        """The JUMLAH row of the instalments."""
        return Repaid.sum(self.instalments)

    @property
    def lent(self) -> int:
        return sum(loan.amount for loan in self.loans)

    @property
    def other_in(self) -> int:
        return sum(line.money_in for line in self.others)

    @property
    def other_out(self) -> int:
        return sum(line.money_out for line in self.others)

    @property
    def money_in(self) -> int:
        return self.savings.total + self.repaid.total + self.other_in

    @property
    def money_out(self) -> int:
        return self.lent + self.other_out
