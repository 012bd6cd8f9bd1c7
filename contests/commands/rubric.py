"""Writing the rubric of an edition."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common import clock
from common.problems import Problem, Problems, Refused
from contests.access import edition_for
from contests.domain.rubric import JUROR, AspectDraft, rubric_problems
from contests.domain.words import EditionState
from contests.locks import lock_edition
from contests.models import Aspect, Edition, Mark, Rubric
from contests.policies import MANAGE_CONTEST

CLOSED = Problem("", "Lomba ini sudah ditutup. Nilainya tidak berubah lagi.", "tutup")


@dataclass(frozen=True)
class SetRubric:
    """The whole rubric as it should be. `ties` names what settles equal totals, in order."""

    command_id: UUID
    edition_id: UUID
    aspects: tuple[AspectDraft, ...]
    ties: tuple[str, ...] = ()


@dataclass(frozen=True)
class RubricAnswer:
    """The version that was written."""

    edition_id: UUID
    version: int

    @property
    def about(self) -> dict[str, Any]:
        return {"lomba": str(self.edition_id), "versi": self.version}


def open_to_change(edition: Edition) -> None:
    """Refuse when the edition is closed."""
    if edition.state != EditionState.OPEN:
        raise Refused([CLOSED])


@command("contests.set_rubric")
def set_rubric(cmd: SetRubric, *, actor: Actor) -> RubricAnswer:
    """Write a new version of the rubric; scores have to be computed again.

    Refuses weights that do not sum to 100, unknown indicators or limits, a closed edition, and one in which a
    juror has given marks. Forbidden outside of MANAGE_CONTEST.
    """
    edition_for(actor, MANAGE_CONTEST, cmd.edition_id)
    edition = lock_edition(cmd.edition_id)
    open_to_change(edition)
    problems = Problems(rubric_problems(cmd.aspects, cmd.ties))
    if Mark.objects.filter(aspect__rubric__edition_id=edition.id).exists():
        problems.add("", "Juri sudah memberi nilai. Rubrik tidak dapat diganti lagi.", "dinilai")
    problems.raise_if_any()
    newest = Rubric.objects.filter(edition_id=edition.id).order_by("-version").first()
    rubric = Rubric.objects.create(
        id=cmd.command_id,
        edition_id=edition.id,
        version=1 if newest is None else newest.version + 1,
        ties=list(cmd.ties),
        recorded_at=clock.now(),
        recorded_name=actor.name,
    )
    Aspect.objects.bulk_create(_row(rubric, no, draft) for no, draft in enumerate(cmd.aspects, 1))
    return RubricAnswer(edition.id, rubric.version)


def _row(rubric: Rubric, no: int, draft: AspectDraft) -> Aspect:
    indicator = draft.indicator
    return Aspect(
        rubric_id=rubric.id,
        no=no,
        name=draft.name.strip(),
        weight=draft.weight,
        source=draft.source,
        parameters={} if indicator is None else indicator.values(draft.parameters),
        scale=[
            {"letter": step.letter, "value": step.value, "text": step.text}
            for step in (draft.scale if draft.source == JUROR else ())
        ],
        guide=draft.guide.strip(),
    )
