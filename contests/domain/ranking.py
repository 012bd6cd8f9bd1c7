"""From marks to places: pure, so that a frozen ranking can be worked out again years later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from contests.domain.points import text, weighted
from contests.domain.rubric import OLDER


@dataclass(frozen=True, slots=True)
class RankedAspect:
    """An aspect as the ranking needs it."""

    no: int
    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class Entrant:
    """A group with its marks by number of the aspect, in hundredths; None where nobody gave one yet."""

    group_id: UUID
    name: str
    kelurahan_id: int
    kelurahan: str
    kecamatan_id: int
    kecamatan: str
    founded_on: date | None
    marks: Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Placed:
    """A group in its place: weighted marks in the order of the aspects and their sum, in hundredths."""

    rank: int
    entrant: Entrant
    parts: tuple[int | None, ...]
    total: int
    note: str = ""

    @property
    def total_text(self) -> str:
        """The total, "89,70"."""
        return text(self.total)

    @property
    def is_complete(self) -> bool:
        """Whether every aspect has a mark."""
        return None not in self.parts


def rank(
    entrants: Sequence[Entrant], aspects: Sequence[RankedAspect], ties: Sequence[str]
) -> tuple[Placed, ...]:
    """Best first. Equal totals are settled by `ties` in their order; still equal ones share a place.

    The total is the sum of the weighted marks as they are printed, two decimals each, so that a reader can
    add it up; a missing mark adds nothing. Within a shared place groups stand by name.
    """
    scored = [_scored(entrant, aspects) for entrant in entrants]
    keys = {p.entrant.group_id: _key(p, ties) for p in scored}
    ordered = sorted(
        scored, key=lambda p: (*keys[p.entrant.group_id], p.entrant.name, p.entrant.group_id.hex)
    )
    notes = _notes(ordered, keys, ties, {a.no: a.name for a in aspects})
    found: list[Placed] = []
    for place, (placed, note) in enumerate(zip(ordered, notes, strict=True), start=1):
        shares = found and keys[found[-1].entrant.group_id] == keys[placed.entrant.group_id]
        found.append(
            Placed(found[-1].rank if shares else place, placed.entrant, placed.parts, placed.total, note)
        )
    return tuple(found)


def _scored(entrant: Entrant, aspects: Sequence[RankedAspect]) -> Placed:
    marks = [entrant.marks.get(aspect.no) for aspect in aspects]
    parts = tuple(
        None if mark is None else weighted(mark, aspect.weight)
        for mark, aspect in zip(marks, aspects, strict=True)
    )
    return Placed(0, entrant, parts, sum(part or 0 for part in parts))


def _key(placed: Placed, ties: Sequence[str]) -> tuple[int, ...]:
    """What is compared, smallest first: the total, then each step of the tie rule."""
    return (-placed.total, *(_tie(placed.entrant, step) for step in ties))


def _tie(entrant: Entrant, step: str) -> int:
    if step == OLDER:
        return (entrant.founded_on or date.max).toordinal()  # an unknown day is no merit
    return -(entrant.marks.get(int(step.removeprefix("aspek:"))) or 0)


def _notes(
    ordered: Sequence[Placed],
    keys: Mapping[UUID, tuple[int, ...]],
    ties: Sequence[str],
    names: Mapping[int, str],
) -> list[str]:
    """Beside each group that shared its total: what put it before or after its neighbour."""
    notes = [""] * len(ordered)
    for place, (upper, lower) in enumerate(pairwise(ordered)):
        first, second = keys[upper.entrant.group_id], keys[lower.entrant.group_id]
        if first[0] != second[0]:
            continue
        step = next((s for s, a, b in zip(ties, first[1:], second[1:], strict=True) if a != b), None)
        said = "peringkat bersama" if step is None else f"nilai sama, {_step_words(step, names)}"
        notes[place] = notes[place] or said
        notes[place + 1] = said
    return notes


def _step_words(step: str, names: Mapping[int, str]) -> str:
    if step == OLDER:
        return "diurutkan menurut tanggal berdiri"
    return f"diurutkan menurut {names[int(step.removeprefix('aspek:'))]}"
