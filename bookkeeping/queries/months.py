"""The state of the months of a group, and who has written in a month."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from bookkeeping.models import Month, MonthlyMovement
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
    """The last month that an issued report counts; it and all before it take no more entries."""
    sealed = Month.objects.filter(group_id=group_id, state=MonthState.SEALED)
    key = sealed.aggregate(last=Max("period"))["last"]
    return None if key is None else Period.from_key(key)


def month_state(group_id: UUID, period: Period) -> MonthState:
    """Open, closed or sealed; a month before a sealed one is sealed too."""
    sealed = sealed_until(group_id)
    if sealed is not None and period <= sealed:
        return MonthState.SEALED
    state = Month.objects.filter(group_id=group_id, period=period.key).values_list("state", flat=True).first()
    return MonthState.OPEN if state is None else MonthState(state)


def closed_at(group_id: UUID, period: Period) -> datetime | None:
    """When the month was closed, if it is; one query."""
    closed = Month.objects.filter(group_id=group_id, period=period.key, state=MonthState.CLOSED)
    return closed.values_list("changed_at", flat=True).first()


def months_of(group_id: UUID, first: Period, last: Period) -> tuple[MonthLine, ...]:
    """Every month from `first` to `last` with its state; two queries."""
    sealed = sealed_until(group_id)
    rows = {
        row.period: row
        for row in Month.objects.filter(group_id=group_id, period__range=(first.key, last.key))
    }
    return tuple(_line(period, rows.get(period.key), sealed) for period in Period.range(first, last))


def _line(period: Period, row: Month | None, sealed: Period | None) -> MonthLine:
    state = MonthState.OPEN if row is None else MonthState(row.state)
    if sealed is not None and period <= sealed:
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
    rows = Month.objects.filter(period__gte=period.key).values_list("group_id", "period", "state")
    found: dict[UUID, MonthState] = {}
    for group_id, key, state in rows:
        if state == MonthState.SEALED:
            found[group_id] = MonthState.SEALED
        elif key == period.key and state == MonthState.CLOSED:
            found.setdefault(group_id, MonthState.CLOSED)
    return found
