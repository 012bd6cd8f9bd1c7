"""What reading a file brought to light: sums, questions, faults, and what was left out."""

from dataclasses import dataclass
from datetime import date

from common.period import Period
from common.rupiah import format_rupiah
from oldbooks.domain.imports.grid import cell_name

MOST_TOLD = 200  # faults and skipped rows that a page tells; all of them are counted, and marked in the file


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken over, and why. `column` is -1 when the whole row is meant."""

    sheet: str
    row: int
    column: int
    message: str

    @property
    def place(self) -> str:
        return cell_name(self.row, self.column) if self.column >= 0 else f"baris {self.row}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no record: a sum, a saldo, words without an amount."""

    sheet: str
    row: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only she can tell. `choices` is empty where she writes the answer; `form` says how."""

    key: str
    text: str
    choices: tuple[Choice, ...] = ()
    samples: tuple[str, ...] = ()
    proposal: str = ""
    form: str = "pilih"  # pilih, teks, tanggal, angka


@dataclass(frozen=True, slots=True)
class MonthSum:
    """What a month of the file moves."""

    period: Period
    count: int
    money_in: int
    money_out: int


@dataclass(frozen=True, slots=True)
class Sum:
    """What goes to one pos, or belongs to one heading."""

    label: str
    count: int
    money_in: int
    money_out: int


@dataclass(frozen=True, slots=True)
class Check:
    """A sum or saldo written in the file that differs from what its rows come to."""

    sheet: str
    row: int
    what: str
    theirs: int
    ours: int

    @property
    def difference(self) -> int:
        return self.theirs - self.ours


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands in the books against rows of the file, and what helps; no cell of hers is wrong."""

    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class Naming:
    """Money of an account that stands in the books without names, and how much the file names (rupiah)."""

    label: str
    held: int
    named: int

    @property
    def left(self) -> int:
        """What stays without a name."""
        return self.held - self.named

    @property
    def lacking(self) -> str:
        """In words, where the file names more than the books hold; "" where it does not."""
        if self.left >= 0:
            return ""
        return (
            f"{self.label}: berkas ini memberi nama pada Rp {format_rupiah(self.named)}, padahal di buku"
            f" hanya ada Rp {format_rupiah(self.held)} tanpa nama. Rp {format_rupiah(-self.left)} belum ada"
            " di kas: masukkan dahulu buku kasnya, atau jawab lagi bahwa uangnya belum tercatat."
        )


@dataclass(frozen=True)
class Findings:
    """Everything a page shows of a file that was read."""

    rows: int
    records: int
    money_in: int = 0
    money_out: int = 0
    first: date | None = None
    last: date | None = None
    opening: int = 0
    months: tuple[MonthSum, ...] = ()
    sums: tuple[Sum, ...] = ()
    people: tuple[Sum, ...] = ()  # by member, in the order of their names
    questions: tuple[Question, ...] = ()
    fault_count: int = 0
    faults: tuple[Fault, ...] = ()
    skipped_count: int = 0
    skipped: tuple[Skipped, ...] = ()
    agreed: int = 0  # sums and saldos of the file that agree with its rows
    check_count: int = 0
    checks: tuple[Check, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
    leads_until: date | None = None  # the last day of old books that the saldo awal takes up, if any row does
    led: int = 0  # such rows
    naming: tuple[Naming, ...] = ()  # only where the money stands in the kas already
    beside: tuple[
        Naming, ...
    ] = ()  # where it does not: what the books hold without names on the same accounts

    @property
    def is_ready(self) -> bool:
        """Whether it may go into the books."""
        return bool(self.records) and not (self.questions or self.fault_count or self.hindrances)
