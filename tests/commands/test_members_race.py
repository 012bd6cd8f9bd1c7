"""Many hands at one group at the same moment: numbers are given once, an office has one holder."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest
from django.db import connections

from common import clock
from common.ids import uuid7
from common.problems import Refused
from members.commands import AddMember, Appoint, add_member, appoint
from members.domain.words import OfficeName, Sex
from members.models import Enrolment, Office
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, NOON, Cast, open_cast

pytestmark = pytest.mark.django_db(transaction=True)
JOINED = date(2024, 2, 5)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


def at_once(acts: list[Callable[[], object]]) -> list[str]:
    """Run each act in a connection of its own; what came of it: "done" or the code of the refusal."""

    def run(act: Callable[[], object]) -> str:
        try:
            with clock.at(NOON), scope(MOJOKERTO):
                act()
        except Refused as refused:
            return refused.problems[0].code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def bu(cast: Cast, name: str) -> AddMember:
    return AddMember(uuid7(), cast.groups["Melati"], name, Sex.WOMAN, "RT 2", JOINED)


def test_numbers_are_given_once(cast: Cast) -> None:
    wanted = [bu(cast, f"Ibu {number}") for number in range(6)]
    acts: list[Callable[[], object]] = [lambda c=cmd: add_member(c, actor=cast["ani"]) for cmd in wanted]  # type: ignore[misc]
    assert at_once(acts) == ["done"] * 6
    with scope(MOJOKERTO):
        numbers = Enrolment.objects.order_by("number").values_list("number", flat=True)
        assert list(numbers) == [1, 2, 3, 4, 5, 6]


def test_one_of_two_gets_the_office(cast: Cast) -> None:
    with scope(MOJOKERTO):
        for name in ("Lilik", "Tatik"):
            add_member(bu(cast, name), actor=cast["ani"])
        first, second = Enrolment.objects.values_list("id", flat=True)

    def ketua(enrolment_id: UUID) -> Callable[[], object]:
        cmd = Appoint(uuid7(), enrolment_id, OfficeName.KETUA, JOINED)
        return lambda: appoint(cmd, actor=cast["ani"])

    assert sorted(at_once([ketua(first), ketua(second)])) == ["done", "sama"]
    with scope(MOJOKERTO):
        assert Office.objects.count() == 1


def test_a_second_click_adds_nobody_twice(cast: Cast) -> None:
    cmd = bu(cast, "Lilik")
    acts: list[Callable[[], object]] = [lambda: add_member(cmd, actor=cast["ani"])] * 4
    assert at_once(acts) == ["done"] * 4
    with scope(MOJOKERTO):
        assert Enrolment.objects.count() == 1
