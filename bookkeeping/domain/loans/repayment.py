"""What a borrower owes on a day, what the meeting sheet proposes, and where a payment goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from bookkeeping.domain.loans.schedule import Instalment
from common.problems import Problems
from common.rupiah import format_rupiah

_ONE_INSTALMENT_STEP = timedelta(days=30)


class Part(StrEnum):
    """What a payment on a loan may settle."""

    DENDA = "DENDA"
    JASA = "JASA"
    POKOK = "POKOK"


USUAL_ORDER = (Part.DENDA, Part.JASA, Part.POKOK)


@dataclass(frozen=True, slots=True)
class Parts:
    """An amount of each part, whole rupiah, none below zero."""

    denda: int = 0
    jasa: int = 0
    pokok: int = 0

    @property
    def total(self) -> int:
        return self.denda + self.jasa + self.pokok

    def of(self, part: Part) -> int:
        return {Part.DENDA: self.denda, Part.JASA: self.jasa, Part.POKOK: self.pokok}[part]


@dataclass(frozen=True, slots=True)
class Paid:
    """What was paid on the loan so far, whole rupiah."""

    principal: int = 0
    interest: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """What is owed on a day. Arrears (tunggakan) are the share that was due before that day."""

    principal: int
    interest: int
    principal_arrears: int
    interest_arrears: int
    oldest_due: date | None
    days_late: int

    @property
    def total(self) -> int:
        return self.principal + self.interest

    @property
    def arrears(self) -> int:
        return self.principal_arrears + self.interest_arrears


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the sheet fills in for a borrower: amounts, and which angsuran ke- they are for."""

    principal: int
    interest: int
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        return self.principal + self.interest


@dataclass(frozen=True, slots=True)
class Allocation:
    """Where a payment went. `rest` is what exceeded all that was owed; the group decides about it."""

    denda: int
    jasa: int
    pokok: int
    rest: int


def outstanding(schedule: Sequence[Instalment], paid: Paid) -> int:
    """Sisa pinjaman: the pokok not yet paid back, whether due or not."""
    return max(sum(line.principal for line in schedule) - paid.principal, 0)


def due_on(schedule: Sequence[Instalment], paid: Paid, on: date) -> Due:
    """What is due on that day, the day itself included; late are only the days after a due date."""
    principal, interest = _unpaid([line for line in schedule if line.due <= on], paid)
    late_principal, late_interest = _unpaid([line for line in schedule if line.due < on], paid)
    oldest = next((line.due for line in _open_lines(schedule, paid) if line.due <= on), None)
    return Due(
        principal=principal,
        interest=interest,
        principal_arrears=late_principal,
        interest_arrears=late_interest,
        oldest_due=oldest,
        days_late=(on - oldest).days if oldest else 0,
    )


def propose(schedule: Sequence[Instalment], paid: Paid, on: date) -> Proposal:
    """What to pay at a meeting on that day: all arrears, and the instalment this meeting is for.

    Meetings wander by some days. An instalment belongs to a meeting up to half a step before its due
    date: one held a week early still proposes it, and the meeting before does not.
    """
    halves = _half_steps(schedule)
    lines = [line for line in schedule if line.due - halves[line.no] <= on]
    principal, interest = _unpaid(lines, paid)
    numbers = tuple(line.no for line in _open_lines(lines, paid))
    return Proposal(principal, interest, numbers)


def missed(schedule: Sequence[Instalment], paid: Paid, on: date) -> int:
    """How many instalments are still open although the meeting they belong to has passed.

    Half a step after its due date an instalment is missed; a meeting held some days late fines nobody.
    """
    halves = _half_steps(schedule)
    return sum(line.due + halves[line.no] <= on for line in _open_lines(schedule, paid) if line.no)


def reached(schedule: Sequence[Instalment], paid: Paid) -> int:
    """The last angsuran ke- on which something was paid: what a card writes beside a payment; 0 for none."""
    principal = interest = number = 0
    for line in schedule:
        if (line.principal and principal < paid.principal) or (line.interest and interest < paid.interest):
            number = line.no
        principal, interest = principal + line.principal, interest + line.interest
    return number


def allocate(amount: int, owed: Parts, order: Sequence[Part] = USUAL_ORDER) -> Allocation:
    """Lay a payment on what is owed, in the group's order, until it is used up.

    The four amounts of the answer always sum to `amount`. Refuses a payment or a debt below zero, and
    an order that does not name each part once.
    """
    _check_payment(amount, owed, order)
    left, taken = amount, dict.fromkeys(Part, 0)
    for part in order:
        taken[part] = min(left, owed.of(part))
        left -= taken[part]
    return Allocation(denda=taken[Part.DENDA], jasa=taken[Part.JASA], pokok=taken[Part.POKOK], rest=left)


def _check_payment(amount: int, owed: Parts, order: Sequence[Part]) -> None:
    found = Problems()
    if amount < 0:
        found.add("amount", "Pembayaran tidak boleh kurang dari nol.", "negatif")
    for part in Part:
        if owed.of(part) < 0:
            owing = format_rupiah(owed.of(part))
            found.add(f"owed.{part.lower()}", f"Tagihan tidak boleh kurang dari nol ({owing}).", "negatif")
    if sorted(order) != sorted(Part):
        found.add("order", "Urutan menyebut denda, jasa dan pokok masing-masing sekali.", "urutan")
    found.raise_if_any()


def _unpaid(lines: Sequence[Instalment], paid: Paid) -> tuple[int, int]:
    """Pokok and jasa of these lines beyond what was paid; money paid ahead counts first."""
    principal = sum(line.principal for line in lines) - paid.principal
    interest = sum(line.interest for line in lines) - paid.interest
    return max(principal, 0), max(interest, 0)


def _open_lines(lines: Sequence[Instalment], paid: Paid) -> Iterator[Instalment]:
    """The lines not fully paid, oldest first: money settles the oldest line before the next."""
    principal = interest = 0
    for line in lines:
        principal += line.principal
        interest += line.interest
        if (line.principal and principal > paid.principal) or (line.interest and interest > paid.interest):
            yield line


def _half_steps(schedule: Sequence[Instalment]) -> dict[int, timedelta]:
    """By angsuran ke-: half the time from the one before; for the first one, to the one after.

    Line 0 of a later plan is no instalment: it was settled when the plan began.
    """
    lines = [line for line in schedule if line.no]
    gaps = [later.due - line.due for line, later in pairwise(lines)]
    gaps.insert(0, gaps[0] if gaps else _ONE_INSTALMENT_STEP)
    # Whole days, rounded down: of two meetings equally near, the later one takes the instalment.
    halves = {line.no: timedelta(days=gap.days // 2) for line, gap in zip(lines, gaps, strict=False)}
    return {0: timedelta(0)} | halves
