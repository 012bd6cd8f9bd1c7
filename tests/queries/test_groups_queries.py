"""Lists and numbers of groups: exact values, and no more queries for more rows."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.ids import uuid7
from groups.access import group_for
from groups.commands import AddGroup, CloseGroup, DecideStage, add_group, close_group, decide_stage
from groups.domain.words import Kind, Stage
from groups.models import Group
from groups.policies import MANAGE_GROUP, READ_GROUP
from groups.queries import (
    StageCount,
    group_profile,
    group_rows,
    groups_by_stage,
    groups_for,
    kelurahan_without_group,
)
from groups.queries.lists import for_rows
from regions.tenancy.scope import scope
from tests.cast import (
    GEDONGAN,
    GUNUNG_GEDANGAN,
    KRANGGAN,
    KRANGGAN_KEL,
    MAGERSARI,
    MOJOKERTO,
    NOON,
    TODAY,
    Cast,
    open_cast,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        found = open_cast()
        with scope(MOJOKERTO):
            yield found


def decide(cast: Cast, group: str, stage: Stage, on: date) -> None:
    cmd = DecideStage(uuid7(), cast.groups[group], stage, on, "Buku lengkap", "Ny. Hartini")
    decide_stage(cmd, actor=cast["rini"])


def test_a_list_holds_what_may_says(cast: Cast) -> None:
    names = {
        who: set(groups_for(cast[who], READ_GROUP).values_list("name", flat=True))
        for who in ("sari", "ani", "yuni", "rini", "dewi")
    }
    assert names == {
        "sari": {"Melati"},
        "ani": {"Melati", "Teratai"},
        "yuni": {"Melati", "Teratai", "Mawar"},
        "rini": {"Melati", "Teratai", "Mawar", "Anggrek"},
        "dewi": {"Anggrek"},
    }
    assert not groups_for(cast["ani"], MANAGE_GROUP).exists()


def test_a_row_says_where_and_how_far(cast: Cast) -> None:
    decide(cast, "Teratai", Stage.MADYA, date(2025, 3, 1))
    row = group_rows(for_rows(Group.objects.filter(name="Teratai")))[0]
    assert (row.title, row.parent, row.kind) == ("Poklak Teratai", "Melati", Kind.POKLAK)
    assert (row.kecamatan, row.kelurahan) == ("Magersari", "Gedongan")
    assert (row.stage, row.stage_label, row.founded_on) == (Stage.MADYA, "Madya", date(2021, 1, 9))
    melati = group_rows(for_rows(Group.objects.filter(name="Melati")))[0]
    assert (melati.stage, melati.stage_label, melati.line_of_business) == (
        None,
        "Belum ditetapkan",
        "Keripik pisang",
    )


def test_numbers_by_stage_are_those_of_the_day(cast: Cast) -> None:
    decide(cast, "Melati", Stage.PEMULA, date(2024, 1, 5))
    decide(cast, "Melati", Stage.MADYA, date(2026, 1, 5))
    close_group(CloseGroup(uuid7(), cast.groups["Teratai"], date(2026, 9, 30), "Bubar"), actor=cast["wati"])
    poksus, poklak = Kind.POKSUS, Kind.POKLAK
    assert groups_by_stage(TODAY) == (
        StageCount(MAGERSARI, GUNUNG_GEDANGAN, poksus, None, 1),
        StageCount(MAGERSARI, GEDONGAN, poksus, Stage.MADYA, 1),
        StageCount(KRANGGAN, KRANGGAN_KEL, poksus, None, 1),
    )
    assert groups_by_stage(date(2025, 12, 31)) == (
        StageCount(MAGERSARI, GUNUNG_GEDANGAN, poksus, None, 1),
        StageCount(MAGERSARI, GEDONGAN, poklak, None, 1),
        StageCount(MAGERSARI, GEDONGAN, poksus, Stage.PEMULA, 1),
        StageCount(KRANGGAN, KRANGGAN_KEL, poksus, None, 1),
    )
    assert [(c.kelurahan_id, c.groups) for c in groups_by_stage(date(2019, 3, 3))] == [(KRANGGAN_KEL, 1)]


def test_kelurahan_without_a_working_group(cast: Cast) -> None:
    assert kelurahan_without_group(TODAY) == ()
    close_group(CloseGroup(uuid7(), cast.groups["Mawar"], date(2026, 9, 30), "Bubar"), actor=cast["rini"])
    assert [(k.name, k.kecamatan) for k in kelurahan_without_group(TODAY)] == [
        ("Gunung Gedangan", "Magersari")
    ]
    assert kelurahan_without_group(TODAY, KRANGGAN) == ()
    assert [k.name for k in kelurahan_without_group(date(2019, 3, 3))] == ["Gunung Gedangan", "Gedongan"]


def test_the_page_of_a_group_tells_its_history(cast: Cast) -> None:
    decide(cast, "Melati", Stage.MADYA, date(2026, 1, 5))
    decide(cast, "Melati", Stage.PEMULA, date(2024, 1, 5))
    profile = group_profile(group_for(cast["ani"], READ_GROUP, cast.groups["Melati"]))
    assert (profile.title, profile.place) == ("Poksus Melati", "Kelurahan Gedongan, Kecamatan Magersari")
    assert [line.stage for line in profile.stages] == [Stage.MADYA, Stage.PEMULA]
    assert (profile.stages[0].decided_by, profile.stages[0].recorded_by) == ("Ny. Hartini", "Rini Kusuma")
    assert [poklak.title for poklak in profile.poklak] == ["Poklak Teratai"]
    below = group_profile(group_for(cast["ani"], READ_GROUP, cast.groups["Teratai"]))
    assert below.parent is not None
    assert (below.parent.title, below.stage_label) == ("Poksus Melati", "Belum ditetapkan")


def test_more_groups_need_no_more_queries(cast: Cast) -> None:
    def measure() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            group_rows(for_rows(groups_for(cast["rini"], READ_GROUP)))
            groups_by_stage(TODAY)
            kelurahan_without_group(TODAY)
        return len(seen)

    assert measure() == 3
    for number in range(8):
        add_group(AddGroup(uuid7(), KRANGGAN_KEL, f"Kenanga {number}"), actor=cast["rini"])
    assert measure() == 3
