"""Buku Simpanan of a year: what each member had before it, what moved in each month, and what she has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, F, IntegerField, Sum, Value, When
from django.db.models.functions import ExtractMonth

from bookkeeping.domain.chart import SAVINGS_CODES
from bookkeeping.models import Leg
from bookkeeping.queries.people import Enrolled, everyone
from bookkeeping.queries.savings.book import UNNAMED, Savings
from common.period import Period

MONTHS = 12
_BEFORE = 0
_Moves = dict[UUID | None, dict[int, Savings]]  # by member, then by month; before the year under zero


@dataclass(frozen=True, slots=True)
class YearRow:
    """A member: her savings before the year, all kinds together by month, and by kind in the year."""

    member_id: UUID | None
    number: int | None
    name: str
    carried: Savings
    by_month: tuple[int, ...]  # January first; taken out counted below zero
    moved: Savings

    @property
    def held(self) -> Savings:
        """At the end of the year."""
        return self.carried.plus(self.moved)


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month of the group: what moved by kind, and what all have after it."""

    period: Period
    moved: Savings
    held: Savings


@dataclass(frozen=True, slots=True)
class BukuSimpananTahun:
    """The savings book of a group in a year, and its sums."""

    year: int
    rows: tuple[YearRow, ...]
    months: tuple[YearMonth, ...]
    carried: Savings
    moved: Savings

    @property
    def held(self) -> Savings:
        """At the end of the year."""
        return self.carried.plus(self.moved)


def buku_simpanan_tahun(group_id: UUID, year: int) -> BukuSimpananTahun:
    """A row for each member of that year and for everybody who has savings; two queries."""
    moves = _moves(group_id, year)
    people = {e.person.member_id: e for e in everyone(group_id) if _shown(e, moves, year)}
    rows = [_row(moves, e.person.member_id, e.number, e.person.name) for e in people.values()]
    if any(month != Savings() for month in moves.get(None, {}).values()):
        rows.append(_row(moves, None, None, UNNAMED))
    rows.sort(key=lambda row: (row.number is None, row.number or 0))
    carried = _sum(row.carried for row in rows)
    months, held = [], carried
    for month in range(1, MONTHS + 1):
        moved = _sum(hers.get(month, Savings()) for hers in moves.values())
        held = held.plus(moved)
        months.append(YearMonth(Period(year, month), moved, held))
    return BukuSimpananTahun(year, tuple(rows), tuple(months), carried, _sum(row.moved for row in rows))


def _moves(group_id: UUID, year: int) -> _Moves:
    first, last = date(year, 1, 1), date(year, 12, 31)
    month = Case(
        When(date__lt=first, then=Value(_BEFORE)), default=ExtractMonth("date"), output_field=IntegerField()
    )
    legs = Leg.objects.filter(group_id=group_id, account_id__in=SAVINGS_CODES, date__lte=last)
    rows = legs.annotate(month=month).values_list("member_id", "month", "account_id")
    found: _Moves = {}
    for member_id, at, account, moved in rows.annotate(moved=Sum(F("credit") - F("debit"))):
        months = found.setdefault(member_id, {})
        months[at] = months.get(at, Savings()).plus(Savings.of(account, int(moved)))
    return found


def _shown(enrolled: Enrolled, moves: _Moves, year: int) -> bool:
    belonged = enrolled.joined_on.year <= year and (enrolled.left_on is None or enrolled.left_on.year >= year)
    return belonged or enrolled.person.member_id in moves


def _row(moves: _Moves, member_id: UUID | None, number: int | None, name: str) -> YearRow:
    mine = moves.get(member_id, {})
    months = [mine.get(month, Savings()) for month in range(1, MONTHS + 1)]
    return YearRow(
        member_id=member_id,
        number=number,
        name=name,
        carried=mine.get(_BEFORE, Savings()),
        by_month=tuple(month.jumlah for month in months),
        moved=_sum(months),
    )


def _sum(parts: Iterable[Savings]) -> Savings:
    total = Savings()
    for part in parts:
        total = total.plus(part)
    return total
