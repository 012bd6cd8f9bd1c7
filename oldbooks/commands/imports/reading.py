"""The worker reads a file: nothing goes into the books yet."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common import codec
from common.problems import Refused
from groups.models import Group
from oldbooks.commands.imports.base import BatchAnswer, answer, locked, move
from oldbooks.domain.imports.findings import Findings
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from oldbooks.queries.file_reading import reading_of

STATES_BEFORE = (BatchState.READING, BatchState.POSTING, BatchState.UNDOING)


@dataclass(frozen=True)
class ReadBatch:
    """Read one batch, if it is its turn."""

    command_id: UUID
    batch_id: UUID


@dataclass(frozen=True)
class BatchRefused:
    """What the worker was asked for was refused or went wrong; `problems` are sentences for her."""

    command_id: UUID
    batch_id: UUID
    problems: tuple[str, ...]


@command("oldbooks.read")
def read_batch(cmd: ReadBatch, *, actor: Actor) -> BatchAnswer:
    """Read the file by its plan; what was found decides whether she must answer, mend, or may go on."""
    batch = locked(cmd.batch_id)
    group = group_of(batch)
    if batch.state != BatchState.READING:
        return answer(batch, group)
    try:
        findings = reading_of(batch, group).findings
    except Refused as refusal:
        batch.trouble, batch.findings = [problem.message for problem in refusal.problems], None
        move(batch, BatchState.FAULTY, "trouble", "findings")
        return answer(batch, group)
    batch.findings = codec.dump(findings)
    move(batch, _state(findings), "findings")
    return answer(batch, group, records=findings.records)


@command("oldbooks.refused")
def batch_refused(cmd: BatchRefused, *, actor: Actor) -> BatchAnswer:
    """Put a batch back to where it stood before the worker began, with the reasons."""
    batch = locked(cmd.batch_id)
    if batch.state in STATES_BEFORE:
        batch.trouble = list(cmd.problems)[:20]
        back = {
            BatchState.READING: BatchState.FAULTY,
            BatchState.POSTING: BatchState.READY,
            BatchState.UNDOING: BatchState.POSTED,
        }[BatchState(batch.state)]
        move(batch, back, "trouble")
    return answer(batch, group_of(batch))


def group_of(batch: ImportBatch) -> Group:
    """The group of a batch, for the worker, who asks nobody."""
    return Group.objects.select_related("kelurahan__kecamatan").get(pk=batch.group_id)


def _state(findings: Findings) -> BatchState:
    if findings.questions:
        return BatchState.ASKING
    return BatchState.READY if findings.is_ready else BatchState.FAULTY
