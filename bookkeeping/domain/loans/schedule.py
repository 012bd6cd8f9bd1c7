"""The plan of a loan: when each instalment falls due and how much of it is pokok and jasa.

Jasa tetap (flat) is counted on the whole loan, jasa menurun on what is still owed. The rate is per
month; a shorter rhythm takes its share of the year: half a month's rate twice a month, 12/52 weekly.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from bookkeeping.domain.entry import LARGEST_AMOUNT
from common.period import Period
from common.problems import Problem, Problems
from common.rupiah import format_rupiah, round_to

ROUNDINGS = (1, 100, 500, 1000)
MOST_INSTALMENTS = 260
# Ten per cent a month: a rate above it is a rate typed in the wrong unit.
HIGHEST_RATE_BPS = 1_000
YEARS = range(1980, 2200)
_BPS = 10_000


class Method(StrEnum):
    """How jasa is counted."""

    FLAT = "FLAT"
    MENURUN = "MENURUN"


class Rhythm(StrEnum):
    """How often an instalment falls due."""

    WEEKLY = "WEEKLY"
    TWICE_A_MONTH = "TWICE_A_MONTH"
    MONTHLY = "MONTHLY"

    @property
    def times_a_year(self) -> int:
        return {Rhythm.WEEKLY: 52, Rhythm.TWICE_A_MONTH: 24, Rhythm.MONTHLY: 12}[self]


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """What was agreed. Rate in basis points per month (150 = 1,5 %), amounts in whole rupiah.

    `count` is all instalments; the first `grace` of them are jasa only (tenggang).
    """

    principal: int
    rate_bps_per_month: int
    method: Method
    count: int
    first_due: date
    rhythm: Rhythm = Rhythm.MONTHLY
    rounding: int = 1
    grace: int = 0

    @property
    def parts(self) -> int:
        """How many instalments the pokok is spread over."""
        return self.count - self.grace

    @property
    def rate(self) -> Fraction:
        """The part of the debt that one instalment bears as jasa."""
        return Fraction(self.rate_bps_per_month, _BPS) * 12 / self.rhythm.times_a_year


@dataclass(frozen=True, slots=True)
class Instalment:
    """One line of the Kartu Pinjaman to come: angsuran ke-`no`, its date, pokok and jasa."""

    no: int
    due: date
    principal: int
    interest: int

    @property
    def total(self) -> int:
        return self.principal + self.interest


def check_terms(terms: LoanTerms) -> tuple[Problem, ...]:
    """Every problem of the terms, each at its field; empty when a schedule can be made."""
    found = Problems()
    if not 1 <= terms.principal <= LARGEST_AMOUNT:
        found.add("principal", "Jumlah pinjaman harus lebih dari nol.", "di_luar_batas")
    if not 0 <= terms.rate_bps_per_month <= HIGHEST_RATE_BPS:
        found.add("rate_bps_per_month", "Jasa antara 0 dan 10 persen sebulan.", "di_luar_batas")
    if not 1 <= terms.count <= MOST_INSTALMENTS:
        found.add("count", f"Banyaknya angsuran antara 1 dan {MOST_INSTALMENTS} kali.", "di_luar_batas")
    if terms.first_due.year not in YEARS:
        found.add("first_due", "Tahun angsuran pertama tidak masuk akal.", "di_luar_batas")
    if terms.rounding not in ROUNDINGS:
        found.add("rounding", "Pembulatan ke 1, 100, 500 atau 1.000 rupiah.", "di_luar_batas")
    if not found and not 0 <= terms.grace < terms.count:
        most = terms.count - 1
        found.add("grace", f"Tenggang paling banyak {most} kali, kurang dari angsurannya.", "di_luar_batas")
    if not found and terms.principal < terms.parts * terms.rounding:
        least = format_rupiah(terms.parts * terms.rounding)
        found.add("rounding", f"Terlalu kasar: {terms.parts} angsuran perlu pinjaman Rp {least}.", "kasar")
    return tuple(found)


def make_schedule(terms: LoanTerms) -> tuple[Instalment, ...]:
    """The instalments in order; pokok sums to the loan, jasa to its exact total in whole rupiah.

    Each part is rounded to the agreed unit and the last instalment takes the remainder.
    Refuses terms with any problem, all named.
    """
    Problems(check_terms(terms)).raise_if_any()
    principals = [0] * terms.grace + _even_parts(terms.principal, terms.parts, terms.rounding)
    if terms.method is Method.FLAT:
        total = round_to(terms.principal * terms.rate * terms.count, 1)
        interests = _even_parts(total, terms.count, terms.rounding)
    else:
        interests = _falling_interest(terms, principals)
    return tuple(
        Instalment(number, due_date(terms, number), principal, interest)
        for number, (principal, interest) in enumerate(zip(principals, interests, strict=True), start=1)
    )


def due_date(terms: LoanTerms, number: int) -> date:
    """When instalment `number` (from 1) falls due. A day that a month lacks becomes its last day.

    Twice a month means the day of the first instalment and the day fifteen days from it.
    """
    return _steps_after(terms.first_due, terms.rhythm, number - 1)


def a_step_after(on: date, rhythm: Rhythm) -> date:
    """When the first instalment of money handed out on that day falls due: a step of the rhythm later."""
    return _steps_after(on, rhythm, 1)


def _steps_after(first: date, rhythm: Rhythm, steps: int) -> date:
    if rhythm is Rhythm.WEEKLY:
        return first + timedelta(weeks=steps)
    start, day = Period.of(first), first.day
    if rhythm is Rhythm.MONTHLY:
        return _on_day(start.plus(steps), day)
    early, late = (day, day + 15) if day <= 15 else (day - 15, day)
    months, half = divmod(steps + (day > 15), 2)
    return _on_day(start.plus(months), late if half else early)


def effective_yearly_rate(terms: LoanTerms) -> Decimal:
    """What the loan really costs in per cent a year, two decimals: 41.70 for flat 2 % over 12 months.

    The internal rate of return of the schedule times the instalments in a year (not compounded), taking
    the money to be paid out one step before the first instalment. Refuses what make_schedule refuses.
    """
    payments = [instalment.total for instalment in make_schedule(terms)]
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        worth = sum(amount / (1 + middle) ** step for step, amount in enumerate(payments, start=1))
        low, high = (middle, high) if worth > terms.principal else (low, middle)
    return Decimal(low * terms.rhythm.times_a_year * 100).quantize(Decimal("0.01"))


def _even_parts(total: int, count: int, unit: int) -> list[int]:
    """`total` in `count` equal parts, the last taking the remainder.

    Where that would leave the last with nothing, or with more than twice the others, the parts
    differ by one unit among themselves instead.
    """
    part = round_to(Fraction(total, count), unit)
    last = total - part * (count - 1)
    if 0 < last <= 2 * part:
        return [part] * (count - 1) + [last]
    return _carried_parts([Fraction(total * step, count) for step in range(1, count + 1)], unit)


def _falling_interest(terms: LoanTerms, principals: list[int]) -> list[int]:
    """Jasa on the debt that stands before each instalment."""
    owed, exact = terms.principal, Fraction(0)
    reached: list[Fraction] = []
    for principal in principals:
        exact += owed * terms.rate
        owed -= principal
        reached.append(exact)
    return _carried_parts(reached, terms.rounding)


def _carried_parts(reached: list[Fraction], unit: int) -> list[int]:
    """The steps between running totals, rounded so that no error gathers and no step is negative."""
    total = round_to(reached[-1], 1)
    highest = total // unit * unit
    ends = [0, *(min(round_to(end, unit), highest) for end in reached[:-1]), total]
    return [end - start for start, end in pairwise(ends)]


def _on_day(period: Period, day: int) -> date:
    last = calendar.monthrange(period.year, period.month)[1]
    return date(period.year, period.month, min(day, last))
