"""The home of a kader: what to do next, group by group."""

from collections.abc import Iterable
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

    @property
    def is_due(self) -> bool:
        """The meeting of this month is still to come or to be written down."""
        return self.missing > 0

    @property
    def is_late(self) -> bool:
        """The month before has no meeting either."""
        return self.missing > 1


def todo(actor: Actor) -> tuple[GroupToDo, ...]:
    """The working groups whose books she keeps, the latest first; two queries."""
    groups = groups_for(actor, KEEP_BOOKS).filter(is_active=True).select_related("kelurahan")
    found = list(groups.order_by("search_name"))
    held = _last_held(group.id for group in found)
    month = Period.of(today_here())
    rows = [_row(group, held.get(group.id), month) for group in found]
    return tuple(sorted(rows, key=lambda row: -row.missing))


def _last_held(groups: Iterable[UUID]) -> dict[UUID, tuple[date, UUID]]:
    newest = standing_meetings(group_id__in=list(groups)).order_by("group_id", "-date").distinct("group_id")
    return {group: (day, pk) for group, day, pk in newest.values_list("group_id", "date", "id")}


def _row(group: Group, held: tuple[date, UUID] | None, month: Period) -> GroupToDo:
    day, meeting_id = held or (None, None)
    missing = Period.of(day).months_until(month) if day is not None else 1
    return GroupToDo(group.id, str(group), group.kelurahan.name, day, meeting_id, missing)
