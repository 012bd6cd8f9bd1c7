"""Scores of a lomba: from the books, once however often they are asked for, and by a worker that may die."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from accounts.domain.roles import Actor
from common import clock
from common.ids import uuid7
from common.problems import Refused
from contests.commands import (
    StartScoring,
    start_scoring,
)
from contests.commands.scoring import ScoreKelurahan, part_id, score_kelurahan
from contests.domain.words import Entrants
from contests.models import Aspect, BookDeadline, Edition, Mark, Rubric, Score, ScoreRun
from contests.queries.rubric import AspectView
from contests.tasks import score_edition
from meetings.commands import post_meeting
from regions.tenancy.scope import scope
from tests.builders import SYSTEM, Built, a_group, a_sheet, usual
from tests.cast import GEDONGAN, KRANGGAN_KEL, MOJOKERTO, NOON, TODAY, Cast, open_cast
from tests.lomba import a_rubric, all_scored, an_edition

pytestmark = pytest.mark.django_db
TABLES: tuple[Any, ...] = (Edition, Rubric, Aspect, ScoreRun, Score, Mark, BookDeadline)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        found = open_cast()
        with scope(MOJOKERTO):
            yield found


@pytest.fixture
def edition(cast: Cast) -> UUID:
    return an_edition(cast["lina"])


@pytest.fixture
def aspects(cast: Cast, edition: UUID) -> tuple[AspectView, ...]:
    return a_rubric(cast["lina"], edition)


def rows() -> dict[str, list[Any]]:
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}


def refused(run: Callable[[], object]) -> list[tuple[str, str]]:
    """The problems of a refusal that changed nothing."""
    before = rows()
    with pytest.raises(Refused) as caught, transaction.atomic():
        run()
    assert rows() == before
    return [(p.field, p.code) for p in caught.value.problems]


def a_meeting(group: Built, day: date) -> None:
    with clock.at(datetime(day.year, day.month, day.day, 5, tzinfo=UTC)):
        post_meeting(a_sheet(group, day, savings=usual(group)), actor=SYSTEM)


def test_scores_come_from_the_books_and_say_so(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    melati = a_group(cast.groups["Melati"], TODAY)
    a_meeting(melati, date(2026, 8, 10))
    run = all_scored(cast["lina"], edition)
    assert ScoreRun.objects.filter(pk=run).values_list("state", "done", "total", "until").get() == (
        "done",
        3,
        3,
        TODAY,
    )
    assert set(
        Score.objects.filter(group_id=melati.id).values_list("aspect__no", "mark", "figures", "computed_on")
    ) == {
        (1, 10_000, "2 dari 2 bulan terisi", TODAY),  # in September loans were handed out
        (2, 5_000, "1 dari 2 bulan punya 1 rapat", TODAY),
    }
    assert Score.objects.count() == 4 * 2


def test_scoring_again_counts_everything_once(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    all_scored(cast["lina"], edition)
    first = list(Score.objects.order_by("pk").values("pk", "mark"))
    melati = a_group(cast.groups["Melati"], TODAY)
    a_meeting(melati, date(2026, 8, 10))
    all_scored(cast["lina"], edition)
    assert [row["pk"] for row in first] == list(Score.objects.order_by("pk").values_list("pk", flat=True))
    assert Score.objects.get(group_id=melati.id, aspect__no=2).mark == 5_000


def test_a_part_that_is_delivered_twice_is_counted_once(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    run = start_scoring(StartScoring(uuid7(), edition), actor=cast["lina"]).run_id
    part = ScoreKelurahan(part_id(run, GEDONGAN), run, GEDONGAN)
    score_kelurahan(part, actor=SYSTEM)
    before = rows()
    score_kelurahan(part, actor=SYSTEM)
    assert rows() == before
    assert ScoreRun.objects.get().done == 1


def test_asking_while_it_runs_answers_the_same_run(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    first = start_scoring(StartScoring(uuid7(), edition), actor=cast["lina"])
    second = start_scoring(StartScoring(uuid7(), edition), actor=cast["lina"])
    assert first == second
    with clock.at(datetime(2026, 10, 12, 6, tzinfo=UTC)):
        third = start_scoring(StartScoring(uuid7(), edition), actor=cast["lina"])
    assert third.run_id != first.run_id
    assert dict(ScoreRun.objects.values_list("pk", "state")) == {
        first.run_id: "failed",
        third.run_id: "running",
    }


def test_without_a_rubric_there_is_nothing_to_score(cast: Cast, edition: UUID) -> None:
    assert refused(lambda: start_scoring(StartScoring(uuid7(), edition), actor=cast["lina"])) == [
        ("", "rubrik")
    ]


def test_only_the_groups_asked_for_take_part(cast: Cast) -> None:
    poklak = an_edition(cast["lina"], "Lomba Poklak", entrants=Entrants.POKLAK)
    a_rubric(cast["lina"], poklak)
    all_scored(cast["lina"], poklak)
    assert set(Score.objects.values_list("group_id", flat=True)) == {cast.groups["Teratai"]}


@pytest.mark.django_db(transaction=True)
def test_the_task_run_twice_scores_once() -> None:
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            edition = an_edition(cast["lina"])
            a_rubric(cast["lina"], edition)
            run = start_scoring(StartScoring(uuid7(), edition), actor=cast["lina"])
        for _ in range(2):
            score_edition(kota_id=MOJOKERTO, run_id=str(run.run_id), kelurahan=list(run.kelurahan))
        with scope(MOJOKERTO):
            assert ScoreRun.objects.values_list("state", "done", "total").get() == ("done", 3, 3)
            assert Score.objects.count() == 8


@pytest.mark.django_db(transaction=True)
def test_a_task_that_was_killed_goes_on_where_it_stood() -> None:
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            edition = an_edition(cast["lina"])
            a_rubric(cast["lina"], edition)
            run = start_scoring(StartScoring(uuid7(), edition), actor=cast["lina"])
        with scope(MOJOKERTO, kelurahan=(GEDONGAN,)):
            score_kelurahan(
                ScoreKelurahan(part_id(run.run_id, GEDONGAN), run.run_id, GEDONGAN),
                actor=Actor.system("penilaian lomba", MOJOKERTO),
            )
        score_edition(kota_id=MOJOKERTO, run_id=str(run.run_id), kelurahan=list(run.kelurahan))
        with scope(MOJOKERTO):
            assert ScoreRun.objects.values_list("state", "done", "total").get() == ("done", 3, 3)


@pytest.mark.django_db(transaction=True)
def test_a_rubric_changed_meanwhile_fails_the_run_and_says_why() -> None:
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            edition = an_edition(cast["lina"])
            a_rubric(cast["lina"], edition)
            run = start_scoring(StartScoring(uuid7(), edition), actor=cast["lina"])
            a_rubric(cast["lina"], edition)
        score_edition(kota_id=MOJOKERTO, run_id=str(run.run_id), kelurahan=[KRANGGAN_KEL])
        with scope(MOJOKERTO):
            row = ScoreRun.objects.get()
            assert (row.state, row.problem) == (
                "failed",
                "run_id: Rubriknya diganti selagi dihitung. Hitung ulang.",
            )
            assert Score.objects.count() == 0
