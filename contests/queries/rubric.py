"""The rubric of an edition as the rules know it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from contests.domain.ranking import RankedAspect
from contests.domain.rubric import JUROR, AspectDraft, Step, tie_words
from contests.models import Aspect, Rubric


@dataclass(frozen=True)
class AspectView:
    """A line of the rubric with its id."""

    id: UUID
    no: int
    draft: AspectDraft

    @property
    def is_jurors(self) -> bool:
        """Whether jurors give its mark."""
        return self.draft.source == JUROR

    @property
    def source_label(self) -> str:
        """Where its mark comes from, in words."""
        indicator = self.draft.indicator
        return "Nilai juri" if indicator is None else f"Otomatis: {indicator.name}"


@dataclass(frozen=True)
class RubricView:
    """The newest rubric of an edition."""

    id: UUID
    version: int
    ties: tuple[str, ...]
    aspects: tuple[AspectView, ...]

    @property
    def drafts(self) -> tuple[AspectDraft, ...]:
        """The lines in order, as they were written."""
        return tuple(aspect.draft for aspect in self.aspects)

    @property
    def automatic(self) -> tuple[AspectView, ...]:
        """Lines the books answer."""
        return tuple(aspect for aspect in self.aspects if not aspect.is_jurors)

    @property
    def jurors(self) -> tuple[AspectView, ...]:
        """Lines jurors answer."""
        return tuple(aspect for aspect in self.aspects if aspect.is_jurors)

    @property
    def ranked(self) -> tuple[RankedAspect, ...]:
        """The lines as the ranking needs them."""
        return tuple(RankedAspect(a.no, a.draft.name, a.draft.weight) for a in self.aspects)

    @property
    def tie_rule(self) -> str:
        """The rule for equal totals, in words."""
        return tie_words(self.ties, {a.no: a.draft.name for a in self.aspects})


def rubric_of(edition_id: UUID) -> RubricView | None:
    """The newest rubric of an edition, None while it has none; two queries."""
    rubric = Rubric.objects.filter(edition_id=edition_id).order_by("-version").first()
    if rubric is None:
        return None
    rows = Aspect.objects.filter(rubric_id=rubric.id).order_by("no")
    aspects = tuple(AspectView(row.id, row.no, draft_of(row)) for row in rows)
    return RubricView(rubric.id, rubric.version, tuple(rubric.ties), aspects)


def draft_of(row: Aspect) -> AspectDraft:
    """A stored aspect as the rules know it."""
    scale: list[dict[str, Any]] = row.scale
    steps = tuple(Step(step["letter"], step["value"], step["text"]) for step in scale)
    return AspectDraft(row.name, row.weight, row.source, dict(row.parameters), steps, row.guide)
