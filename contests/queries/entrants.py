"""Who takes part in an edition, and what their books prove."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bookkeeping.queries.discipline import NOTHING, discipline_of
from bookkeeping.queries.rollups import group_totals
from common.period import Period
from contests.domain.facts import GroupFacts, MeetingFacts, MonthFacts
from contests.domain.words import Entrants
from contests.models import Edition
from groups.models import Group
from groups.queries import working_on
from meetings.queries.discipline import Kept, meetings_kept
from members.queries import members_by_group


def entering(edition: Edition) -> QuerySet[Group]:
    """The groups of the kota that take part: of the kind asked for, working in the last month judged."""
    found = working_on(Group.objects.all(), Period.from_key(edition.last_period).last)
    if edition.entrants != Entrants.ALL:
        found = found.filter(kind=edition.entrants)
    return found


def judged_months(edition: Edition, until: date) -> tuple[Period, ...]:
    """The months of the edition that are over on that day."""
    months = Period.range(Period.from_key(edition.first_period), Period.from_key(edition.last_period))
    return tuple(month for month in months if month.last <= until)


def facts_of(edition: Edition, groups: Sequence[Group], until: date) -> dict[UUID, GroupFacts]:
    """What the books of these groups prove up to that day; a constant number of queries."""
    months = judged_months(edition, until)
    if not months:
        return {group.id: GroupFacts(group.id, ()) for group in groups}
    ids = [group.id for group in groups]
    first, last = months[0], months[-1]
    kept = meetings_kept(ids, first.first, last.last)
    books = discipline_of(ids, first, last)
    before, after = _money(first.previous()), _money(last)
    people = {count.group_id: (count.members, count.pekka) for count in members_by_group(last.last)}
    found = {}
    for group in groups:
        mine = books.get(group.id, NOTHING)
        savings, loans, arrears = after.get(group.id, (0, 0, 0))
        members, pekka = people.get(group.id, (0, 0))
        found[group.id] = GroupFacts(
            group_id=group.id,
            months=tuple(
                MonthFacts(
                    month,
                    mine.is_written(month),
                    mine.is_closed(month),
                    tuple(_meeting(k) for k in kept.get(group.id, ()) if k.held_on in month),
                )
                for month in months
                if group.founded_on is None or group.founded_on <= month.last
            ),
            entries=mine.entries,
            corrections=mine.corrections,
            savings_before=before.get(group.id, (0, 0, 0))[0],
            savings=savings,
            loans=loans,
            arrears=arrears,
            members=members,
            pekka=pekka,
        )
    return found


def _money(period: Period) -> dict[UUID, tuple[int, int, int]]:
    return {
        group_id: (totals.savings, totals.loans_out, totals.arrears)
        for group_id, totals in group_totals(period, days=False).items()
    }


def _meeting(kept: Kept) -> MeetingFacts:
    return MeetingFacts(
        held_on=kept.held_on,
        posted_after=max(0, (kept.posted_on - kept.held_on).days),
        present=kept.present,
        members=kept.members,
        letters=kept.letters,
        has_decisions=kept.has_decisions,
        cash_agrees=kept.cash_agrees,
    )
