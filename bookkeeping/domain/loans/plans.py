"""Plans of a loan: the first one, and those that a later decision puts in its place.

Each later plan begins with a line 0 on its first day: what was settled by then, counted as due. So the
lines of every plan sum to the loan, and what is late is told by the newest plan alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from bookkeeping.domain.loans.repayment import Paid
from bookkeeping.domain.loans.schedule import Instalment, LoanTerms, make_schedule

PlannedLine = tuple[int, Instalment]  # the number of the plan, and a line of it


class Decision(StrEnum):
    """What a group may decide about a loan that runs."""

    JADWAL_ULANG = "jadwal_ulang"
    PELUNASAN = "pelunasan"  # paid off early: no jasa is asked for any more
    HAPUS = "hapus"
    PULIH = "pulih"  # the decision before was taken back: its plan is undone


def base_line(paid: Paid, on: date) -> Instalment:
    """Line 0: all that was settled by the day a plan begins."""
    return Instalment(0, on, paid.principal, paid.interest)


def closing_plan(paid: Paid, on: date) -> tuple[Instalment, ...]:
    """The plan of a loan on which nothing more is asked for."""
    return (base_line(paid, on),)


def new_plan(terms: LoanTerms, paid: Paid, on: date, carried: int = 0) -> tuple[Instalment, ...]:
    """The plan of what is still owed (terms.principal), from a day on.

    `carried` is jasa that was due before and not paid: it joins the first instalment. Refuses what
    make_schedule refuses.
    """
    first, *rest = make_schedule(terms)
    return (base_line(paid, on), replace(first, interest=first.interest + carried), *rest)


def restored_plan(schedule: Sequence[Instalment], paid: Paid, on: date) -> tuple[Instalment, ...]:
    """What is left of an earlier plan, as the plan from a day on: for a decision that was taken back."""
    principal, interest, lines = paid.principal, paid.interest, [base_line(paid, on)]
    for line in schedule:
        settled = min(principal, line.principal), min(interest, line.interest)
        principal, interest = principal - settled[0], interest - settled[1]
        rest = replace(line, principal=line.principal - settled[0], interest=line.interest - settled[1])
        if line.no and rest.total:
            lines.append(rest)
    return tuple(lines)


def plan_on(lines: Iterable[PlannedLine], on: date) -> tuple[Instalment, ...]:
    """The plan in force on a day; `lines` come by plan and number."""
    current: tuple[Instalment, ...] = ()
    for number, planned in groupby(lines, key=lambda line: line[0]):
        plan = tuple(line for _, line in planned)
        if number == 1 or plan[0].due <= on:
            current = plan
    return current


def plan_until(lines: Iterable[PlannedLine], number: int) -> tuple[Instalment, ...]:
    """The lines of one plan."""
    return tuple(line for of, line in lines if of == number)
