"""Which areas a volume holds: read at once, in the order of the codes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.domain.level import Level
from regions.queries import AreaName, area_name
from regions.queries.areas import kota_area
from regions.tenancy.scope import scope
from reports.commands.ask import _counted
from reports.queries.tree import all_below, below
from tests.cast import MAGERSARI, MOJOKERTO, open_areas

pytestmark = pytest.mark.django_db


def one_by_one(area: AreaName) -> list[tuple[AreaName, int]]:
    found = []
    for child in below(area):
        found.append((child, 0))
        found += [(grandchild, 1) for grandchild in below(child)]
    return found


def test_all_below_is_what_asking_area_by_area_gives() -> None:
    open_areas()
    with scope(MOJOKERTO):
        for area in (kota_area(), area_name(Level.KECAMATAN, MAGERSARI)):
            with CaptureQueriesContext(connection) as asked:
                found = all_below(area)
            assert list(found) == one_by_one(area)
            assert len(asked) <= 2


def test_what_each_report_counts_is_read_once() -> None:
    open_areas()
    with scope(MOJOKERTO):
        areas = [kota_area(), *(area for area, _ in all_below(kota_area()))]
        with CaptureQueriesContext(connection) as asked:
            counted = _counted(areas)
        assert len(asked) == 1
    kelurahan = sorted(area.id for area in areas if area.level is Level.KELURAHAN)
    assert sorted(counted[MOJOKERTO]) == kelurahan
    assert sorted(counted[MAGERSARI]) == [k for k in kelurahan if k // 10_000 == MAGERSARI]
    assert all(counted[k] == [k] for k in kelurahan)
