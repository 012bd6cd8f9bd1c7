"""Small numbers of people are kept back, and enough of their neighbours that nothing gives them away.

Counts stand in a tree of areas: a count of the kota is the sum of its kecamatan, theirs of their kelurahan.
One decision is made for the whole tree, so that the pages of the kota, of a kecamatan and of a kelurahan
together say no more than one of them. No Django.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from common.rupiah import format_rupiah

LEAST = 5  # counts below it are kept back
Path = tuple[int, ...]  # () is the whole, (kecamatan,) and (kecamatan, kelurahan) its parts


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of so many people; `people` is public, so it bounds what can be guessed."""

    count: int
    people: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.people:
            raise ValueError(f"{self.count} of {self.people} people cannot be.")

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.count + other.count, self.people + other.people)


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be said of a count. A number kept back is not inside."""

    number: int | None
    is_small: bool = False

    @property
    def text(self) -> str:
        """ "12", "<5" for a small one, "ditutup" for one that would give a small one away."""
        if self.number is not None:
            return format_rupiah(self.number)
        return f"<{LEAST}" if self.is_small else "ditutup"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Range:
    """The values a reader can still believe in, both ends included."""

    low: int
    high: int

    def within(self, other: "Range") -> "Range":
        return Range(max(self.low, other.low), min(self.high, other.high))

    @property
    def width(self) -> int:
        return self.high - self.low


class Areas:
    """The tree above some leaves: every sum, who stands under whom, and what is hidden so far."""

    def __init__(self, leaves: Mapping[Path, Tally]) -> None:
        self.tallies: dict[Path, Tally] = {(): Tally(0, 0)}
        for path, tally in sorted(leaves.items()):
            for above in accumulate(((step,) for step in path), initial=()):
                self.tallies[above] = self.tallies.get(above, Tally(0, 0)) + tally
        self.below: dict[Path, list[Path]] = {path: [] for path in self.tallies}
        for path in self.tallies:
            if path:
                self.below[path[:-1]].append(path)
        self.hidden = {path for path, tally in self.tallies.items() if tally.people and tally.count < LEAST}
        self.silent: set[Path] = set()  # hidden, and not even said whether small

    def is_small(self, path: Path) -> bool:
        return self.tallies[path].count < LEAST

    def shown(self, path: Path) -> "Shown":
        """What may be said of one cell, once everything is decided."""
        if path not in self.hidden:
            return Shown(self.tallies[path].count)
        return Shown(None, is_small=self.is_small(path) and path not in self.silent)

    def _box(self, path: Path) -> Range:
        """What the label of one cell says by itself."""
        tally = self.tallies[path]
        if path not in self.hidden:
            return Range(tally.count, tally.count)
        if path in self.silent:
            return Range(0, tally.people)
        if self.is_small(path):
            return Range(0, min(LEAST - 1, tally.people))
        return Range(LEAST, tally.people)

    def ranges(self) -> dict[Path, Range]:
        """What a reader can work out of every cell from all labels and sums together; exact on a tree."""
        found = {path: self._box(path) for path in self.tallies}
        for path in sorted(self.tallies, key=len, reverse=True):
            parts = [found[part] for part in self.below[path]]
            if parts:
                whole = Range(sum(p.low for p in parts), sum(p.high for p in parts))
                found[path] = found[path].within(whole)
        for path in sorted(self.tallies, key=len):
            parts = [found[part] for part in self.below[path]]
            low, high = sum(p.low for p in parts), sum(p.high for p in parts)
            for part in self.below[path]:
                mine, whole = found[part], found[path]
                rest = Range(whole.low - (high - mine.high), whole.high - (low - mine.low))
                found[part] = mine.within(rest)
        return found

    def exposed(self) -> Path | None:
        """A hidden cell of which too much can be worked out: first large ones, which were to guard.

        A small one must stay anything from 0 to 4. Less would be enough against one who only adds up, but who
        knows this file would ask why another cell had to be hidden, and find the number in the answer.
        """
        ranges = self.ranges()
        found = [path for path in self.hidden if ranges[path].width < self._enough(path)]
        return min(found, key=lambda path: (self.is_small(path), -len(path), path), default=None)

    def _enough(self, path: Path) -> int:
        least = LEAST if path not in self.silent and not self.is_small(path) else 0
        return min(LEAST - 1, self.tallies[path].people - least)

    def unguarded(self) -> list[Path]:
        """Areas whose parts are hidden only where they are small, the deepest first."""
        found = []
        for path in sorted(self.tallies, key=lambda path: (-len(path), path)):
            hidden = [part for part in self.below[path] if part in self.hidden]
            if hidden and path not in self.hidden and all(self.is_small(part) for part in hidden):
                found.append(path)
        return found

    def protect(self, path: Path) -> bool:
        """Hide a cell below, beside or above; where none is left, stop saying which are small.

        False when nothing is left to do.
        """
        beside = self.below[path[:-1]] if path else []
        above = [path[:-1]] if path else []
        for choice in (self.below[path], beside, above):
            chosen = self._guard(choice)
            if chosen is not None:
                self.hidden.add(chosen)
                return True
        return self._fall_silent(path)

    def _fall_silent(self, path: Path) -> bool:
        """Stop saying which are small in the family at hand and in every sum of which it is a part."""
        families = {path[:length] for length in range(len(path))} or {()}
        told = families | {part for top in families for part in self.below[top]}
        told = {part for part in told if self.tallies[part].people} - self.silent
        self.silent |= told
        self.hidden |= told
        return bool(told)

    def _guard(self, choice: Iterable[Path]) -> Path | None:
        """The shown one with the fewest people: chosen by its count, the choice would tell the count."""
        shown = [p for p in choice if p not in self.hidden and self.tallies[p].people >= 2 * LEAST - 1]
        return min(shown, key=lambda p: (self.tallies[p].people, p), default=None)

    def hide_one_beside(self) -> None:
        """Among parts of a shown sum a small one is never hidden alone with others as small as it."""
        for path in self.unguarded():
            self.hidden.add(self._guard(self.below[path]) or path)


def publish(leaves: Mapping[Path, Tally]) -> dict[Path, Shown]:
    """What may be shown of every leaf and of every sum above it.

    Counts under 5 are small; others are hidden until no small one can be told from 0 to 4. Areas without
    people show their 0. Refuses paths of different lengths with ValueError.
    """
    if len({len(path) for path in leaves}) > 1:
        raise ValueError("The leaves of a tree lie on one level.")
    areas = Areas(leaves)
    areas.hide_one_beside()
    exposed = areas.exposed()
    while exposed is not None and areas.protect(exposed):
        exposed = areas.exposed()
    if exposed is not None:  # a handful of people: not even a sum may stand
        areas.hidden = areas.silent = {path for path, tally in areas.tallies.items() if tally.people}
    return {path: areas.shown(path) for path in areas.tallies}


def alone(count: int, people: int) -> Shown:
    """A count that no other number of any page adds up with."""
    if people and count < LEAST:
        return Shown(None, is_small=True)
    return Shown(count)


def notes(shown: Iterable[Shown]) -> tuple[str, ...]:
    """The sentences to print under a table in which something is kept back."""
    kept = [value for value in shown if value.number is None]
    found = []
    if any(value.is_small for value in kept):
        found.append(f"<{LEAST}: kurang dari {LEAST} orang, angkanya tidak ditampilkan.")
    if any(not value.is_small for value in kept):
        found.append(f"ditutup: tidak ditampilkan supaya angka <{LEAST} tidak dapat dihitung.")
    return tuple(found)
