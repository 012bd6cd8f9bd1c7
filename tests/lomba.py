"""A small lomba for tests: two aspects from the books, one from jurors; in an open city with its cast."""

from datetime import date
from uuid import UUID

from accounts.domain.roles import Actor
from common.ids import uuid7
from common.period import Period
from contests.commands import (
    CloseEdition,
    OpenEdition,
    SetRubric,
    close_edition,
    open_edition,
    set_rubric,
)
from contests.commands.scoring import (
    FinishScoring,
    ScoreKelurahan,
    StartScoring,
    finish_scoring,
    part_id,
    score_kelurahan,
    start_scoring,
)
from contests.domain.rubric import JUROR, OLDER, SEEN_SCALE, AspectDraft, tie_on
from contests.domain.words import Entrants
from contests.queries.rubric import AspectView, rubric_of

AUGUST, SEPTEMBER = Period(2026, 8), Period(2026, 9)
BOOKS = AspectDraft("Pembukuan", 50, "buku_terisi")
MEETINGS = AspectDraft("Rapat", 30, "rapat_diadakan", {"rapat": 1})
VISIT = AspectDraft("Kunjungan", 20, JUROR, scale=SEEN_SCALE)
TIES = (tie_on(1), OLDER)


def an_edition(actor: Actor, name: str = "Lomba Administrasi UP2K", **other: object) -> UUID:
    """Open from 1 to 31 October 2026, over the books of August and September."""
    usual: dict[str, object] = {
        "year": 2026,
        "opens_on": date(2026, 10, 1),
        "closes_on": date(2026, 10, 31),
        "first": AUGUST,
        "last": SEPTEMBER,
        "entrants": Entrants.ALL,
        "is_sample": True,
    }
    cmd = OpenEdition(uuid7(), name, **usual | other)  # type: ignore[arg-type]
    return open_edition(cmd, actor=actor).edition_id


def a_rubric(
    actor: Actor,
    edition_id: UUID,
    aspects: tuple[AspectDraft, ...] = (BOOKS, MEETINGS, VISIT),
    ties: tuple[str, ...] = TIES,
) -> tuple[AspectView, ...]:
    """Write the rubric; answers its aspects with their ids."""
    set_rubric(SetRubric(uuid7(), edition_id, aspects, ties), actor=actor)
    rubric = rubric_of(edition_id)
    assert rubric is not None
    return rubric.aspects


def all_scored(actor: Actor, edition_id: UUID) -> UUID:
    """Compute all scores here and now, as the worker does; answers the run."""
    run = start_scoring(StartScoring(uuid7(), edition_id), actor=actor)
    for number in run.kelurahan:
        score_kelurahan(ScoreKelurahan(part_id(run.run_id, number), run.run_id, number), actor=actor)
    finish_scoring(FinishScoring(part_id(run.run_id, "akhir "), run.run_id), actor=actor)
    return run.run_id


def a_closed_edition(actor: Actor) -> UUID:
    """An edition that was scored and closed; answers its id."""
    edition_id = an_edition(actor)
    a_rubric(actor, edition_id)
    all_scored(actor, edition_id)
    close_edition(CloseEdition(uuid7(), edition_id, "Sidang juri"), actor=actor)
    return edition_id
