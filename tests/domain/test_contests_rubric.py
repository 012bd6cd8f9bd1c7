"""A rubric is refused with everything that is wrong with it; readiness names the cheapest improvements."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from common.period import Period
from contests.domain.deadline import Deadline, deadline_for
from contests.domain.facts import GroupFacts, MonthFacts
from contests.domain.readiness import readiness
from contests.domain.rubric import (
    JUROR,
    OLDER,
    SEEN_SCALE,
    AspectDraft,
    Step,
    read_scale,
    rubric_problems,
    tie_on,
    write_scale,
)
from tests.lomba import BOOKS, MEETINGS, TIES, VISIT


def fields(*aspects: AspectDraft, ties: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in rubric_problems(aspects, ties)]


def test_a_good_rubric_has_no_problem() -> None:
    assert fields(BOOKS, MEETINGS, VISIT, ties=TIES) == []


def test_all_problems_are_told_at_their_fields() -> None:
    aspects = (
        replace(BOOKS, weight=0),
        replace(BOOKS, name=" pembukuan "),
        replace(MEETINGS, name="", parameters={"rapat": 9, "lain": 1}),
        replace(VISIT, scale=(Step("a", 101), Step("a", 5))),
        AspectDraft("Apa saja", 10, "tidak_ada", guide="x" * 301),
    )
    assert fields(*aspects, ties=(tie_on(9), OLDER, OLDER)) == [
        ("aspects", "jumlah"),
        ("aspects.0.weight", "batas"),
        ("aspects.1.name", "sama"),
        ("aspects.2.name", "kosong"),
        ("aspects.2.parameters.rapat", "batas"),
        ("aspects.2.parameters.lain", "tidak_dikenal"),
        ("aspects.3.scale", "sama"),
        ("aspects.3.scale", "batas"),
        ("aspects.4.guide", "panjang"),
        ("aspects.4.source", "tidak_ada"),
        ("ties", "tidak_ada"),
        ("ties", "sama"),
    ]


def test_a_rubric_without_aspects_is_refused() -> None:
    assert fields() == [("aspects", "kosong")]


@pytest.mark.parametrize("total", [99, 101])
def test_weights_sum_to_100(total: int) -> None:
    (problem,) = rubric_problems([replace(BOOKS, weight=total - 50), replace(VISIT, weight=50)], ())
    assert (problem.field, problem.message) == ("aspects", f"Jumlah bobot harus 100, sekarang {total}.")


def test_a_scale_is_written_as_it_is_read() -> None:
    text = "a 95 Ada, lengkap"
    with pytest.raises(ValueError, match="lengkap"):
        read_scale(text)
    assert read_scale("A = 95 ada; b:85 sebagian\nc 75") == (
        Step("a", 95, "ada"),
        Step("b", 85, "sebagian"),
        Step("c", 75),
    )
    assert read_scale(write_scale(SEEN_SCALE)) == SEEN_SCALE
    assert [step.label for step in read_scale("a 95 ada; b 85")] == ["a · 95 · ada", "b · 85"]


def test_readiness_names_what_brings_most_for_each_step() -> None:
    months = tuple(
        MonthFacts(Period(2026, month), is_written=month < 4, is_closed=month == 1) for month in range(1, 5)
    )
    aspects = (
        replace(BOOKS, weight=40),  # one month missing: 10 points for a step
        AspectDraft("Tutup", 30, "buku_ditutup"),  # three months: 7,5 for each
        replace(MEETINGS, weight=10),  # four months: 2,5 for each
        replace(VISIT, weight=20),
    )
    ready = readiness(aspects, GroupFacts(UUID(int=1), months))
    assert [(a.no, a.part, a.gain) for a in ready.aspects] == [
        (1, 3000, 1000),
        (2, 750, 2250),
        (3, 0, 1000),
        (4, 0, 2000),
    ]
    assert [a.no for a in ready.next_steps] == [1, 2, 3]
    assert (ready.total, ready.most) == (3750, 8000)
    assert ready.aspects[3].finding is None
    assert ready.aspects[3].aspect.source == JUROR


def test_nothing_to_improve_is_not_advised() -> None:
    month = MonthFacts(Period(2026, 1), is_written=True, is_closed=True)
    assert readiness((replace(BOOKS, weight=100),), GroupFacts(UUID(int=1), (month,))).next_steps == ()


def test_a_deadline_in_a_short_month() -> None:
    same = Deadline(date(2026, 1, 1), 31, 0)
    after = Deadline(date(2026, 6, 1), 5, 1)
    assert same.of(Period(2026, 2)) == date(2026, 2, 28)
    assert after.of(Period(2026, 12)) == date(2027, 1, 5)
    assert (same.text, after.text) == ("tanggal 31 bulan itu juga", "tanggal 5 bulan berikutnya")
    assert deadline_for(Period(2025, 12), (after, same)) is None
    assert deadline_for(Period(2026, 5), (after, same)) == same
    assert deadline_for(Period(2026, 6), (after, same)) == after
