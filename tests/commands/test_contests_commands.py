"""The commands of a lomba: exact rows afterwards, and nothing at all when they are refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.commands.run import REGISTRY
from accounts.domain.command_words import WORDS
from accounts.domain.roles import Place, Role
from common import clock
from common.ids import uuid7
from common.period import Period
from common.problems import Forbidden, Refused
from contests.commands import (
    CloseEdition,
    GiveMark,
    OpenEdition,
    SetDeadline,
    SetRubric,
    StartScoring,
    close_edition,
    give_mark,
    open_edition,
    set_deadline,
    set_rubric,
    start_scoring,
)
from contests.domain.rubric import OLDER
from contests.models import Aspect, BookDeadline, Edition, Mark, Rubric, Score, ScoreRun
from contests.queries.rubric import AspectView
from contests.queries.standing import frozen_ranking, is_intact, standing_of
from meetings.commands import post_meeting
from regions.tenancy.scope import scope
from tests.builders import SYSTEM, Built, a_group, a_sheet, usual
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, a_person, open_cast
from tests.lomba import AUGUST, BOOKS, MEETINGS, SEPTEMBER, VISIT, a_rubric, all_scored, an_edition

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


def forbidden(run: Callable[[], object]) -> None:
    before = rows()
    with pytest.raises(Forbidden), transaction.atomic():
        run()
    assert rows() == before


def denied_by_database(rule: str, run: Callable[[], object]) -> None:
    before = rows()
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        run()
    assert caught.value.__cause__.diag.constraint_name == rule  # type: ignore[union-attr]
    assert rows() == before


def a_meeting(group: Built, day: date) -> None:
    with clock.at(datetime(day.year, day.month, day.day, 5, tzinfo=UTC)):
        post_meeting(a_sheet(group, day, savings=usual(group)), actor=SYSTEM)


def mark(aspects: tuple[AspectView, ...], group: UUID, letter: str = "a", note: str = "") -> GiveMark:
    return GiveMark(uuid7(), aspects[2].id, group, letter, note)


# Editions and rubrics


def test_an_edition_is_opened(cast: Cast, edition: UUID) -> None:
    row = Edition.objects.get()
    assert (row.id, row.name, row.year, row.state, row.is_sample) == (
        edition,
        "Lomba Administrasi UP2K",
        2026,
        "dibuka",
        True,
    )
    assert (row.first_period, row.last_period, row.entrants) == (202608, 202609, "semua")
    assert (row.opened_name, row.closed_at, row.ranking) == ("Lina Marlina", None, None)


def test_an_impossible_edition_is_refused_with_all_its_problems(cast: Cast, edition: UUID) -> None:
    bad = OpenEdition(uuid7(), " ", 1999, date(2026, 2, 1), date(2026, 1, 1), SEPTEMBER, AUGUST)
    assert refused(lambda: open_edition(bad, actor=cast["lina"])) == [
        ("name", "kosong"),
        ("year", "batas"),
        ("closes_on", "urutan"),
        ("last", "urutan"),
    ]
    long = replace(bad, name="x" * 121, year=2026, closes_on=date(2026, 3, 1), last=Period(2028, 9))
    assert refused(lambda: open_edition(long, actor=cast["lina"])) == [
        ("name", "panjang"),
        ("last", "banyak"),
    ]
    same = replace(long, command_id=uuid7(), name=" Lomba  Administrasi UP2K ", last=SEPTEMBER)
    assert refused(lambda: open_edition(same, actor=cast["lina"])) == [("name", "sama")]


@pytest.mark.parametrize("who", ["sari", "ani", "wati", "yuni", "rini", "joko", "ida"])
def test_only_the_coordinator_runs_a_lomba(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...], who: str
) -> None:
    actor = cast[who]
    forbidden(
        lambda: open_edition(OpenEdition(uuid7(), "Lain", 2026, TODAY, TODAY, AUGUST, SEPTEMBER), actor=actor)
    )
    forbidden(lambda: set_rubric(SetRubric(uuid7(), edition, (BOOKS,)), actor=actor))
    forbidden(lambda: start_scoring(StartScoring(uuid7(), edition), actor=actor))
    forbidden(lambda: close_edition(CloseEdition(uuid7(), edition, "selesai"), actor=actor))
    if who != "joko":
        forbidden(lambda: give_mark(mark(aspects, cast.groups["Melati"]), actor=actor))


def test_a_new_rubric_is_a_new_version(cast: Cast, edition: UUID) -> None:
    a_rubric(cast["lina"], edition)
    again = a_rubric(cast["lina"], edition, (replace(BOOKS, weight=80), replace(VISIT, weight=20)), (OLDER,))
    assert list(Rubric.objects.order_by("version").values_list("version", "ties")) == [
        (1, ["aspek:1", "lebih_tua"]),
        (2, ["lebih_tua"]),
    ]
    assert [(a.no, a.draft.name, a.draft.weight, a.is_jurors) for a in again] == [
        (1, "Pembukuan", 80, False),
        (2, "Kunjungan", 20, True),
    ]


def test_a_rubric_that_does_not_sum_to_100_is_refused_by_command_and_database(
    cast: Cast, edition: UUID
) -> None:
    bad = SetRubric(uuid7(), edition, (BOOKS, VISIT))
    assert refused(lambda: set_rubric(bad, actor=cast["lina"])) == [("aspects", "jumlah")]
    a_rubric(cast["lina"], edition)
    rubric = Rubric.objects.get()
    line = Aspect(rubric_id=rubric.id, no=4, name="Lebih", weight=1, source="juri")
    denied_by_database("rubric_weights", lambda: Aspect.objects.bulk_create([line]))


def test_a_rubric_stays_once_a_juror_has_marked(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    give_mark(mark(aspects, cast.groups["Melati"]), actor=cast["joko"])
    assert refused(
        lambda: set_rubric(SetRubric(uuid7(), edition, (replace(BOOKS, weight=100),)), actor=cast["lina"])
    ) == [("", "dinilai")]


# Marks


def test_a_juror_marks_and_changes_her_own(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    melati = cast.groups["Melati"]
    budi = a_person("budi", "Budi Raharjo", Role.JURI, Place(MOJOKERTO))
    give_mark(mark(aspects, melati, "d", "kurang rapi"), actor=cast["joko"])
    give_mark(mark(aspects, melati, " A ", " rapi "), actor=cast["joko"])
    give_mark(mark(aspects, melati, "b"), actor=budi)
    assert list(
        Mark.objects.order_by("juror_name").values_list("juror_name", "letter", "value", "note", "group_id")
    ) == [("Budi Raharjo", "b", 85, "", melati), ("Joko Santoso", "a", 95, "rapi", melati)]
    standing = standing_of(Edition.objects.get())
    assert standing is not None
    (melati_now,) = [e for e in standing.entrants if e.group_id == melati]
    assert melati_now.marks == {1: None, 2: None, 3: 9000}


def test_marks_that_cannot_be_are_refused(cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]) -> None:
    joko, melati = cast["joko"], cast.groups["Melati"]
    assert refused(lambda: give_mark(mark(aspects, uuid7(), "z", "x" * 301), actor=joko)) == [
        ("note", "panjang"),
        ("group_id", "tidak_ikut"),
        ("letter", "pilihan"),
    ]
    books = GiveMark(uuid7(), aspects[0].id, melati, "a")
    assert refused(lambda: give_mark(books, actor=joko)) == [("aspect_id", "otomatis")]
    with clock.at(datetime(2026, 11, 1, 5, tzinfo=UTC)):
        assert refused(lambda: give_mark(mark(aspects, melati), actor=joko)) == [("", "tanggal")]
    a_rubric(cast["lina"], edition)
    assert refused(lambda: give_mark(mark(aspects, melati), actor=joko)) == [("aspect_id", "lama")]


def test_the_system_is_no_juror(cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]) -> None:
    assert refused(lambda: give_mark(mark(aspects, cast.groups["Melati"]), actor=SYSTEM)) == [("", "juri")]


# Closing


def test_closing_freezes_the_ranking_with_its_hash(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    melati = a_group(cast.groups["Melati"], TODAY)
    a_meeting(melati, date(2026, 8, 10))
    all_scored(cast["lina"], edition)
    give_mark(mark(aspects, melati.id), actor=cast["joko"])
    answer = close_edition(CloseEdition(uuid7(), edition, "Sidang juri 12 Oktober"), actor=cast["lina"])
    row = Edition.objects.get()
    assert (row.state, row.closed_name, row.closed_reason) == (
        "ditutup",
        "Lina Marlina",
        "Sidang juri 12 Oktober",
    )
    assert bytes(row.ranking_hash or b"").hex() == answer.ranking_hash
    assert is_intact(row)
    winner = frozen_ranking(row).placed()[0]
    assert (winner.rank, winner.entrant.name, winner.parts, winner.total) == (
        1,
        "Poksus Melati",
        (5000, 1500, 1900),
        8400,
    )
    a_meeting(melati, date(2026, 9, 10))
    standing = standing_of(row)
    assert standing is not None
    assert standing.placed()[0].total == 8400


def test_a_changed_ranking_no_longer_has_its_hash(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    all_scored(cast["lina"], edition)
    close_edition(CloseEdition(uuid7(), edition, "selesai"), actor=cast["lina"])
    row = Edition.objects.get()
    stored: Any = row.ranking
    stored["entrants"][0]["marks"]["1"] = 1
    assert not is_intact(row)


def test_a_lomba_is_not_closed_too_early(cast: Cast, edition: UUID) -> None:
    lina = cast["lina"]
    assert refused(lambda: close_edition(CloseEdition(uuid7(), edition, " "), actor=lina)) == [
        ("reason", "kosong"),
        ("", "rubrik"),
    ]
    a_rubric(lina, edition)
    assert refused(lambda: close_edition(CloseEdition(uuid7(), edition, "x" * 301), actor=lina)) == [
        ("reason", "panjang"),
        ("", "hitung"),
    ]
    all_scored(lina, edition)
    start_scoring(StartScoring(uuid7(), edition), actor=lina)
    assert refused(lambda: close_edition(CloseEdition(uuid7(), edition, "selesai"), actor=lina)) == [
        ("", "berjalan")
    ]


def test_after_closing_nothing_moves(cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]) -> None:
    lina, melati = cast["lina"], cast.groups["Melati"]
    all_scored(lina, edition)
    give_mark(mark(aspects, melati), actor=cast["joko"])
    close_edition(CloseEdition(uuid7(), edition, "selesai"), actor=lina)
    for run in (
        lambda: close_edition(CloseEdition(uuid7(), edition, "lagi"), actor=lina),
        lambda: set_rubric(SetRubric(uuid7(), edition, (BOOKS, MEETINGS, VISIT)), actor=lina),
        lambda: start_scoring(StartScoring(uuid7(), edition), actor=lina),
        lambda: give_mark(mark(aspects, melati, "b"), actor=cast["joko"]),
    ):
        assert refused(run) == [("", "tutup")]
    denied_by_database("edition_closed", lambda: Score.objects.update(mark=1))
    denied_by_database("edition_closed", lambda: Mark.objects.update(value=1))
    denied_by_database("edition_closed", lambda: Edition.objects.update(closed_reason="lain"))


def test_rubrics_and_deadlines_are_never_changed(
    cast: Cast, edition: UUID, aspects: tuple[AspectView, ...]
) -> None:
    for sql in ("UPDATE contests_aspect SET weight = 1", "DELETE FROM contests_rubric"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(sql)


# Deadlines


def test_a_deadline_is_set_by_the_city(cast: Cast) -> None:
    set_deadline(SetDeadline(uuid7(), TODAY, 25, 0), actor=cast["ida"])
    assert list(BookDeadline.objects.values_list("starts_on", "day", "months_after", "recorded_name")) == [
        (TODAY, 25, 0, "Ida Fitriani")
    ]
    assert refused(lambda: set_deadline(SetDeadline(uuid7(), TODAY, 32, 2), actor=cast["rini"])) == [
        ("day", "batas"),
        ("months_after", "pilihan"),
    ]
    forbidden(lambda: set_deadline(SetDeadline(uuid7(), TODAY, 5, 1), actor=cast["wati"]))


def test_every_command_has_its_words_in_the_log() -> None:
    ours = {name for name in REGISTRY if name.startswith("contests.")}
    assert len(ours) == 8
    assert ours <= WORDS.keys()
