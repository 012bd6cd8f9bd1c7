"""How one group came by its total: each aspect with its mark, its weight and the figures behind it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contests.domain.points import text
from contests.domain.ranking import Placed
from contests.models import Edition, Score
from contests.queries.marks import GivenMark, all_marks
from contests.queries.rubric import AspectView, rubric_of
from contests.queries.standing import Standing


@dataclass(frozen=True)
class DetailLine:
    """One aspect of one group."""

    aspect: AspectView
    mark: int | None
    part: int | None
    figures: str
    computed_on: date | None
    given: tuple[GivenMark, ...]

    @property
    def mark_text(self) -> str:
        """The mark, "89,70"."""
        return text(self.mark)

    @property
    def part_text(self) -> str:
        """What it adds to the total."""
        return text(self.part)


@dataclass(frozen=True)
class GroupDetail:
    """A group in its place of the kota, aspect by aspect."""

    placed: Placed
    lines: tuple[DetailLine, ...]

    @property
    def total_text(self) -> str:
        """The total."""
        return text(self.placed.total)


def group_detail(edition: Edition, standing: Standing, group_id: UUID) -> GroupDetail | None:
    """The detail of a group that takes part, None for any other. Marks of single jurors only when closed."""
    placed = next((p for p in standing.placed() if p.entrant.group_id == group_id), None)
    rubric = rubric_of(edition.id)
    if placed is None or rubric is None:
        return None
    ids = [aspect.id for aspect in rubric.automatic]
    scores = {s.aspect_id: s for s in Score.objects.filter(aspect_id__in=ids, group_id=group_id)}
    given = all_marks(rubric, group_id) if standing.is_frozen else {}
    lines = []
    for aspect, part in zip(rubric.aspects, placed.parts, strict=True):
        score = scores.get(aspect.id)
        lines.append(
            DetailLine(
                aspect,
                placed.entrant.marks.get(aspect.no),
                part,
                score.figures if score else "",
                score.computed_on if score else None,
                tuple(given.get(aspect.id, ())),
            )
        )
    return GroupDetail(placed, tuple(lines))
