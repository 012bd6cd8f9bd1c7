"""The money of a meeting as it stands in the books, line by line, and how a corrected sheet differs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Generic, TypeVar
from uuid import UUID

from bookkeeping.domain.chart import BANK
from meetings.domain.sheet import CashLine, NewLoan, Payment, PostMeeting, Saving
from meetings.domain.words import needs_member

Value = Saving | Payment | NewLoan | CashLine | int
T = TypeVar("T", Saving, Payment, NewLoan, CashLine, int)
GENERAL = {"loans": "loans", "cash": "cash"}


@dataclass(frozen=True, slots=True)
class Stands(Generic[T]):
    """A line of the sheet, with the entries behind it, oldest first."""

    value: T
    entries: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Standing:
    """Everything of a sheet that is money; `difference` is what was counted more (below zero: less)."""

    savings: Mapping[UUID, Stands[Saving]] = field(default_factory=dict)
    instalments: Mapping[UUID, Stands[Payment]] = field(default_factory=dict)
    loans: tuple[Stands[NewLoan], ...] = ()
    cash: tuple[Stands[CashLine], ...] = ()
    difference: Stands[int] = Stands(0)


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """One line that is another, new or gone; `cell` is where the sheet says what is wrong with it."""

    part: str
    cell: str
    before: Value | None
    after: Value | None
    entries: tuple[UUID, ...]
    key: UUID | None = None  # the member who saves, the loan that is paid


def money_changes(now: Standing, sheet: PostMeeting, *, moved: bool = False) -> Iterator[MoneyChange]:
    """What of the money is another on this sheet, in its order; with `moved`, every line of it.

    Lines of kas lain and loans are found by what they say: first those that are the same, then those alike.
    """
    yield from _keyed("savings", now.savings, sheet.savings, moved)
    yield from _keyed("instalments", now.instalments, sheet.instalments, moved)
    yield from _numbered("loans", now.loans, sheet.loans, (same_loan, _same_borrower, _any), moved)
    yield from _numbered("cash", now.cash, sheet.cash, (same_line, _same_account, _same_way), moved)
    counted, before = sheet.cash_count, now.difference
    after = counted.on_the_table - counted.computed
    if after != before.value or (moved and before.entries):
        yield MoneyChange("difference", "cash_count.counted", before.value, after, before.entries)


def _keyed(
    part: str, now: Mapping[UUID, Stands[T]], sheet: Mapping[UUID, T], moved: bool
) -> Iterator[MoneyChange]:
    for key in (*sheet, *(key for key in now if key not in sheet)):
        stands = now.get(key)
        before, entries = (stands.value, stands.entries) if stands else (None, ())
        asked = sheet.get(key)
        after = asked if isinstance(asked, Saving | Payment) and asked.total else None
        if before != after or (moved and entries):
            yield MoneyChange(part, f"{part}.{key}.{_first(before, after)}", before, after, entries, key)


def _first(before: object, after: object) -> str:
    """The first column that differs, where a problem of the whole line stands; else the first of all."""
    columns = [f.name for f in fields(Saving if isinstance(before or after, Saving) else Payment)]
    differing = (n for n in columns if getattr(before, n, 0) != getattr(after, n, 0))
    return next(differing, columns[0])


def _numbered(
    part: str,
    now: Sequence[Stands[T]],
    lines: Sequence[T],
    alike: Sequence[Callable[[T, T], bool]],
    moved: bool,
) -> Iterator[MoneyChange]:
    found: dict[int, int] = {}
    for test in alike:
        for number, line in enumerate(lines):
            free = (n for n, old in enumerate(now) if n not in found.values() and test(old.value, line))
            old = next(free, None) if number not in found else None
            if old is not None:
                found[number] = old
    for number, line in enumerate(lines):
        cell = f"{part}.{number}.amount"
        if number not in found:
            yield MoneyChange(part, cell, None, line, ())
        elif moved or not alike[0](now[found[number]].value, line):
            stands = now[found[number]]
            yield MoneyChange(part, cell, stands.value, line, stands.entries)
    for number, gone in enumerate(now):
        if number not in found.values():
            yield MoneyChange(part, GENERAL[part], gone.value, None, gone.entries)


def same_loan(before: NewLoan, after: NewLoan) -> bool:
    """The same loan; what the sheet leaves out follows the agreement, and stays as it was decided."""
    for one in fields(NewLoan):
        old, new = getattr(before, one.name), getattr(after, one.name)
        if new is not None and _plain(old) != _plain(new):
            return False
    return True


def same_line(before: CashLine, after: CashLine) -> bool:
    """The same line of kas lain. The books write the uraian of money from or to the bank and to a saver."""
    if (before.direction, before.account, before.amount, before.member_id) != (
        after.direction,
        after.account,
        after.amount,
        after.member_id,
    ):
        return False
    return written_by_us(before) or _plain(before.memo) == _plain(after.memo)


def written_by_us(line: CashLine) -> bool:
    """Whether the uraian of such a line is composed, not typed."""
    return line.account == BANK or needs_member(line.direction, line.account)


def _same_borrower(before: NewLoan, after: NewLoan) -> bool:
    return before.member_id == after.member_id


def _any(before: NewLoan, after: NewLoan) -> bool:
    return True


def _same_account(before: CashLine, after: CashLine) -> bool:
    return (before.direction, before.account) == (after.direction, after.account)


def _same_way(before: CashLine, after: CashLine) -> bool:
    return before.direction == after.direction and not (written_by_us(before) or written_by_us(after))


def _plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value
