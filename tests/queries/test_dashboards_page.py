"""The pages of the dashboards: exact numbers, alike for everybody, from rollups, in constant queries."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.policies import Actor
from common import clock
from common.ids import uuid7
from common.period import Period
from contests.commands import SetDeadline, set_deadline
from dashboards.access import home_of, look_at
from dashboards.domain.posting import Posting
from dashboards.queries.areas import all_areas
from dashboards.queries.groups import group_month
from dashboards.queries.page import Dashboard, dashboard
from groups.commands import AddGroup, CloseGroup, add_group, close_group
from groups.domain.words import Kind
from meetings.commands import post_meeting
from members.commands.facts import RecordPekka, record_pekka
from members.domain.words import Basis
from members.queries.published import published_people
from regions.domain.level import Level
from regions.tenancy.scope import current_scope, scope, see_kelurahan
from tests.builders import SYSTEM, Built, a_group, a_sheet, cash, members, usual
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
OCTOBER, SEPTEMBER = Period(2026, 10), Period(2026, 9)
FORBIDDEN = re.compile(r"bookkeeping_(leg|entry|seal)\b")


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        found = open_cast()
        with scope(MOJOKERTO):
            yield found


@pytest.fixture
def melati(cast: Cast) -> Built:
    """Twenty members, ten million in the box, six loans of a million since September; October is posted."""
    built = a_group(cast.groups["Melati"], TODAY)
    post_meeting(a_sheet(built, TODAY, savings=usual(built)), actor=SYSTEM)
    return built


def page(level: Level, area_id: int, period: Period = OCTOBER, today: date = TODAY) -> Dashboard:
    """The page as the view makes it; afterwards the whole city is seen again."""
    areas, before = all_areas(), current_scope().kelurahan
    area = areas.find(level, area_id)
    assert area is not None
    look_at(area)
    try:
        return dashboard(area, areas, period, today)
    finally:
        see_kelurahan(before)


def are_pekka(people: Built, how_many: int) -> None:
    since = date(2026, 1, 1)
    for person in people.people[:how_many]:
        fact = RecordPekka(uuid7(), person.member_id, True, since, "wawancara", Basis.WIDOWED)
        record_pekka(fact, actor=SYSTEM)


def test_the_city_in_one_page(cast: Cast, melati: Built) -> None:
    board = page(Level.KOTA, MOJOKERTO)
    assert (board.groups, board.kinds, board.without) == (4, "3 poksus, 1 poklak", ())
    assert [(bar.label, bar.groups) for bar in board.stages][-1] == ("Belum ditetapkan", 4)
    assert (board.published.people, board.published.pekka.text) == (20, "<5")
    assert (board.done, board.late, board.waiting, board.closed) == (1, 0, 3, 0)
    assert (board.savings.now, board.savings.change) == (400_000, "naik Rp\u00a0400.000 dari September")
    assert (board.loans_out.now, board.loans_out.change) == (6_000_000, "sama dengan September")
    assert (board.cash.now, board.cash.before) == (4_400_000, 4_000_000)
    assert (board.arrears.now, board.late_loans, board.arrears_share) == (690_000, 6, "11,5 %")
    assert [p.area.name for p in board.parts] == ["Magersari", "Kranggan"]
    magersari, kranggan = board.parts
    assert (magersari.stages, kranggan.stages) == ((0, 0, 0, 0, 0, 3), (0, 0, 0, 0, 0, 1))
    assert (magersari.groups, magersari.published.people, magersari.savings, magersari.cash) == (
        3,
        20,
        400_000,
        4_400_000,
    )
    assert (kranggan.groups, kranggan.published.people, kranggan.published.pekka.text) == (1, 0, "0")


def test_twelve_months_end_with_the_month_asked_for(cast: Cast, melati: Built) -> None:
    months = page(Level.KOTA, MOJOKERTO).months
    assert (len(months), months[0].period, months[-1].period) == (12, Period(2025, 11), OCTOBER)
    assert [m.savings for m in months[-2:]] == [0, 400_000]
    assert [m.loans_out for m in months[-3:]] == [0, 6_000_000, 6_000_000]


def test_a_page_shows_its_area_and_nothing_else(cast: Cast, melati: Built) -> None:
    assert [line.row.name for line in page(Level.KELURAHAN, GUNUNG_GEDANGAN).lines] == ["Mawar"]
    assert page(Level.KECAMATAN, KRANGGAN).savings.now == 0
    gedongan = page(Level.KELURAHAN, GEDONGAN)
    assert (gedongan.groups, gedongan.savings.now, gedongan.parts) == (2, 400_000, ())
    assert [p.area.name for p in page(Level.KECAMATAN, MAGERSARI).parts] == ["Gunung Gedangan", "Gedongan"]


def test_parts_add_up_to_the_whole(cast: Cast, melati: Built) -> None:
    board = page(Level.KOTA, MOJOKERTO)
    for name in ("savings", "loans_out", "arrears", "cash"):
        assert sum(getattr(part, name) for part in board.parts) == getattr(board, name).now
    assert sum(part.groups for part in board.parts) == board.groups
    assert sum(part.published.people for part in board.parts) == board.published.people


def test_a_closed_group_is_not_counted_but_its_money_is(cast: Cast, melati: Built) -> None:
    for name in ("Teratai", "Melati"):
        close_group(CloseGroup(uuid7(), cast.groups[name], date(2026, 10, 1), "Bubar"), actor=SYSTEM)
    board = page(Level.KOTA, MOJOKERTO)
    assert (board.groups, board.done) == (2, 0)
    assert board.cash.now == 4_400_000 == sum(part.cash for part in board.parts)
    ended = [line for line in board.month.lines if line.posting is Posting.ENDED]
    assert [line.row.name for line in ended] == ["Melati"]


def test_nobody_is_late_without_a_deadline_and_after_it_everybody_silent_is(
    cast: Cast, melati: Built
) -> None:
    assert page(Level.KOTA, MOJOKERTO, SEPTEMBER).late == 0
    set_deadline(SetDeadline(uuid7(), date(2026, 9, 1), 10, 0), actor=cast["ida"])
    board = page(Level.KOTA, MOJOKERTO)
    assert (board.month.due_on, board.done, board.late, board.waiting) == (date(2026, 10, 10), 1, 3, 0)
    assert [line.row.name for line in board.late_first] == ["Mawar", "Teratai", "Anggrek"]
    set_deadline(SetDeadline(uuid7(), date(2026, 10, 1), 12, 0), actor=cast["ida"])
    assert (page(Level.KOTA, MOJOKERTO).late, page(Level.KOTA, MOJOKERTO).waiting) == (0, 3)


def test_a_kelurahan_without_a_group_is_named(cast: Cast) -> None:
    close_group(CloseGroup(uuid7(), cast.groups["Anggrek"], date(2026, 9, 30), "Bubar"), actor=SYSTEM)
    board = page(Level.KOTA, MOJOKERTO)
    assert [area.name for area in board.without] == ["Kranggan"]
    assert page(Level.KOTA, MOJOKERTO, SEPTEMBER).without == ()


def test_small_counts_are_kept_back_alike_on_every_page(cast: Cast) -> None:
    """Gedongan 9, Gunung Gedangan 2, Kranggan 7: the 2 is small, the 9 beside it would give it away."""
    names = [f"Ibu {letter}{number}" for number in range(2) for letter in "ABCDEFGHIJ"]
    for name, pekka in (("Melati", 9), ("Mawar", 2), ("Anggrek", 7)):
        people = Built(cast.groups[name], members(cast.groups[name], names[:12], date(2026, 1, 1)))
        are_pekka(people, pekka)
    city = page(Level.KOTA, MOJOKERTO)
    assert city.published.pekka.text == "18"
    assert [part.published.pekka.text for part in city.parts] == ["11", "7"]
    magersari = page(Level.KECAMATAN, MAGERSARI)
    assert magersari.published.pekka.text == "11"
    assert [part.published.pekka.text for part in magersari.parts] == ["<5", "ditutup"]
    assert page(Level.KELURAHAN, GEDONGAN).published.pekka.text == "ditutup"
    assert page(Level.KELURAHAN, GUNUNG_GEDANGAN).published.pekka.text == "<5"
    assert page(Level.KELURAHAN, KRANGGAN_KEL).published.pekka.text == "7"
    assert magersari.notes == (
        "<5: kurang dari 5 orang, angkanya tidak ditampilkan.",
        "ditutup: tidak ditampilkan supaya angka <5 tidak dapat dihitung.",
    )


def test_who_sees_little_is_told_what_everybody_is_told(cast: Cast) -> None:
    """The database shows Yuni only Magersari; her numbers are those of the city's page all the same."""
    for name, pekka in (("Melati", 9), ("Mawar", 2), ("Anggrek", 7)):
        people = Built(cast.groups[name], members(cast.groups[name], list("ABCDEFGHIJKL"), date(2026, 1, 1)))
        are_pekka(people, pekka)
    everybody = published_people(TODAY)
    see_kelurahan((GEDONGAN, GUNUNG_GEDANGAN))
    assert published_people(TODAY) == everybody
    assert current_scope().kelurahan == (GEDONGAN, GUNUNG_GEDANGAN)


