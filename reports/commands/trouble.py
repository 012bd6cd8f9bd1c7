"""Writing down that a report could not be made, so that whoever waits for it knows."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.domain.roles import Actor
from reports.models import ReportRun, RunState


@dataclass(frozen=True)
class ReportFailed:
    """What went wrong with a run, for the log of the operator."""

    command_id: UUID
    run_id: UUID
    trouble: str


@dataclass(frozen=True)
class Noted:
    """The run that was marked."""

    run_id: UUID


@command("reports.failed")
def report_failed(cmd: ReportFailed, *, actor: Actor) -> Noted:
    """Mark a run that waits as failed; asking for it again tries again. What is frozen stays frozen."""
    rows = ReportRun.objects.filter(id=cmd.run_id, state=RunState.WAITING)
    rows.update(state=RunState.FAILED, trouble=cmd.trouble[:300])
    return Noted(cmd.run_id)
