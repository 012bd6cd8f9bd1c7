"""Score sheets. While an edition is open a juror sees her own marks and nobody else's."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from contests.models import Edition, Mark
from contests.queries.entrants import entering
from contests.queries.rubric import AspectView, RubricView
from groups.models import Group


@dataclass(frozen=True)
class OwnMark:
    """What one juror gave in one aspect."""

    letter: str
    value: int
    note: str


@dataclass(frozen=True)
class SheetRow:
    """A group on a juror's list, and how many of its aspects she has marked."""

    group_id: UUID
    name: str
    kelurahan: str
    kecamatan: str
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        """Whether every aspect is marked."""
        return self.done == self.total

    @property
    def label(self) -> str:
        """How far she is, in words."""
        if self.is_done:
            return "Selesai"
        return f"{self.done} dari {self.total}" if self.done else "Belum"


@dataclass(frozen=True)
class GivenMark:
    """One juror's mark as it is shown once the edition is closed."""

    juror: str
    letter: str
    value: int
    note: str


def own_sheets(edition: Edition, rubric: RubricView, juror_id: int) -> tuple[SheetRow, ...]:
    """The groups a juror marks, by place and name; two queries, however many groups."""
    ids = [aspect.id for aspect in rubric.jurors]
    done: dict[UUID, int] = defaultdict(int)
    for group_id in Mark.objects.filter(aspect_id__in=ids, juror_id=juror_id).values_list(
        "group_id", flat=True
    ):
        done[group_id] += 1
    groups = entering(edition).select_related("kelurahan__kecamatan")
    return tuple(
        SheetRow(g.id, str(g), g.kelurahan.name, g.kelurahan.kecamatan.name, done[g.id], len(ids))
        for g in groups.order_by("kelurahan__code", "search_name")
    )


def own_marks(rubric: RubricView, group_id: UUID, juror_id: int) -> dict[UUID, OwnMark]:
    """A juror's marks of one group by aspect; one query."""
    ids = [aspect.id for aspect in rubric.jurors]
    rows = Mark.objects.filter(aspect_id__in=ids, group_id=group_id, juror_id=juror_id)
    return {row.aspect_id: OwnMark(row.letter, row.value, row.note) for row in rows}


def all_marks(rubric: RubricView, group_id: UUID) -> dict[UUID, list[GivenMark]]:
    """Every juror's marks of one group by aspect: only for a closed edition. One query."""
    found: dict[UUID, list[GivenMark]] = defaultdict(list)
    ids = [aspect.id for aspect in rubric.jurors]
    for row in Mark.objects.filter(aspect_id__in=ids, group_id=group_id).order_by("juror_name"):
        found[row.aspect_id].append(GivenMark(row.juror_name, row.letter, row.value, row.note))
    return dict(found)


def entrant_group(edition: Edition, group_id: UUID) -> Group | None:
    """A group that takes part, with its place."""
    related = entering(edition).select_related("kelurahan__kecamatan")
    return related.filter(pk=group_id).first()


def marked_by(aspects: tuple[AspectView, ...]) -> int:
    """How many jurors have given a mark in these aspects; one query."""
    marks = Mark.objects.filter(aspect_id__in=[aspect.id for aspect in aspects])
    return marks.values("juror_id").distinct().count()
