"""The one place that knows what time it is, so that a test or the demonstration may say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """The instant, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def zone_info(zone: str) -> ZoneInfo:
    """WIB, WITA, WIT or the name the tz database uses; refuses others (ZoneInfoNotFoundError)."""
    return ZoneInfo(ZONES.get(zone, zone))


def today(zone: str) -> date:
    """The date on the wall of that zone: at 23.30 UTC it is already tomorrow in Mojokerto."""
    return now().astimezone(zone_info(zone)).date()


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Freeze the clock inside the block (this thread or task only); refuses a naive instant."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its zone.")
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
