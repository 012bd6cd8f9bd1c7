"""The members of a group as its books need them: who, under which number, and from when until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from bookkeeping.domain.occasion import Person
from members.domain.words import Sex
from members.queries import enrolled

COLUMNS = ("member_id", "member__name", "member__sex", "number", "joined_on", "left_on")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A member with her number in the group; her latest enrolment there."""

    person: Person
    number: int
    joined_on: date
    left_on: date | None

    def on(self, day: date) -> bool:
        """Whether she belongs to the group on that day, the last one included."""
        return self.joined_on <= day and (self.left_on is None or self.left_on >= day)


def enrolled_on(group_id: UUID, on: date) -> tuple[Enrolled, ...]:
    """Who belongs to the group on that day, in number order; one query."""
    there = Q(joined_on__lte=on) & (Q(left_on=None) | Q(left_on__gte=on))
    return _read(enrolled(group_id).filter(there).order_by("number").values_list(*COLUMNS))


def ever_enrolled(group_id: UUID, member_ids: Iterable[UUID]) -> dict[UUID, Enrolled]:
    """These members, if they belong or belonged to the group, by id; one query."""
    found = enrolled(group_id).filter(member_id__in=set(member_ids)).order_by("joined_on", "number")
    return {e.person.member_id: e for e in _read(found.values_list(*COLUMNS))}


def everyone(group_id: UUID) -> tuple[Enrolled, ...]:
    """All who belong or ever belonged to the group, in number order; one query."""
    return _read(enrolled(group_id).order_by("number").values_list(*COLUMNS))


def _read(rows: Iterable[tuple[Any, ...]]) -> tuple[Enrolled, ...]:
    return tuple(
        Enrolled(Person(member, name, sex == Sex.MAN), number, joined, left)
        for member, name, sex, number, joined, left in rows
    )
