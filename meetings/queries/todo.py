"""The home of a kader: what to do next, group by group."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.policies import Actor
from common.period import Period
from groups.models import Group
from groups.policies import KEEP_BOOKS
from groups.queries import groups_for
from meetings.queries.standing import standing_meetings
from regions.queries.day import today_here


@dataclass(frozen=True, slots=True)
class GroupToDo:
    """One group she keeps: when it met last, and how many months have no meeting (this one included)."""

    group_id: UUID
    group: str
    kelurahan: str
    last_held: date | None
    last_id: UUID | None
    missing: int
    late_since: date | None = None  # the day that was in time for the oldest month without a meeting

    @property
    def is_due(self) -> bool:
        """The meeting of this month is still to come or to be written down."""
        return self.missing > 0

    @property
    def is_late(self) -> bool:
        """The day that the city has set for that month's books has gone by; without one, nobody is late."""
        return self.late_since is not None


# The last day that is in time for the books of a month; None where the city has set none.
InTime = Callable[[Period], date | None]


def todo(actor: Actor, in_time: InTime) -> tuple[GroupToDo, ...]:
    """The working groups whose books she keeps, the latest first; two queries.

    `in_time` comes from above: the lomba and the dashboards ask by the same deadline.
    """
    groups = groups_for(actor, KEEP_BOOKS).filter(is_active=True).select_related("kelurahan")
    found = list(groups.order_by("search_name"))
    held = _last_held(group.id for group in found)
    today = today_here()
    rows = [_row(group, held.get(group.id), today, in_time) for group in found]
    return tuple(sorted(rows, key=lambda row: -row.missing))


def _last_held(groups: Iterable[UUID]) -> dict[UUID, tuple[date, UUID]]:
    newest = standing_meetings(group_id__in=list(groups)).order_by("group_id", "-date").distinct("group_id")
    return {group: (day, pk) for group, day, pk in newest.values_list("group_id", "date", "id")}


def _row(group: Group, held: tuple[date, UUID] | None, today: date, in_time: InTime) -> GroupToDo:
    (day, meeting_id), month = held or (None, None), Period.of(today)
    missing = max(Period.of(day).months_until(month), 0) if day is not None else 1
    late = in_time(month.plus(1 - missing)) if missing else None
    late_since = late if late is not None and today > late else None
    return GroupToDo(group.id, str(group), group.kelurahan.name, day, meeting_id, missing, late_since)
