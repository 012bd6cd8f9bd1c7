"""The meetings of one month of a group, as the check before closing it looks at them. Three queries."""

from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import Length

from bookkeeping.queries.people import everyone
from common.period import Period
from meetings.queries.standing import attendance_now, standing_meetings


@dataclass(frozen=True, slots=True)
class MeetingOfMonth:
    """A meeting: the letters of its notulen, and how many members of its day have no mark."""

    id: UUID
    date: Day
    letters: int
    has_decisions: bool
    unmarked: int


def meetings_of_month(group_id: UUID, period: Period) -> tuple[MeetingOfMonth, ...]:
    """Those that were held and not cancelled, by day."""
    held = standing_meetings(group_id=group_id, date__range=(period.first, period.last))
    rows = list(
        held.annotate(letters=Length("minutes"))
        .order_by("date")
        .values_list("pk", "date", "letters", "decisions")
    )
    there = attendance_now(meeting_id__in=[pk for pk, *_ in rows])
    marked = dict(there.order_by().values_list("meeting_id").annotate(many=Count("pk")))
    enrolled = everyone(group_id) if rows else ()
    return tuple(
        MeetingOfMonth(
            pk,
            day,
            letters,
            bool(decisions.strip()),
            max(len({e.person.member_id for e in enrolled if e.on(day)}) - marked.get(pk, 0), 0),
        )
        for pk, day, letters, decisions in rows
    )
