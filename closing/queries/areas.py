"""Of what the sums of an area are made: its kecamatan, its kelurahan, or its groups. From rollups only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Sum

from bookkeeping.models import MonthlyMovement
from closing.domain.statements import Turn, result_of, total_assets
from common.period import Period
from groups.models import Group
from regions.domain.level import Level
from regions.queries import AreaName, kecamatan_list, kelurahan_list

Key = int | UUID


@dataclass(frozen=True, slots=True)
class AreaPart:
    """An area below, or a group: what it owns and what its year has come to so far."""

    key: Key
    name: str
    level: Level
    assets: int
    shu: int


def area_parts(area: AreaName, period: Period) -> tuple[AreaPart, ...]:
    """The parts of an area that have a book, by name; three queries."""
    column, below, names = _below(area)
    now = _sums(column, area, period)
    before = _sums(column, area, Period(period.year - 1, 12))
    parts = [
        AreaPart(
            key, names[key], below, total_assets(turns), result_of(turns) - result_of(before.get(key, {}))
        )
        for key, turns in now.items()
        if key in names
    ]
    return tuple(sorted(parts, key=lambda part: part.name.lower()))


def _below(area: AreaName) -> tuple[str, Level, Mapping[Key, str]]:
    """By which column the rollup is grouped, and how its parts are called."""
    if area.level is Level.KOTA:
        return "kelurahan__kecamatan_id", Level.KECAMATAN, {a.id: a.full for a in kecamatan_list()}
    if area.level is Level.KECAMATAN:
        return "kelurahan_id", Level.KELURAHAN, {a.id: a.full for a in kelurahan_list(area.id)}
    groups = Group.objects.filter(kelurahan_id=area.id)
    return "group_id", Level.GROUP, {group.id: str(group) for group in groups}


def where_of(area: AreaName) -> dict[str, Any]:
    """The rows of the rollup that belong to an area."""
    if area.level is Level.KOTA:
        return {}
    if area.level is Level.KECAMATAN:
        return {"kelurahan__kecamatan_id": area.id}
    return {"kelurahan_id": area.id}


def _sums(column: str, area: AreaName, until: Period) -> dict[Key, dict[int, Turn]]:
    months = MonthlyMovement.objects.filter(**where_of(area), period__lte=until.key).order_by()
    rows: Any = months.values_list(column, "account_id").annotate(debits=Sum("debit"), credits=Sum("credit"))
    found: dict[Key, dict[int, Turn]] = {}
    for key, account, debit, credit in rows:
        found.setdefault(key, {})[account] = Turn(int(debit), int(credit))
    return found
