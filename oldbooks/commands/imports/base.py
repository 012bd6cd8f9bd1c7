"""What every command about a batch begins and ends with."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from celery import current_app
from django.db import transaction

from accounts.policies import Actor
from common import clock
from common.problems import Problem, Refused
from groups.models import Group
from oldbooks.batch_access import batch_for
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True)
class BatchAnswer:
    """The batch that was moved on, and where it stands now."""

    batch_id: UUID
    group_id: UUID
    group_name: str
    name: str
    state: str
    records: int = 0
    reason: str = ""
    note: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        found = {"kelompok": self.group_name, "kelompok_id": str(self.group_id), "berkas": self.name}
        found |= {"impor_id": str(self.batch_id), "keadaan": str(BatchState(self.state).label)}
        found |= {"baris": str(self.records)} if self.records else {}
        return found | ({"alasan": self.reason} if self.reason else {})


def held_batch(actor: Actor, batch_id: UUID, states: Collection[BatchState]) -> tuple[ImportBatch, Group]:
    """The batch of a group whose books this actor keeps, locked; Refused when it stands elsewhere by now."""
    _, group = batch_for(actor, batch_id)
    batch = locked(batch_id)
    if batch.state not in states:
        label = BatchState(batch.state).label
        raise Refused(
            [Problem("", f"Berkas ini keadaannya sekarang: {label}. Muat ulang halamannya.", "keadaan")]
        )
    return batch, group


def locked(batch_id: UUID) -> ImportBatch:
    """The batch, kept from others until the transaction ends."""
    return ImportBatch.objects.select_for_update().get(pk=batch_id)


def move(batch: ImportBatch, state: BatchState, *fields: str) -> None:
    """Write the new state with these other columns."""
    batch.state, batch.moved_at = state, clock.now()
    batch.save(update_fields=["state", "moved_at", *fields])


def answer(
    batch: ImportBatch, group: Group, *, records: int = 0, reason: str = "", note: str = ""
) -> BatchAnswer:
    """What a command answers."""
    return BatchAnswer(batch.id, group.id, group.name, batch.name, batch.state, records, reason, note)


def send(task: str, batch_id: UUID) -> None:
    """After COMMIT, hand the batch to the worker; what gets lost is found again by oldbooks.resume."""
    transaction.on_commit(partial(_send, task, current_kota_id(), str(batch_id)))


def _send(task: str, kota_id: int, batch_id: str) -> None:
    current_app.send_task(task, kwargs={"kota_id": kota_id, "batch_id": batch_id})
