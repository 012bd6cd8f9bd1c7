"""Closing an edition: the ranking stands from then on."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common import clock, codec
from common.problems import Problems
from contests.access import edition_for
from contests.commands.rubric import open_to_change
from contests.domain.words import EditionState, RunState
from contests.locks import lock_edition
from contests.models import Edition, Score, ScoreRun
from contests.policies import MANAGE_CONTEST
from contests.queries.rubric import RubricView, rubric_of
from contests.queries.standing import to_freeze

REASON = 300


@dataclass(frozen=True)
class CloseEdition:
    """Freeze the ranking as it stands."""

    command_id: UUID
    edition_id: UUID
    reason: str


@dataclass(frozen=True)
class ClosedAnswer:
    """The closed edition with the SHA-256 of its ranking, hex."""

    edition_id: UUID
    ranking_hash: str

    @property
    def about(self) -> dict[str, Any]:
        return {"lomba": str(self.edition_id), "kode": self.ranking_hash}


@command("contests.close_edition")
def close_edition(cmd: CloseEdition, *, actor: Actor) -> ClosedAnswer:
    """Close an edition for ever.

    Refuses one without a rubric or without computed scores, while scores are being computed, without a
    reason, and one that is closed. Missing marks of jurors count as nothing. Forbidden outside of
    MANAGE_CONTEST.
    """
    edition_for(actor, MANAGE_CONTEST, cmd.edition_id)
    edition = lock_edition(cmd.edition_id)
    open_to_change(edition)
    rubric = rubric_of(edition.id)
    problems = _problems(cmd, edition, rubric)
    problems.raise_if_any()
    frozen = to_freeze(edition, rubric)  # type: ignore[arg-type]  # without one it was refused above
    digest = codec.body_hash(frozen)
    Edition.objects.filter(pk=edition.id).update(
        state=EditionState.CLOSED.value,
        closed_at=clock.now(),
        closed_name=actor.name,
        closed_reason=cmd.reason.strip(),
        ranking=codec.dump(frozen),
        ranking_hash=digest,
    )
    return ClosedAnswer(edition.id, digest.hex())


def _problems(cmd: CloseEdition, edition: Edition, rubric: RubricView | None) -> Problems:
    problems = Problems()
    if not cmd.reason.strip():
        problems.add("reason", "Tulis alasan atau dasar penutupannya.", "kosong")
    elif len(cmd.reason.strip()) > REASON:
        problems.add("reason", f"Alasan paling panjang {REASON} huruf.", "panjang")
    if rubric is None:
        problems.add("", "Susun rubriknya dahulu.", "rubrik")
    elif rubric.automatic and not Score.objects.filter(aspect_id=rubric.automatic[0].id).exists():
        problems.add("", "Hitung nilainya dahulu.", "hitung")
    if ScoreRun.objects.filter(edition_id=edition.id, state=RunState.RUNNING.value).exists():
        problems.add("", "Nilai masih dihitung. Tunggu sampai selesai.", "berjalan")
    return problems
