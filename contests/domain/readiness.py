"""How ready one group is, and the three improvements that bring most for least."""

from collections.abc import Sequence
from dataclasses import dataclass

from contests.domain.facts import GroupFacts
from contests.domain.findings import Finding
from contests.domain.points import FULL, weighted
from contests.domain.rubric import AspectDraft

ADVICE = 3


@dataclass(frozen=True, slots=True)
class ReadyAspect:
    """An aspect of the rubric with what the books say of it today; None where a juror will judge."""

    no: int
    aspect: AspectDraft
    finding: Finding | None

    @property
    def part(self) -> int:
        """What it adds to the readiness, in hundredths."""
        return 0 if self.finding is None else weighted(self.finding.mark, self.aspect.weight)

    @property
    def most(self) -> int:
        """What it could add at most."""
        return self.aspect.weight * 100

    @property
    def gain(self) -> int:
        """What is still to be won."""
        return self.most - self.part


@dataclass(frozen=True, slots=True)
class Readiness:
    """A group against a rubric, as far as its books tell."""

    aspects: tuple[ReadyAspect, ...]
    next_steps: tuple[ReadyAspect, ...]

    @property
    def total(self) -> int:
        """What the books alone bring, in hundredths."""
        return sum(aspect.part for aspect in self.aspects)

    @property
    def most(self) -> int:
        """What the books alone could bring."""
        return sum(aspect.most for aspect in self.aspects if aspect.finding is not None)


def find(aspect: AspectDraft, facts: GroupFacts) -> Finding | None:
    """The mark of one aspect from the books; None when it is a juror's to give."""
    indicator = aspect.indicator
    return None if indicator is None else indicator.find(facts, indicator.values(aspect.parameters))


def readiness(aspects: Sequence[AspectDraft], facts: GroupFacts) -> Readiness:
    """Every aspect, and the three cheapest improvements: most to win for each step, the larger first."""
    found = tuple(ReadyAspect(no, aspect, find(aspect, facts)) for no, aspect in enumerate(aspects, 1))
    open_steps = [a for a in found if a.finding and a.finding.advice and a.gain > 0 and a.finding.mark < FULL]
    cheapest = sorted(open_steps, key=lambda a: (-a.gain / max(1, a.finding.steps if a.finding else 1), a.no))
    return Readiness(found, tuple(cheapest[:ADVICE]))
