"""How far the worker has come with a RAT pack: told through the cache, which is seen at once."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from redis.exceptions import RedisError

from regions.tenancy.scope import current_kota_id

_SECONDS = 15 * 60


@dataclass(frozen=True, slots=True)
class Making:
    """The part that is being made now, the first is 1, of how many."""

    part: int
    parts: int
    title: str

    @property
    def text(self) -> str:
        """ "Bagian 3 dari 9: Perubahan modal"."""
        return f"Bagian {self.part} dari {self.parts}: {self.title}"


def tell_making(pack_id: UUID, made: Making) -> None:
    """Say which part is being made. Without a cache the work goes on untold."""
    with suppress(RedisError, OSError):
        cache.set(_key(pack_id), (made.part, made.parts, made.title), _SECONDS)


def making_of(pack_id: UUID) -> Making | None:
    """What was told last; None when nothing was, or nobody remembers."""
    with suppress(RedisError, OSError):
        found = cache.get(_key(pack_id))
        return Making(*found) if found else None
    return None


def _key(pack_id: UUID) -> str:
    return f"rat:{current_kota_id()}:{pack_id}"
