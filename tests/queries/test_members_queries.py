"""Members of a group and their numbers: exact values, and no more queries for more rows."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.ids import uuid7
from groups.commands import DecideStage, decide_stage
from groups.domain.words import Stage
from members.access import member_for
from members.commands import (
    AddMembers,
    Enrol,
    LeaveGroup,
    NewDesil,
    NewMember,
    NewPekka,
    RecordPekka,
    add_members,
    enrol,
    leave_group,
    record_pekka,
)
from members.domain.words import Basis, OfficeName, Sex
from members.models import Enrolment
from members.policies import READ_MEMBER
from members.queries import (
    GroupCount,
    PeopleCount,
    StagePeople,
    enrolled,
    enrolment_rows,
    facts_of,
    member_page,
    members_by_group,
    members_by_stage,
    members_of,
    office_history,
    people_by_kelurahan,
)
from members.queries.page import age_on
from regions.tenancy.scope import scope
from tests.cast import GEDONGAN, MAGERSARI, MOJOKERTO, NOON, TODAY, Cast, open_cast

pytestmark = pytest.mark.django_db
JOINED = date(2024, 2, 5)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        found = open_cast()
        with scope(MOJOKERTO):
            yield found


def enter(cast: Cast, group: str, *people: NewMember) -> None:
    add_members(AddMembers(uuid7(), cast.groups[group], people), actor=cast["ani"])


def bu(name: str, pekka: bool = False, office: OfficeName | None = None) -> NewMember:
    fact = NewPekka(date(2024, 1, 1), Basis.WIDOWED, "KK") if pekka else None
    return NewMember(uuid7(), name, Sex.WOMAN, "RT 2", JOINED, date(1980, 10, 13), pekka=fact, office=office)


def test_numbers_of_members_are_those_of_the_day(cast: Cast) -> None:
    lilik, tatik = bu("Lilik", pekka=True), bu("Tatik")
    enter(cast, "Melati", lilik, tatik, bu("Endang", pekka=True))
    enter(cast, "Teratai", bu("Wiwik"))
    enrol(Enrol(uuid7(), lilik.id, cast.groups["Teratai"], date(2025, 1, 1)), actor=cast["ani"])
    decide = DecideStage(uuid7(), cast.groups["Melati"], Stage.MADYA, date(2025, 6, 1), "Lengkap", "Ny. H")
    decide_stage(decide, actor=cast["wati"])
    melati, teratai = cast.groups["Melati"], cast.groups["Teratai"]
    assert members_by_group(TODAY) == (
        GroupCount(MAGERSARI, GEDONGAN, melati, 3, 2),
        GroupCount(MAGERSARI, GEDONGAN, teratai, 2, 1),
    )
    assert people_by_kelurahan(TODAY) == (PeopleCount(MAGERSARI, GEDONGAN, 4, 2),)
    assert members_by_stage(TODAY) == (
        StagePeople(MAGERSARI, GEDONGAN, Stage.MADYA, 1, 3),
        StagePeople(MAGERSARI, GEDONGAN, None, 1, 2),
    )
    assert members_by_group(date(2024, 12, 31))[1] == GroupCount(MAGERSARI, GEDONGAN, teratai, 1, 0)
    assert members_by_stage(date(2024, 12, 31)) == (StagePeople(MAGERSARI, GEDONGAN, None, 2, 4),)
    assert members_by_group(date(2024, 2, 4)) == ()


def test_the_newest_pekka_record_counts_from_its_day_on(cast: Cast) -> None:
    lilik = bu("Lilik", pekka=True)
    enter(cast, "Melati", lilik, bu("Tatik"))
    record_pekka(RecordPekka(uuid7(), lilik.id, False, date(2026, 1, 1), "Menikah lagi"), actor=cast["ani"])
    assert [count.pekka for count in members_by_group(TODAY)] == [0]
    assert [count.pekka for count in members_by_group(date(2025, 12, 31))] == [1]


def test_who_left_counts_until_her_last_day(cast: Cast) -> None:
    lilik = bu("Lilik")
    enter(cast, "Melati", lilik)
    enrolment = Enrolment.objects.get()
    leave_group(LeaveGroup(uuid7(), enrolment.id, date(2026, 9, 30), "Pindah"), actor=cast["ani"])
    assert [c.members for c in members_by_group(date(2026, 9, 30))] == [1]
    assert members_by_group(date(2026, 10, 1)) == ()


def test_a_person_has_one_page(cast: Cast) -> None:
    lilik = bu("Lilik", pekka=True, office=OfficeName.BENDAHARA)
    enter(cast, "Melati", lilik)
    page = member_page(member_for(cast["sari"], READ_MEMBER, lilik.id), TODAY)
    assert (page.name, page.age, page.kelurahan) == ("Lilik", 45, "Gedongan")
    membership = page.memberships[0]
    assert (membership.group, membership.number, membership.left_on) == ("Poksus Melati", 1, None)
    assert [(t.office, t.starts_on, t.ends_on) for t in membership.offices] == [
        (OfficeName.BENDAHARA, JOINED, None)
    ]
    assert [(t.name, t.office) for t in office_history(cast.groups["Melati"])] == [
        ("Lilik", OfficeName.BENDAHARA)
    ]
    facts = facts_of(lilik.id)
    assert (facts.pekka_label, facts.desil_label) == ("PEKKA", "Belum dicatat")
    assert (facts.pekka[0].basis, facts.pekka[0].source) == (Basis.WIDOWED, "KK")


def test_age_is_completed_years() -> None:
    born = date(1980, 10, 13)
    assert [age_on(born, date(2026, 10, day)) for day in (12, 13)] == [45, 46]
    assert age_on(None, TODAY) is None
    assert age_on(date(2000, 2, 29), date(2026, 2, 28)) == 25


def test_more_members_need_no_more_queries(cast: Cast) -> None:
    melati = cast.groups["Melati"]
    reads: tuple[tuple[Callable[[], object], int], ...] = (
        (lambda: members_of(melati, TODAY), 2),
        (lambda: enrolment_rows(enrolled(melati), TODAY), 2),
        (lambda: members_by_group(TODAY), 1),
        (lambda: people_by_kelurahan(TODAY), 1),
        (lambda: members_by_stage(TODAY), 1),
        (lambda: office_history(melati), 1),
    )
    enter(cast, "Melati", bu("Lilik", pekka=True, office=OfficeName.KETUA), bu("Tatik"))
    assert [queries(read) for read, _ in reads] == [wanted for _, wanted in reads]
    many = [bu(f"Ibu {number}", pekka=True) for number in range(10)]
    enter(cast, "Melati", *many)
    enter(cast, "Teratai", *(bu(f"Bu {number}") for number in range(10)))
    assert [queries(read) for read, _ in reads] == [wanted for _, wanted in reads]


def queries(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        read()
    return len(seen)


def test_many_people_are_written_with_few_queries(cast: Cast) -> None:
    def cost(count: int) -> int:
        fact = NewDesil(3, JOINED, "DTSEN")
        people = tuple(
            NewMember(uuid7(), f"Ibu {n}", Sex.WOMAN, "RT 1", JOINED, desil=fact) for n in range(count)
        )
        return queries(lambda: enter(cast, "Melati", *people))

    assert cost(5) == cost(50)


def test_members_of_an_unknown_group_are_none(cast: Cast) -> None:
    assert members_of(UUID(int=0), TODAY) == ()
