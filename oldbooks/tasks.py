"""The worker's part with files: read, write into the books, take out again, and what got lost on the way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from celery import shared_task
from django.http import Http404

from accounts.domain.roles import Actor
from accounts.models import User
from accounts.queries.actor import actor_of
from common import clock
from common.ids import uuid7
from common.problems import Forbidden, Refused
from oldbooks.commands.imports.base import send
from oldbooks.commands.imports.files import ClearFiles, clear_files
from oldbooks.commands.imports.posting import PostBatch, post_batch
from oldbooks.commands.imports.reading import BatchRefused, ReadBatch, batch_refused, read_batch
from oldbooks.commands.imports.undoing import UndoBatch, undo_batch
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from oldbooks.queries.batches import stuck_batches
from regions.models import Kota
from regions.queries.day import today_here
from regions.tenancy.scope import current_kota_id, scope
from regions.tenancy.tasks import DoorTask

STUCK_AFTER = timedelta(minutes=5)
TROUBLE = "Ada gangguan di server, dan buku tidak berubah. Coba sekali lagi."
NOT_HERS = "Ibu tidak lagi memegang buku kelompok ini, jadi tidak ada yang ditulis."
TASKS = {
    BatchState.READING: "oldbooks.read",
    BatchState.POSTING: "oldbooks.post",
    BatchState.UNDOING: "oldbooks.undo",
}


class BatchTask(DoorTask):
    """A task about one batch: what it dies of puts the batch back where it stood."""

    abstract = True

    def on_failure(self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        kota_id, batch_id = int(kwargs["kota_id"]), UUID(kwargs["batch_id"])
        with scope(kota_id):
            batch_refused(BatchRefused(uuid7(), batch_id, (TROUBLE,)), actor=_worker(kota_id))


class CalendarTask(DoorTask):
    """A task that looks into every kota in turn and opens each by itself."""

    abstract = True
    outside_tenancy = "it belongs to no kota"


@shared_task(name="oldbooks.read", base=BatchTask)
def read(*, kota_id: int, batch_id: str) -> None:
    """Read one file, if it is its turn."""
    read_batch(ReadBatch(uuid7(), UUID(batch_id)), actor=_worker(kota_id))


@shared_task(name="oldbooks.post", base=BatchTask)
def post(*, kota_id: int, batch_id: str) -> None:
    """Write one file into the books, if it is its turn; a second delivery changes nothing."""
    batch = ImportBatch.objects.get(pk=UUID(batch_id))
    if batch.state == BatchState.POSTING and batch.posting_id is not None:
        command = PostBatch(batch.posting_id, batch.id)
        _for_her(batch, lambda actor: post_batch(command, actor=actor))


@shared_task(name="oldbooks.undo", base=BatchTask)
def undo(*, kota_id: int, batch_id: str) -> None:
    """Take one file out of the books, if it is its turn; a second delivery changes nothing."""
    batch = ImportBatch.objects.get(pk=UUID(batch_id))
    if batch.state == BatchState.UNDOING and batch.undoing_id is not None:
        command = UndoBatch(batch.undoing_id, batch.id)
        _for_her(batch, lambda actor: undo_batch(command, actor=actor))


@shared_task(name="oldbooks.resume", base=CalendarTask)
def resume() -> None:
    """Every few minutes: send again what waits longer than it should."""
    for kota_id in Kota.objects.order_by("id").values_list("id", flat=True):
        with scope(kota_id):
            for batch in stuck_batches(clock.now() - STUCK_AFTER):
                send(TASKS[BatchState(batch.state)], batch.id)


@shared_task(name="oldbooks.clear_files", base=CalendarTask)
def clear() -> None:
    """Every night: delete the bytes of files that lie too long."""
    for kota_id in Kota.objects.order_by("id").values_list("id", flat=True):
        with scope(kota_id):
            clear_files(ClearFiles(uuid7()), actor=_worker(kota_id))


def _for_her(batch: ImportBatch, run: Callable[[Actor], object]) -> None:
    """Act for who pressed the button, with the roles she holds today; a refusal goes back to the batch."""
    try:
        run(actor_of(User.objects.get(pk=batch.asked_by_id or 0), today_here(), None))
    except Refused as refusal:
        problems = tuple(problem.message for problem in refusal.problems)
    except (Forbidden, Http404, User.DoesNotExist):
        problems = (NOT_HERS,)
    else:
        return
    batch_refused(BatchRefused(uuid7(), batch.id, problems), actor=_worker(current_kota_id()))


def _worker(kota_id: int) -> Actor:
    return Actor.system("petugas berkas", kota_id)
