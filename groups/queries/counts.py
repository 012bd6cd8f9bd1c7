"""Numbers of groups for dashboards and reports: one query each, however many groups there are."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef

from groups.domain.words import Kind, Stage
from groups.models import Group
from groups.queries.lists import newest_stage, working_on
from regions.domain.level import Level
from regions.models import Kelurahan
from regions.queries import AreaName


@dataclass(frozen=True)
class StageCount:
    """How many groups of one kind and stage work in one kelurahan; `stage` is None for undecided."""

    kecamatan_id: int
    kelurahan_id: int
    kind: Kind
    stage: Stage | None
    groups: int


def groups_by_stage(on: date) -> tuple[StageCount, ...]:
    """Working groups on that day by kelurahan, kind and stage; the sums above are plain additions."""
    rows = (
        working_on(Group.objects.all(), on)
        .annotate(current_stage=newest_stage(on))
        .values_list("kelurahan__kecamatan_id", "kelurahan_id", "kind", "current_stage")
        .annotate(groups=Count("pk"))
        .order_by("kelurahan_id", "kind", "current_stage")
    )
    return tuple(
        StageCount(kecamatan_id, kelurahan_id, Kind(kind), Stage(stage) if stage else None, groups)
        for kecamatan_id, kelurahan_id, kind, stage, groups in rows
    )


def kelurahan_without_group(on: date, kecamatan_id: int | None = None) -> tuple[AreaName, ...]:
    """Kelurahan of the open city (or of one kecamatan) in which no group works on that day, by code."""
    working = working_on(Group.objects.filter(kelurahan_id=OuterRef("pk")), on)
    found = Kelurahan.objects.filter(~Exists(working)).order_by("code")
    if kecamatan_id is not None:
        found = found.filter(kecamatan_id=kecamatan_id)
    rows = found.values_list("id", "code", "name", "kecamatan_id", "kecamatan__name")
    return tuple(AreaName(Level.KELURAHAN, *row) for row in rows)
