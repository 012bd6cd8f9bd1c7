"""The state of the months of a group, and who has written in a month."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bookkeeping.domain.counted import Counted
from bookkeeping.models import Book, Month, MonthlyMovement
from bookkeeping.models.month import MonthState
from common.period import Period


@dataclass(frozen=True)
class MonthLine:
    """A month of a group as the list of months shows it."""

    period: Period
    state: MonthState
    reason: str
    changed_name: str
    warnings: tuple[str, ...] = ()  # what was still missing when it was closed

    @property
    def label(self) -> str:
        """The state in words: Terbuka, Ditutup, Disegel."""
        return str(MonthState(self.state).label)


def sealed_until(group_id: UUID) -> Period | None:
    """The last month that an issued report counts; see counted_of for the first."""
    counted = counted_of(group_id)
    return None if counted is None else counted.last


def counted_of(group_id: UUID) -> Counted | None:
    """The months that issued reports count of a group; None while there are none. One query."""
    (counted,) = counted_of_many([group_id]).values() or (None,)
    return counted


def counted_of_many(group_ids: Collection[UUID]) -> dict[UUID, Counted]:
    """The same for many groups; those of which no report counts anything are left out. One query."""
    books = Book.objects.filter(group_id__in=group_ids, counts_from__isnull=False)
    return {
        group_id: Counted(Period.from_key(first), Period.from_key(last))
        for group_id, first, last in books.values_list("group_id", "counts_from", "counts_until")
        if first is not None and last is not None
    }


def month_state(group_id: UUID, period: Period) -> MonthState:
    """Open, closed or sealed; what lies between two reports is sealed too."""
    counted = counted_of(group_id)
    if counted is not None and counted.covers(period.first):
        return MonthState.SEALED
    state = Month.objects.filter(group_id=group_id, period=period.key).values_list("state", flat=True).first()
    return MonthState.OPEN if state is None else MonthState(state)


def closed_at(group_id: UUID, period: Period) -> datetime | None:
    """When the month was closed, if it is; one query."""
    closed = Month.objects.filter(group_id=group_id, period=period.key, state=MonthState.CLOSED)
    return closed.values_list("changed_at", flat=True).first()


def months_of(group_id: UUID, first: Period, last: Period) -> tuple[MonthLine, ...]:
    """Every month from `first` to `last` with its state; two queries."""
    counted = counted_of(group_id)
    rows = {
        row.period: row
        for row in Month.objects.filter(group_id=group_id, period__range=(first.key, last.key))
    }
    return tuple(_line(period, rows.get(period.key), counted) for period in Period.range(first, last))


def _line(period: Period, row: Month | None, counted: Counted | None) -> MonthLine:
    state = MonthState.OPEN if row is None else MonthState(row.state)
    if counted is not None and counted.covers(period.first):
        state = MonthState.SEALED
    if row is None:
        return MonthLine(period, state, "", "")
    return MonthLine(period, state, row.reason, row.changed_name, tuple(row.warnings.splitlines()))


def groups_that_posted(period: Period) -> frozenset[UUID]:
    """The groups of which something moved in that month, of all that is seen; from the rollup, one query."""
    moved = MonthlyMovement.objects.filter(period=period.key)
    return frozenset(moved.order_by().values_list("group_id", flat=True).distinct())


def month_states(period: Period) -> dict[UUID, MonthState]:
    """Closed and sealed months among all groups that are seen; the others are open. One query."""
    rows = Month.objects.filter(period__gte=period.key).values_list(
        "group_id", "period", "state", "counts_from"
    )
    found: dict[UUID, MonthState] = {}
    for group_id, key, state, first in rows:
        if state == MonthState.SEALED and (first or 0) <= period.key:
            found[group_id] = MonthState.SEALED
        elif key == period.key and state == MonthState.CLOSED:
            found.setdefault(group_id, MonthState.CLOSED)
    return found
