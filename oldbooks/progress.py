"""How far the worker has come with a file: told through the cache, for its transaction shows nothing yet."""

from contextlib import suppress
from uuid import UUID

from django.core.cache import cache
from redis.exceptions import RedisError

from common.rupiah import format_rupiah
from regions.tenancy.scope import current_kota_id

_SECONDS = 15 * 60


def tell_progress(batch_id: UUID, done: int, words: str) -> None:
    """Say "2.500 baris dibaca". Without a cache the work goes on untold."""
    with suppress(RedisError, OSError):
        cache.set(_key(batch_id), f"{format_rupiah(done)} {words}", _SECONDS)


def progress_words(batch_id: UUID) -> str:
    """What was told last; "" when nothing was."""
    with suppress(RedisError, OSError):
        return str(cache.get(_key(batch_id)) or "")
    return ""


def _key(batch_id: UUID) -> str:
    return f"oldbooks:{current_kota_id()}:{batch_id}"
