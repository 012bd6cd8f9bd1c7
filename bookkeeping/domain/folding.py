"""How corrections are shown: one line, as if it had been written right, that opens to all its entries.

An entry and its reversal vanish together where both stand in the same list; what replaced them stays.
Where the reversal is in another month (a ralat), both months show what really moved in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class LineState(StrEnum):
    """What became of the entry behind a line."""

    BIASA = "biasa"
    DIBETULKAN = "dibetulkan"  # this is the right one; the wrong one is folded into it or in another month
    DIBATALKAN = "dibatalkan"  # taken back in this list: no money
    DIRALAT = "diralat"  # taken back in another month
    PEMBALIK = "pembalik"  # takes back an entry of another month

    @property
    def label(self) -> str:
        """The mark shown beside the line; empty for most."""
        return _LABELS[self]


_LABELS = {
    LineState.BIASA: "",
    LineState.DIBETULKAN: "dibetulkan",
    LineState.DIBATALKAN: "dibatalkan",
    LineState.DIRALAT: "diralat",
    LineState.PEMBALIK: "pembatalan",
}


@dataclass(frozen=True, slots=True)
class Linked:
    """An entry of the list, with the entries it takes back or replaces."""

    id: UUID
    reverses: UUID | None = None
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True)
class Folded:
    """An entry that keeps its line; `trail` names it and all that led to it, oldest first."""

    id: UUID
    state: LineState
    trail: tuple[UUID, ...]


def fold(
    listed: Sequence[Linked], reversed_by: Mapping[UUID, UUID], replaced_by: Mapping[UUID, UUID]
) -> tuple[Folded, ...]:
    """The lines to show, in the order of the list.

    `reversed_by` and `replaced_by` name, for entries of the list, what undid and replaced them, in it or not.
    """
    here = {entry.id: entry for entry in listed}

    def undone_here(entry_id: UUID) -> bool:
        return reversed_by.get(entry_id) in here

    def trail(entry: Linked) -> tuple[UUID, ...]:
        wrong = entry.replaces
        if wrong is None:
            return (entry.id,)
        before = trail(here[wrong]) if wrong in here else (wrong,)
        reversal = reversed_by.get(wrong)
        return (*before, *((reversal,) if reversal else ()), entry.id)

    def shown(entry: Linked) -> Folded | None:
        if entry.reverses is not None:
            folded = entry.reverses in here
            return None if folded else Folded(entry.id, LineState.PEMBALIK, (entry.reverses, entry.id))
        undone = reversed_by.get(entry.id)
        if undone is None:
            state = LineState.DIBETULKAN if entry.replaces else LineState.BIASA
            return Folded(entry.id, state, trail(entry))
        instead = replaced_by.get(entry.id)
        if undone_here(entry.id) and instead in here:
            return None
        state = LineState.DIBATALKAN if undone_here(entry.id) else LineState.DIRALAT
        return Folded(entry.id, state, (*trail(entry), undone, *((instead,) if instead else ())))

    return tuple(line for line in map(shown, listed) if line is not None)
