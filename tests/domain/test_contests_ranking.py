"""Places: every tie is settled by the stated rule or shared, and the parts add up to the total."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from common import codec
from common.period import Period
from contests.domain.frozen import FrozenRanking
from contests.domain.ranking import Entrant, Placed, RankedAspect, rank
from contests.domain.rubric import OLDER, tie_on, tie_words

ASPECTS = (RankedAspect(1, "Pembukuan", 60), RankedAspect(2, "Rapat", 40))


def entrant(number: int, marks: Mapping[int, int | None], founded_on: date | None = None) -> Entrant:
    return Entrant(UUID(int=number), f"Poksus {number}", 1, "Gedongan", 1, "Magersari", founded_on, marks)


def places(placed: tuple[Placed, ...]) -> list[tuple[int, int, str]]:
    return [(p.rank, p.entrant.group_id.int, p.note) for p in placed]


def test_parts_are_weighted_and_added_as_printed() -> None:
    (first, second) = rank([entrant(1, {1: 6667, 2: 5000}), entrant(2, {1: 8333, 2: None})], ASPECTS, ())
    assert (first.entrant.group_id.int, first.parts, first.total) == (1, (4000, 2000), 6000)
    assert (second.entrant.group_id.int, second.parts, second.total) == (2, (5000, None), 5000)
    assert (first.is_complete, second.is_complete) == (True, False)


def test_a_tie_is_settled_in_the_order_of_the_rule() -> None:
    tied = [
        entrant(1, {1: 5000, 2: 8000}, date(2020, 1, 1)),
        entrant(2, {1: 7000, 2: 5000}, date(2021, 1, 1)),
        entrant(3, {1: 5000, 2: 8000}, date(2019, 1, 1)),
        entrant(4, {1: 5000, 2: 8000}, None),
    ]
    assert places(rank(tied, ASPECTS, (tie_on(1), OLDER))) == [
        (1, 2, "nilai sama, diurutkan menurut Pembukuan"),
        (2, 3, "nilai sama, diurutkan menurut Pembukuan"),
        (3, 1, "nilai sama, diurutkan menurut tanggal berdiri"),
        (4, 4, "nilai sama, diurutkan menurut tanggal berdiri"),
    ]


def test_what_no_rule_settles_is_shared() -> None:
    same = [entrant(n, {1: 5000, 2: 5000}, date(2020, 1, 1)) for n in (2, 1)]
    last = entrant(3, {1: 4000, 2: 5000})
    assert places(rank([last, *same], ASPECTS, (OLDER,))) == [
        (1, 1, "peringkat bersama"),
        (1, 2, "peringkat bersama"),
        (3, 3, ""),
    ]


def test_the_rule_in_words() -> None:
    names = {1: "Pembukuan", 2: "Rapat"}
    assert tie_words((), names) == "kelompok dengan nilai akhir sama berbagi peringkat."
    assert tie_words((tie_on(2), OLDER), names) == (
        "didahulukan menurut nilai Rapat, lalu kelompok yang lebih dahulu berdiri; kalau masih sama, berbagi"
        " peringkat."
    )


marks = st.fixed_dictionaries({1: st.sampled_from([None, 0, 5000, 8000]), 2: st.integers(0, 10_000)})
entrants = st.lists(marks, max_size=8).map(lambda all_marks: [entrant(n, m) for n, m in enumerate(all_marks)])


@given(entrants, st.randoms(use_true_random=False))
def test_the_order_of_entering_changes_nothing(found: list[Entrant], chance: st.DataObject) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    ranked = rank(found, ASPECTS, (tie_on(1),))
    assert rank(shuffled, ASPECTS, (tie_on(1),)) == ranked
    assert [p.total for p in ranked] == sorted((p.total for p in ranked), reverse=True)
    assert all(p.total == sum(part or 0 for part in p.parts) for p in ranked)


@given(entrants)
def test_a_frozen_ranking_reads_back_with_its_hash(found: list[Entrant]) -> None:
    frozen = FrozenRanking(
        "Lomba", 2026, Period(2026, 1), Period(2026, 9), date(2026, 10, 1), ASPECTS, (OLDER,), tuple(found)
    )
    again = codec.load_stored(FrozenRanking, codec.dump(frozen))
    assert again == frozen
    assert codec.body_hash(again) == codec.body_hash(frozen)
    assert again.placed() == frozen.placed()
