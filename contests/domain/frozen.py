"""A ranking as it was when the edition closed: all that is needed to work it out again, and its hash."""

from dataclasses import dataclass
from datetime import date

from common.period import Period
from contests.domain.ranking import Entrant, Placed, RankedAspect, rank


@dataclass(frozen=True, slots=True)
class FrozenRanking:
    """Marks of every group under one rubric; places follow from them by the same rule for ever."""

    edition: str
    year: int
    first: Period
    last: Period
    read_on: date | None  # the day the books were read
    aspects: tuple[RankedAspect, ...]
    ties: tuple[str, ...]
    entrants: tuple[Entrant, ...]

    def placed(self) -> tuple[Placed, ...]:
        """The ranking of the whole kota."""
        return rank(self.entrants, self.aspects, self.ties)
