"""How well books are kept, group by group: what a lomba counts. Four queries, however many groups."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from bookkeeping.domain.counted import Counted
from bookkeeping.models import Entry, Month, MonthlyMovement
from bookkeeping.models.month import MonthState
from bookkeeping.queries.months import counted_of_many
from common.period import Period


@dataclass(frozen=True, slots=True)
class Discipline:
    """The months of one group in which something moved, those that are closed, and its corrections."""

    written: frozenset[int]
    closed: frozenset[int]
    counted: Counted | None
    entries: int
    corrections: int

    def is_written(self, period: Period) -> bool:
        """Whether anything moved in that month."""
        return period.key in self.written

    def is_closed(self, period: Period) -> bool:
        """Whether the month is closed; an issued report counts every month it counts."""
        return period.key in self.closed or (self.counted is not None and self.counted.covers(period.first))


NOTHING = Discipline(frozenset(), frozenset(), None, 0, 0)


def discipline_of(groups: Collection[UUID], first: Period, last: Period) -> dict[UUID, Discipline]:
    """The discipline of these groups over the months from first to last; a silent group is left out.

    `entries` are events as they were first written down, `corrections` those that were taken back.
    """
    months = (first.key, last.key)
    written: dict[UUID, set[int]] = defaultdict(set)
    moved = MonthlyMovement.objects.filter(group_id__in=groups, period__range=months)
    for group_id, key in moved.order_by().values_list("group_id", "period").distinct():
        written[group_id].add(key)
    closed: dict[UUID, set[int]] = defaultdict(set)
    states = Month.objects.filter(group_id__in=groups).exclude(state=MonthState.OPEN)
    for group_id, key in states.values_list("group_id", "period"):
        closed[group_id].add(key)
    counts = counted_of_many(groups)
    counted = _entries(groups, first, last)
    return {
        group_id: Discipline(
            frozenset(written[group_id]),
            frozenset(closed[group_id]),
            counts.get(group_id),
            *counted.get(group_id, (0, 0)),
        )
        for group_id in {*written, *closed, *counted}
    }


def _entries(groups: Collection[UUID], first: Period, last: Period) -> dict[UUID, tuple[int, int]]:
    rows = (
        Entry.objects.filter(group_id__in=groups, date__range=(first.first, last.last))
        .order_by()
        .values_list("group_id")
        .annotate(
            originals=Count("pk", filter=Q(reverses=None, replaces=None)),
            corrections=Count("pk", filter=Q(reverses__isnull=False)),
        )
    )
    return {group_id: (originals, corrections) for group_id, originals, corrections in rows}
