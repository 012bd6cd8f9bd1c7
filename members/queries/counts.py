"""Numbers of members for dashboards and reports: one query each, however many people there are.

A person in two groups counts in each of them, and once in people_by_kelurahan(). Counts are plain: whoever
publishes them hides the small ones.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from groups.domain.words import Stage
from groups.queries import newest_stage
from members.models import Enrolment, PekkaFact


@dataclass(frozen=True)
class GroupCount:
    """Members of one group on a day, and how many of them head their families."""

    kecamatan_id: int
    kelurahan_id: int
    group_id: UUID
    members: int
    pekka: int


@dataclass(frozen=True)
class PeopleCount:
    """Different people in the groups of one kelurahan on a day."""

    kecamatan_id: int
    kelurahan_id: int
    people: int
    pekka: int


@dataclass(frozen=True)
class StagePeople:
    """Members (peserta) of the groups of one stage in one kelurahan; columns 27 to 35 of form 4.22."""

    kecamatan_id: int
    kelurahan_id: int
    stage: Stage | None
    groups: int
    members: int


AREA = ("group__kelurahan__kecamatan_id", "kelurahan_id")
PEOPLE = Count("member_id", distinct=True)
PEKKA = Count("member_id", distinct=True, filter=Q(is_pekka=True))


def enrolled_on(on: date) -> QuerySet[Enrolment]:
    """Memberships that hold on that day, the last day included, in groups that work on it."""
    return Enrolment.objects.filter(joined_on__lte=on).filter(
        Q(left_on=None) | Q(left_on__gte=on), Q(group__closed_on=None) | Q(group__closed_on__gte=on)
    )


def newest_pekka(on: date) -> Subquery:
    """Whether the member of the outer enrolment is known as PEKKA on that day; the newest record counts."""
    facts = PekkaFact.objects.filter(member_id=OuterRef("member_id"), since__lte=on)
    return Subquery(facts.order_by("-recorded_at", "-id").values("is_pekka")[:1])


def members_by_group(on: date) -> tuple[GroupCount, ...]:
    """Members and PEKKA members of every group on that day; groups without members are not in it."""
    rows = (
        enrolled_on(on)
        .alias(is_pekka=newest_pekka(on))
        .values_list(*AREA, "group_id")
        .annotate(members=PEOPLE, pekka=PEKKA)
        .order_by("kelurahan_id", "group_id")
    )
    return tuple(GroupCount(*row) for row in rows)


def member_numbers(groups: Collection[UUID], on: date) -> dict[UUID, int]:
    """Members of these groups on that day; a group without members is not in it."""
    rows = (
        Enrolment.objects.filter(group_id__in=groups, joined_on__lte=on)
        .filter(Q(left_on=None) | Q(left_on__gte=on))
        .values_list("group_id")
        .annotate(members=Count("pk"))
    )
    return dict(rows)


def people_by_kelurahan(on: date) -> tuple[PeopleCount, ...]:
    """Different people and different PEKKA in each kelurahan on that day."""
    rows = (
        enrolled_on(on)
        .alias(is_pekka=newest_pekka(on))
        .values_list(*AREA)
        .annotate(people=PEOPLE, pekka=PEKKA)
        .order_by("kelurahan_id")
    )
    return tuple(PeopleCount(*row) for row in rows)


def members_by_stage(on: date) -> tuple[StagePeople, ...]:
    """Groups that have members, and their members, by kelurahan and stage on that day."""
    rows = (
        enrolled_on(on)
        .annotate(stage=newest_stage(on, "group_id"))
        .values_list(*AREA, "stage")
        .annotate(groups=Count("group_id", distinct=True), members=Count("pk"))
        .order_by("kelurahan_id", "stage")
    )
    return tuple(
        StagePeople(kecamatan_id, kelurahan_id, Stage(stage) if stage else None, groups, members)
        for kecamatan_id, kelurahan_id, stage, groups, members in rows
    )
