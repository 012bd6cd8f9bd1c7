"""Prints that are too long for a request: the worker lays them out, the cache keeps them for a while.

A print is found again by what stands on it. Whoever asks twice for the same book gets the same sheets, and
after an entry was written she gets new ones.
"""

from contextlib import suppress
from dataclasses import dataclass, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.template.loader import render_to_string
from redis.exceptions import RedisError

from common import clock
from common.pdf.carrying import cells_of, print_book
from common.pdf.paper import Paper
from regions.tenancy.scope import current_kota_id

LOST_AFTER = timedelta(minutes=5)
_SECONDS = 30 * 60
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: a template, what goes into it, a sheet."""

    template: str
    paper: Paper
    context: dict[str, Any]

    @property
    def is_long(self) -> bool:
        """Whether laying it out takes longer than she should wait for an answer."""
        return cells_of(self._write, self.context) > settings.PRINT_CELLS_AT_ONCE

    def printed(self) -> bytes:
        """The PDF."""
        return print_book(self._write, self.context, self.paper)

    @property
    def key(self) -> str:
        """The same for the same words on the same sheet in the same city, whenever it is printed."""
        said = {name: _timeless(value) for name, value in self.context.items()}
        words = repr((self.template, self.paper, sorted(said.items()))).encode()
        return f"cetak:{current_kota_id()}:{sha256(words).hexdigest()}"

    def _write(self, given: dict[str, Any]) -> str:
        return render_to_string(self.template, given)


def _timeless(book: Any) -> object:
    """A book without the moment of its printing."""
    printed = getattr(book, "printed", None)
    if not is_dataclass(book) or isinstance(book, type) or printed is None:
        return book
    return replace(book, printed=replace(printed, at=_NO_MOMENT))


@dataclass(frozen=True, slots=True)
class Job:
    """An order, since when it stands, and what became of it."""

    order: Order
    asked_at: datetime
    is_begun: bool = False
    has_failed: bool = False
    pdf: bytes = b""

    @property
    def state(self) -> str:
        """As the waiting page understands it: running, done or failed."""
        lost = not self.pdf and clock.now() - self.asked_at > LOST_AFTER
        return "done" if self.pdf else "failed" if self.has_failed or lost else "running"

    @property
    def text(self) -> str:
        """How far it is, in a sentence."""
        if self.state == "running":
            return "Menyusun halaman" if self.is_begun else "Menunggu giliran"
        return "Cetakan selesai" if self.pdf else "Cetakan belum jadi"


def ordered(order: Order) -> Job | None:
    """How far this print is; asked for if nobody has. None without a cache: then it is made at once."""
    with suppress(RedisError, OSError):
        key = order.key
        job: Job | None = cache.get(key)
        if job is None:
            job = Job(order, clock.now())
            cache.set(key, job, _SECONDS)
            transaction.on_commit(partial(_send, current_kota_id(), key))
        return job
    return None


def _send(kota_id: int, key: str) -> None:
    current_app.send_task("bookkeeping.print", kwargs={"kota_id": kota_id, "key": key})


def make(key: str) -> None:
    """The worker's part: lay it out, unless it is there or nobody remembers it."""
    job: Job | None = cache.get(key)
    if job is not None and not job.pdf:
        cache.set(key, replace(job, is_begun=True), _SECONDS)
        cache.set(key, replace(job, pdf=job.order.printed()), _SECONDS)


def fail(key: str) -> None:
    """Write down that it could not be made."""
    job: Job | None = cache.get(key)
    if job is not None and not job.pdf:
        cache.set(key, replace(job, has_failed=True), _SECONDS)


def forget(order: Order) -> None:
    """So that it is asked for anew."""
    cache.delete(order.key)
