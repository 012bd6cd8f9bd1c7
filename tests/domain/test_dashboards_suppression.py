"""What is kept back of small numbers cannot be worked out, neither by adding up nor by knowing the rules."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from members.domain.suppression import LEAST, Path, Shown, Tally, alone, notes, publish

Leaves = dict[Path, Tally]
Page = tuple[tuple[Path, int | None, bool], ...]
FLAT: tuple[Path, ...] = ((1,), (2,), (3,))
DEEP: tuple[Path, ...] = ((1, 1), (1, 2), (2, 1), (2, 2))


def texts(leaves: Leaves) -> dict[Path, str]:
    return {path: shown.text for path, shown in publish(leaves).items()}


def sums(leaves: Leaves) -> dict[Path, int]:
    """Every count of the tree, leaves and sums."""
    found: dict[Path, int] = defaultdict(int)
    for path, tally in leaves.items():
        for length in range(len(path) + 1):
            found[path[:length]] += tally.count
    return dict(found)


def test_large_numbers_are_shown_as_they_are() -> None:
    leaves: Leaves = {(1, 1): Tally(5, 9), (1, 2): Tally(12, 30), (2, 1): Tally(7, 7)}
    assert texts(leaves) == {(): "24", (1,): "17", (2,): "7", (1, 1): "5", (1, 2): "12", (2, 1): "7"}


def test_a_small_number_takes_the_neighbour_with_fewest_people_along() -> None:
    leaves: Leaves = {
        (1, 1): Tally(2, 20),
        (1, 2): Tally(30, 60),
        (1, 3): Tally(11, 40),
        (2, 1): Tally(9, 30),
    }
    assert texts(leaves) == {
        (): "52",
        (1,): "43",
        (2,): "9",
        (1, 1): "<5",
        (1, 2): "30",
        (1, 3): "ditutup",
        (2, 1): "9",
    }


def test_a_small_kecamatan_hides_another_and_one_of_its_kelurahan() -> None:
    leaves: Leaves = {
        (1, 1): Tally(3, 20),
        (2, 1): Tally(30, 60),
        (2, 2): Tally(20, 40),
        (3, 1): Tally(50, 90),
    }
    assert texts(leaves) == {
        (): "103",
        (1,): "<5",
        (1, 1): "<5",
        (2,): "50",
        (2, 1): "30",
        (2, 2): "20",
        (3,): "ditutup",
        (3, 1): "ditutup",
    }


def test_nobody_is_no_secret() -> None:
    assert texts({(1,): Tally(0, 0), (2,): Tally(8, 20)}) == {(): "8", (1,): "0", (2,): "8"}


def test_when_even_the_labels_would_tell_nothing_is_said() -> None:
    assert texts({(1,): Tally(4, 4), (2,): Tally(1, 1)}) == {(): "ditutup", (1,): "ditutup", (2,): "ditutup"}


def test_leaves_lie_on_one_level() -> None:
    with pytest.raises(ValueError, match="one level"):
        publish({(1,): Tally(1, 2), (2, 1): Tally(1, 2)})


@pytest.mark.parametrize(("count", "people"), [(-1, 3), (4, 3)])
def test_a_tally_that_cannot_be_is_refused(count: int, people: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        Tally(count, people)


def test_the_words() -> None:
    assert [alone(4, 9).text, alone(5, 9).text, alone(0, 0).text, alone(1250, 2000).text] == [
        "<5",
        "5",
        "0",
        "1.250",
    ]
    assert notes([Shown(7)]) == ()
    assert notes([Shown(None, is_small=True), Shown(None)]) == (
        "<5: kurang dari 5 orang, angkanya tidak ditampilkan.",
        "ditutup: tidak ditampilkan supaya angka <5 tidak dapat dihitung.",
    )


tallies = st.integers(0, 9).flatmap(lambda people: st.builds(Tally, st.integers(0, people), st.just(people)))
trees = st.one_of(
    st.dictionaries(st.tuples(st.integers(1, 4)), tallies, min_size=1, max_size=4),
    st.dictionaries(st.tuples(st.integers(1, 2), st.integers(1, 3)), tallies, min_size=1, max_size=5),
)


@given(trees)
@settings(max_examples=300, deadline=None)
def test_nothing_small_is_shown_and_nothing_shown_is_wrong(leaves: Leaves) -> None:
    truth, shown = sums(leaves), publish(leaves)
    people = sums({path: Tally(tally.people, tally.people) for path, tally in leaves.items()})
    assert shown.keys() == truth.keys()
    for path, value in shown.items():
        if value.number is None:
            assert not value.is_small or truth[path] < LEAST
        else:
            assert value.number == truth[path]
            assert value.number >= LEAST or people[path] == 0


@given(trees)
@settings(max_examples=300, deadline=None)
def test_adding_up_rows_columns_and_pages_gives_no_hidden_number(leaves: Leaves) -> None:
    """The reader holds every page at once and tries every number there could be."""
    shown = publish(leaves)
    hidden = [path for path, value in shown.items() if value.number is None]
    assume(hidden)
    free = {path: tally for path, tally in leaves.items() if shown[path].number is None}
    believed: dict[Path, set[int]] = defaultdict(set)
    for guess in product(*(range(tally.people + 1) for tally in free.values())):
        told = dict(zip(free, guess, strict=True))
        counts = sums({path: Tally(told.get(path, t.count), t.people) for path, t in leaves.items()})
        if all(_fits(shown[path], count) for path, count in counts.items()):
            for path in hidden:
                believed[path].add(counts[path])
    assert all(len(believed[path]) >= 2 for path in hidden)
    for path in free:
        if shown[path].is_small:
            assert believed[path] == set(range(min(LEAST - 1, leaves[path].people) + 1))


def _fits(value: Shown, count: int) -> bool:
    if value.number is None:
        return count < LEAST or not value.is_small
    return count == value.number


@pytest.mark.parametrize(("paths", "most"), [(FLAT, 14), (DEEP, 10)])
def test_knowing_the_rules_gives_no_hidden_number_either(paths: tuple[Path, ...], most: int) -> None:
    """Of all cities that would publish the same page, none of its hidden cells is the same in all."""
    cities: dict[Page, list[dict[Path, int]]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=len(paths)):
        leaves = {path: Tally(count, 30 + path[-1]) for path, count in zip(paths, counts, strict=True)}
        page = tuple((path, v.number, v.is_small) for path, v in publish(leaves).items())
        cities[page].append(sums(leaves))
    tried = 0
    for page, alike in cities.items():
        if any(most in (city[path] for path in paths) for city in alike):
            continue  # cities with still larger numbers would publish the same
        for path, number, _ in page:
            if number is None:
                tried += 1
                assert len({city[path] for city in alike}) >= 2
    assert tried > 100
