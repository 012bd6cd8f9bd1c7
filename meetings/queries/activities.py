"""What groups did in a month, for the list of activities of a report."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from common.period import Period
from meetings.domain.words import Presence
from meetings.queries.standing import attendance_now, standing_meetings


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting as the list of activities names it."""

    date: date
    group: str
    what: str
    place: str
    present: int


def activities_of(groups: Collection[UUID], period: Period) -> tuple[Held, ...]:
    """The meetings of these groups in that month, by day; two queries."""
    held = standing_meetings(group_id__in=groups, date__range=(period.first, period.last))
    came = dict(
        attendance_now(meeting__in=held.values("pk"))
        .order_by()
        .values_list("meeting_id")
        .annotate(present=Count("pk", filter=Q(state=Presence.HADIR.value)))
    )
    rows = held.order_by("date", "group__name").values_list("pk", "date", "group__name", "number", "place")
    return tuple(
        Held(day, name, f"Rapat kelompok ke-{number}", place, came.get(pk, 0))
        for pk, day, name, number, place in rows
    )
