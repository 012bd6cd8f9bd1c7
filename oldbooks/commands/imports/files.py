"""A file arrives, is laid aside, or is deleted when its time is over."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common import clock
from common.problems import Problem, Refused
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from oldbooks.commands.imports.base import BatchAnswer, answer, held_batch, move
from oldbooks.files.checks import format_of
from oldbooks.files.read import open_file
from oldbooks.models import ImportBatch, ImportFile
from oldbooks.models.batch import BatchState
from oldbooks.queries.waiting import KEPT

LONGEST_NAME = 120
BEFORE_POSTING = (BatchState.UPLOADED, BatchState.ASKING, BatchState.FAULTY, BatchState.READY)


@dataclass(frozen=True)
class UploadFile:
    """A file of a group, its bytes in base64."""

    command_id: UUID
    group_id: UUID
    name: str
    content: str


@dataclass(frozen=True)
class DropBatch:
    """A file that shall not go into the books after all."""

    command_id: UUID
    batch_id: UUID


@dataclass(frozen=True)
class ClearFiles:
    """Delete the bytes of files that lie too long."""

    command_id: UUID


@dataclass(frozen=True)
class Cleared:
    """How many were deleted."""

    count: int


@command("oldbooks.upload")
def upload_file(cmd: UploadFile, *, actor: Actor) -> BatchAnswer:
    """Keep a file to be read. Refuses at `file` what cannot or must not be opened."""
    group = group_for(actor, KEEP_BOOKS, cmd.group_id)
    try:
        content = base64.b64decode(cmd.content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused([Problem("file", "Berkas tidak terbaca. Unggah lagi.", "bentuk")]) from error
    kind = format_of(content)
    open_file(content, kind)
    now, name = clock.now(), " ".join(cmd.name.split())[-LONGEST_NAME:] or "berkas"
    batch = ImportBatch.objects.create(
        id=cmd.command_id,
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        name=name,
        format=kind.value,
        size=len(content),
        sha256=hashlib.sha256(content).digest(),
        uploaded_at=now,
        uploaded_name=actor.name,
        moved_at=now,
    )
    ImportFile.objects.create(kelurahan_id=group.kelurahan_id, batch_id=batch.id, content=content)
    return answer(batch, group)


@command("oldbooks.drop")
def drop_batch(cmd: DropBatch, *, actor: Actor) -> BatchAnswer:
    """Lay a file aside and delete it. Refuses one that is in the books or on its way there."""
    batch, group = held_batch(actor, cmd.batch_id, BEFORE_POSTING)
    ImportFile.objects.filter(batch_id=batch.id).delete()
    move(batch, BatchState.DROPPED)
    return answer(batch, group)


@command("oldbooks.clear_files")
def clear_files(cmd: ClearFiles, *, actor: Actor) -> Cleared:
    """Delete the bytes of files uploaded more than thirty days ago; what is being posted keeps its own."""
    busy = (BatchState.READING, BatchState.POSTING)
    old = ImportBatch.objects.filter(uploaded_at__lt=clock.now() - KEPT).exclude(state__in=busy)
    count, _ = ImportFile.objects.filter(batch_id__in=old.values("id")).delete()
    return Cleared(count)
