"""Deciding the stage (tingkat) of a group: typed by a person, never computed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common import clock
from common.problems import Problems
from groups.access import group_for
from groups.commands.answers import GroupAnswer
from groups.domain.rules import PERSON, REASON, day_problems, text_problems
from groups.domain.words import Stage
from groups.models import StageDecision
from groups.policies import DECIDE_STAGE
from regions.queries.day import today_here


@dataclass(frozen=True)
class DecideStage:
    """Which stage, decided by whom, when and why."""

    command_id: UUID
    group_id: UUID
    stage: Stage
    decided_on: date
    reason: str
    decided_by: str


@command("groups.decide_stage")
def decide_stage(cmd: DecideStage, *, actor: Actor) -> GroupAnswer:
    """Add a decision about the stage; earlier ones stay in the history.

    Refuses a date in the future or before the founding, a missing reason or person. An older date than the
    newest decision is taken into the history and changes nothing today.
    """
    group = group_for(actor, DECIDE_STAGE, cmd.group_id)
    problems = Problems(day_problems("decided_on", cmd.decided_on, today_here(), "Tanggal keputusan"))
    problems.extend(text_problems("reason", cmd.reason, REASON, "Alasan"))
    problems.extend(text_problems("decided_by", cmd.decided_by, PERSON, "Nama yang memutuskan"))
    if group.founded_on and cmd.decided_on < group.founded_on:
        problems.add("decided_on", "Tanggal keputusan tidak boleh sebelum kelompok berdiri.", "urutan")
    problems.raise_if_any()
    StageDecision.objects.create(
        id=cmd.command_id,
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        stage=cmd.stage.value,
        decided_on=cmd.decided_on,
        reason=cmd.reason.strip(),
        decided_by=cmd.decided_by.strip(),
        recorded_by_id=actor.user_id,
        recorded_at=clock.now(),
    )
    return GroupAnswer(group.id, group.name, cmd.reason.strip())
