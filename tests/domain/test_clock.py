from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfoNotFoundError

import pytest

from common import clock

LATE = datetime(2026, 10, 12, 23, 30, tzinfo=UTC)


def test_frozen_inside_the_block_and_running_after_it() -> None:
    with clock.at(LATE):
        assert clock.now() == LATE
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_blocks_nest_and_an_error_gives_the_clock_back() -> None:
    with clock.at(LATE):
        with pytest.raises(KeyError), clock.at(LATE + timedelta(days=1)):
            raise KeyError
        assert clock.now() == LATE


def test_now_is_in_utc_whatever_zone_was_given() -> None:
    with clock.at(datetime(2026, 10, 13, 6, 30, tzinfo=timezone(timedelta(hours=7)))):
        assert clock.now() == LATE
        assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        (datetime(2026, 10, 12, 16, 30, tzinfo=UTC), "WIB", date(2026, 10, 12)),
        (datetime(2026, 10, 12, 16, 30, tzinfo=UTC), "WITA", date(2026, 10, 13)),
        (datetime(2026, 10, 12, 15, 30, tzinfo=UTC), "WIT", date(2026, 10, 13)),
        (datetime(2026, 10, 12, 17, 0, tzinfo=UTC), "Asia/Jakarta", date(2026, 10, 13)),
    ],
)
def test_today_is_the_date_on_the_wall_of_the_zone(instant: datetime, zone: str, day: date) -> None:
    with clock.at(instant):
        assert clock.today(zone) == day


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"), clock.at(datetime(2026, 10, 12)):
        pass


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        clock.today("Mojokerto")
