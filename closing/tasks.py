"""The worker's part of year-end: binding the RAT pack."""

from typing import Any
from uuid import UUID

from celery import shared_task

from accounts.domain.roles import Actor
from closing.commands.rat import MakeRat, RatFailed, make_rat, rat_failed
from common.ids import uuid7
from regions.tenancy.scope import scope
from regions.tenancy.tasks import DoorTask


class PackTask(DoorTask):
    """A task about one pack: what it dies of is written into the pack."""

    abstract = True

    def on_failure(self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        kota_id, pack_id = int(kwargs["kota_id"]), UUID(kwargs["pack_id"])
        with scope(kota_id):
            told = RatFailed(uuid7(), pack_id, f"{type(exc).__name__}: {exc}")
            rat_failed(told, actor=_worker(kota_id))


@shared_task(name="closing.rat", base=PackTask)
def rat(*, kota_id: int, pack_id: str) -> None:
    """Make one pack, if it still waits."""
    make_rat(MakeRat(uuid7(), UUID(pack_id)), actor=_worker(kota_id))


def _worker(kota_id: int) -> Actor:
    return Actor.system("petugas laporan", kota_id)