def test_everybody_starts_where_her_role_is_held(cast: Cast) -> None:
    def home(actor: Actor) -> list[str]:
        return [area.full for area in home_of(actor, all_areas())]

    assert home(cast["rini"]) == ["Kota Mojokerto"]
    assert home(cast["yuni"]) == ["Kecamatan Magersari"]
    assert home(cast["wati"]) == ["Kelurahan Gedongan"]
    assert home(cast["ani"]) == []


def asked(level: Level, area_id: int) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        page(level, area_id)
    return [query["sql"] for query in caught.captured_queries]


@pytest.mark.parametrize(
    ("level", "area_id"),
    [(Level.KOTA, MOJOKERTO), (Level.KECAMATAN, MAGERSARI), (Level.KELURAHAN, GEDONGAN)],
)
def test_queries_do_not_grow_and_touch_no_entry_or_leg(
    cast: Cast, melati: Built, level: Level, area_id: int
) -> None:
    before = asked(level, area_id)
    assert len(before) <= 20
    assert not [sql for sql in before if FORBIDDEN.search(sql)]
    more_groups(cast, 4)
    after = asked(level, area_id)
    assert len(after) == len(before)
    assert not [sql for sql in after if FORBIDDEN.search(sql)]


def more_groups(cast: Cast, how_many: int) -> None:
    """As many groups again, each with a year of months."""
    for number in range(how_many):
        group_id = new_group(f"Tambahan {number}")
        members(group_id, [f"Ibu {number} A", f"Ibu {number} B", f"Ibu {number} C"], date(2025, 9, 1))
        for back in range(12):
            month = OCTOBER.plus(-back)
            cash(group_id, 10_000, min(month.first.replace(day=5), TODAY))


def new_group(name: str) -> UUID:
    cmd = AddGroup(uuid7(), GEDONGAN, name, Kind.POKSUS, None, date(2025, 1, 1), "")
    return add_group(cmd, actor=SYSTEM).group_id


def test_the_list_says_what_the_page_adds_up(cast: Cast, melati: Built) -> None:
    month = group_month(OCTOBER, TODAY)
    (line,) = [line for line in month.lines if line.row.name == "Melati"]
    assert (line.members, line.posting, line.totals.last_month) == (20, Posting.DONE, OCTOBER)
    assert (line.totals.savings, line.totals.loans_out, line.totals.arrears) == (400_000, 6_000_000, 690_000)
    with clock.at(datetime(2026, 11, 1, 5, tzinfo=UTC)):
        assert group_month(OCTOBER, date(2026, 11, 1)).on == date(2026, 10, 31)
