"""How meetings were kept, group by group: what a lomba counts. Three queries, however many groups."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q
from django.db.models.functions import Length

from common.clock import zone_info
from meetings.domain.words import Presence
from meetings.queries.standing import attendance_now, standing_meetings
from regions.models import Kota
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True, slots=True)
class Kept:
    """One meeting: its days, who came of how many, its notulen and its cash count."""

    held_on: date
    posted_on: date
    present: int
    members: int
    letters: int
    has_decisions: bool
    cash_agrees: bool


def meetings_kept(groups: Collection[UUID], first: date, last: date) -> dict[UUID, list[Kept]]:
    """The meetings of these groups from first to last, both included, by day; silent groups are left out."""
    held = standing_meetings(group_id__in=groups, date__range=(first, last))
    zone = zone_info(Kota.objects.values_list("zone", flat=True).get(pk=current_kota_id()))
    came = {
        meeting: (present, members)
        for meeting, present, members in attendance_now(meeting__in=held.values("pk"))
        .order_by()
        .values_list("meeting_id")
        .annotate(present=Count("pk", filter=Q(state=Presence.HADIR.value)), members=Count("pk"))
    }
    rows = held.annotate(letters=Length("minutes"), agrees=Q(counted_cash=F("computed_cash"))).order_by(
        "date"
    )
    found: dict[UUID, list[Kept]] = defaultdict(list)
    for pk, group_id, day, posted_at, letters, decisions, agrees in rows.values_list(
        "pk", "group_id", "date", "posted_at", "letters", "decisions", "agrees"
    ):
        posted_on = posted_at.astimezone(zone).date()
        present, members = came.get(pk, (0, 0))
        found[group_id].append(
            Kept(day, posted_on, present, members, letters, bool(decisions.strip()), agrees)
        )
    return dict(found)
