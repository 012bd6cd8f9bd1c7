"""Names in people's own files, matched to members. The same name counts by itself; the rest she decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from common.search import searchable

_WORDS = "bu ibu ny nyonya nyo pak bapak bpk sdr sdri mbak mb mas nn hj h haji hajjah alm almh drs dra"
_TITLES = frozenset(_WORDS.split())
_ALIKE = 0.6  # below it two names have little in common
MOST_HINTS = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A member as the file may call her."""

    id: UUID
    name: str


def plain_name(text: str) -> str:
    """ "IBU  Siti A." -> "siti a", "Sari, S.Pd." -> "sari": what two spellings of one name share."""
    front = text.split(",")[0] if "," in text else text
    words = searchable(front).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)


def exactly(text: str, members: Iterable[Known]) -> UUID | None:
    """The one member of that name, however it is spelt; None when there is none or more than one."""
    wanted = plain_name(text)
    found = {member.id for member in members if wanted and plain_name(member.name) == wanted}
    return found.pop() if len(found) == 1 else None


def alike(text: str, members: Iterable[Known]) -> tuple[Known, ...]:
    """Members whose names resemble this one, the nearest first; initials and missing parts count as alike."""
    wanted = plain_name(text)
    scored = [(_likeness(wanted, plain_name(member.name)), member) for member in members]
    near = [pair for pair in scored if pair[0] >= _ALIKE]
    near.sort(key=lambda pair: (-pair[0], pair[1].name))
    return tuple(member for _, member in near[:MOST_HINTS])


def _likeness(one: str, other: str) -> float:
    first, second = one.split(), other.split()
    short, long = sorted((first, second), key=len)
    if short and all(any(_may_stand_for(a, b) for b in long) for a in short):
        return 0.95 if len(short) > 1 or len(short[0]) > 1 else 0.7
    same_call_name = bool(first and second) and first[0] == second[0] and len(first[0]) > 2
    return max(SequenceMatcher(None, one, other).ratio(), 0.8 if same_call_name else 0)


def _may_stand_for(one: str, other: str) -> bool:
    return one == other or (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one[0] == other)
