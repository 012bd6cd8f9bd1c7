"""A group against the rubric of the newest lomba, from its books as they are today."""

from dataclasses import dataclass
from datetime import date

from contests.domain.readiness import Readiness, readiness
from contests.queries.editions import EditionView, edition_view, judged_by_books
from contests.queries.entrants import facts_of, judged_months
from contests.queries.rubric import rubric_of
from groups.models import Group
from regions.queries.day import today_here


@dataclass(frozen=True)
class ReadyGroup:
    """Which edition the group is held against, up to which day, and how it does."""

    edition: EditionView
    until: date
    months: int
    readiness: Readiness


def readiness_of(group: Group) -> ReadyGroup | None:
    """None while no edition of the city has a rubric; a constant number of queries."""
    edition = judged_by_books()
    rubric = None if edition is None else rubric_of(edition.id)
    if edition is None or rubric is None:
        return None
    today = today_here()
    facts = facts_of(edition, [group], today)[group.id]
    months = len(judged_months(edition, today))
    return ReadyGroup(edition_view(edition), today, months, readiness(rubric.drafts, facts))
