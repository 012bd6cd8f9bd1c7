"""Computing the automatic marks of every group: asked for once, done kelurahan by kelurahan.

Each kelurahan is a command with an id made from the run's, so a task that runs twice, or starts again after
its worker was killed, goes on where it stood.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db.models import F

from accounts.commands import command
from accounts.policies import Actor, Place, require
from common import clock
from common.problems import Problem, Refused
from contests.access import edition_for
from contests.commands.rubric import open_to_change
from contests.domain.facts import GroupFacts
from contests.domain.readiness import find
from contests.domain.words import RunState
from contests.locks import lock_edition
from contests.models import Score, ScoreRun
from contests.policies import MANAGE_CONTEST
from contests.queries.entrants import entering, facts_of
from contests.queries.rubric import RubricView, rubric_of
from groups.models import Group
from regions.queries.day import today_here
from regions.tenancy.scope import current_kota_id

SILENT = timedelta(minutes=10)  # a run without a sign of life for so long has lost its worker
FIGURES = 300


@dataclass(frozen=True)
class StartScoring:
    """Compute the scores of an edition from the books as they are today."""

    command_id: UUID
    edition_id: UUID


@dataclass(frozen=True)
class ScoreKelurahan:
    """One kelurahan of a run; only rows of this kelurahan need to be seen."""

    command_id: UUID
    run_id: UUID
    kelurahan_id: int


@dataclass(frozen=True)
class FinishScoring:
    """The end of a run; with a problem, it failed."""

    command_id: UUID
    run_id: UUID
    problem: str = ""


@dataclass(frozen=True)
class RunAnswer:
    """The run, and the kelurahan it goes through."""

    run_id: UUID
    kelurahan: tuple[int, ...] = ()

    @property
    def about(self) -> dict[str, Any]:
        return {"hitungan": str(self.run_id)}


def part_id(run_id: UUID, part: object) -> UUID:
    """The id of the command for one part of a run: the same each time it is tried."""
    return uuid5(run_id, str(part))


@command("contests.start_scoring")
def start_scoring(cmd: StartScoring, *, actor: Actor) -> RunAnswer:
    """Open a run, or answer the one that is running.

    Refuses a closed edition and one without a rubric. A run whose worker has been silent for ten minutes is
    given up. Forbidden outside of MANAGE_CONTEST.
    """
    edition_for(actor, MANAGE_CONTEST, cmd.edition_id)
    edition = lock_edition(cmd.edition_id)
    open_to_change(edition)
    rubric = rubric_of(edition.id)
    if rubric is None:
        raise Refused([Problem("", "Susun rubriknya dahulu.", "rubrik")])
    now = clock.now()
    running = ScoreRun.objects.filter(edition_id=edition.id, state=RunState.RUNNING.value)
    kelurahan = kelurahan_of(entering(edition))
    current = running.first()
    if current is not None and current.rubric_id == rubric.id and now - current.moved_at < SILENT:
        return RunAnswer(current.id, kelurahan)
    running.update(state=RunState.FAILED.value, problem="Terhenti, lalu dihitung ulang.", moved_at=now)
    run = ScoreRun.objects.create(
        id=cmd.command_id,
        edition_id=edition.id,
        rubric_id=rubric.id,
        until=today_here(),
        state=RunState.RUNNING.value,
        total=len(kelurahan),
        asked_at=now,
        asked_name=actor.name,
        moved_at=now,
    )
    return RunAnswer(run.id, kelurahan)


def kelurahan_of(groups: Any) -> tuple[int, ...]:
    """The kelurahan in which these groups work, in order."""
    return tuple(groups.order_by("kelurahan_id").values_list("kelurahan_id", flat=True).distinct())


@command("contests.score_kelurahan")
def score_kelurahan(cmd: ScoreKelurahan, *, actor: Actor) -> RunAnswer:
    """Compute and freeze the marks of one kelurahan's groups. Refuses a run that is over.

    Forbidden outside of MANAGE_CONTEST.
    """
    require(actor, MANAGE_CONTEST, Place(current_kota_id()))
    run = _running(cmd.run_id)
    rubric = rubric_of(run.edition_id)
    if rubric is None or rubric.id != run.rubric_id:
        raise Refused([Problem("run_id", "Rubriknya diganti selagi dihitung. Hitung ulang.", "rubrik")])
    groups = tuple(entering(run.edition).filter(kelurahan_id=cmd.kelurahan_id).order_by("id"))
    facts = facts_of(run.edition, groups, run.until)
    Score.objects.bulk_create(
        [score for group in groups for score in _scores(group, facts[group.id], rubric, run.until)],
        update_conflicts=True,
        unique_fields=["kota", "aspect", "group"],
        update_fields=["mark", "figures", "computed_on", "computed_at"],
    )
    ScoreRun.objects.filter(pk=run.id).update(done=F("done") + 1, moved_at=clock.now())
    return RunAnswer(run.id)


def _running(run_id: UUID) -> ScoreRun:
    runs = ScoreRun.objects.filter(pk=run_id, state=RunState.RUNNING.value)
    run = runs.select_related("edition").first()
    if run is None:
        raise Refused([Problem("run_id", "Hitungan ini sudah selesai.", "selesai")])
    open_to_change(run.edition)
    return run


def _scores(group: Group, facts: GroupFacts, rubric: RubricView, until: date) -> list[Score]:
    made = []
    for aspect in rubric.automatic:
        finding = find(aspect.draft, facts)
        if finding is not None:
            made.append(
                Score(
                    kelurahan_id=group.kelurahan_id,
                    aspect_id=aspect.id,
                    group_id=group.id,
                    mark=finding.mark,
                    figures=finding.figures[:FIGURES],
                    computed_on=until,
                    computed_at=clock.now(),
                )
            )
    return made


@command("contests.finish_scoring")
def finish_scoring(cmd: FinishScoring, *, actor: Actor) -> RunAnswer:
    """Mark a run as done, or as failed with its problem. A run that is over stays as it is."""
    require(actor, MANAGE_CONTEST, Place(current_kota_id()))
    state = RunState.FAILED if cmd.problem else RunState.DONE
    running = ScoreRun.objects.filter(pk=cmd.run_id, state=RunState.RUNNING.value)
    running.update(state=state.value, problem=cmd.problem[:300], moved_at=clock.now())
    return RunAnswer(cmd.run_id)
