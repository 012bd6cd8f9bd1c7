"""Identifiers that grow with time, so that indexes append and a phone can make its own."""

import secrets
import threading
import time
from uuid import UUID

_TICK_BITS = 12
_RANDOM_BITS = 62
_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62

_lock = threading.Lock()
_last_tick = 0


def _next_tick() -> int:
    """Milliseconds with 12 bits of fraction, each value handed out once per process."""
    global _last_tick
    tick = (time.time_ns() << _TICK_BITS) // 1_000_000
    with _lock:
        _last_tick = max(tick, _last_tick + 1)
        return _last_tick


def uuid7() -> UUID:
    """A version 7 UUID (RFC 9562, method 3), strictly increasing within a process.

    The fraction of the millisecond is the counter: a bulk import of 50,000 ids must not
    run ahead of the clock, as one step of a whole millisecond for each id would.
    """
    tick = _next_tick()
    milliseconds, fraction = tick >> _TICK_BITS, tick & ((1 << _TICK_BITS) - 1)
    number = milliseconds << 80 | _VERSION_7 | fraction << 64 | _VARIANT
    return UUID(int=number | secrets.randbits(_RANDOM_BITS))
