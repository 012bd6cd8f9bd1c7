"""Neraca, hasil usaha and changes in capital of a group, or of all groups of an area."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Sum

from bookkeeping.domain.chart import DANA_SHU
from bookkeeping.models import Leg, MonthlyMovement
from bookkeeping.queries.balances import Moved, moved_until
from closing.domain.statements import (
    CapitalChanges,
    Neraca,
    Result,
    Standing,
    Turn,
    capital_changes,
    neraca,
    result,
)
from common.period import Period


@dataclass(frozen=True)
class Statements:
    """The three papers of a day, with the year before beside them."""

    on: date
    neraca: Neraca
    result: Result
    capital: CapitalChanges


def statements(group_id: UUID, on: date) -> Statements:
    """Of one group; ten queries at most, none of which grows with the number of entries at a month's end."""
    return _of(_standing(group_id, on), _standing(group_id, year_before(on)))


def area_statements(
    period: Period, where: Mapping[str, Any] | None = None, on: date | None = None
) -> Statements:
    """Of all groups that are seen, or those of an area (queries.areas.where_of); four queries on rollups.

    `on` is today while the month runs: it is what the papers say, with the whole month a year before beside.
    """
    then = Period.of(year_before(period.last))
    now = replace(_area_standing(period, where or {}), on=on or period.last)
    return _of(now, _area_standing(then, where or {}))


def standing_at(group_id: UUID, on: date) -> Standing:
    """The accounts of a group on a day and at the end of the year before."""
    return _standing(group_id, on)


def year_before(on: date) -> date:
    """The same end of month a year earlier (28 February of a leap year's 29th); else the same day."""
    before = Period(on.year - 1, on.month)
    return (
        before.last if on == Period.of(on).last else date(on.year - 1, on.month, min(on.day, before.last.day))
    )


def _of(now: Standing, then: Standing) -> Statements:
    return Statements(now.on, neraca(now, then), result(now, then), capital_changes(now))


def _standing(group_id: UUID, on: date) -> Standing:
    new_year = date(on.year - 1, 12, 31)
    return Standing(
        on=on,
        now=_turns(moved_until(on, group_id)),
        before=_turns(moved_until(new_year, group_id)),
        funds=funds_on(group_id, on),
    )


def funds_on(group_id: UUID, on: date) -> dict[str, int]:
    """What each named dana SHU holds at the end of that day, those at zero left out; one query."""
    legs = Leg.objects.filter(group_id=group_id, account_id=DANA_SHU, date__lte=on)
    rows = legs.values_list("fund").annotate(saldo=Sum(F("credit") - F("debit"))).order_by("fund")
    return {name: int(saldo) for name, saldo in rows if saldo}


def _area_standing(period: Period, where: Mapping[str, Any]) -> Standing:
    return Standing(
        on=period.last,
        now=_rollup(period, where),
        before=_rollup(Period(period.year - 1, 12), where),
    )


def _rollup(until: Period, where: Mapping[str, Any]) -> dict[int, Turn]:
    months = MonthlyMovement.objects.filter(**where, period__lte=until.key).order_by()
    rows = months.values_list("account_id").annotate(debits=Sum("debit"), credits=Sum("credit"))
    return {account: Turn(int(debit), int(credit)) for account, debit, credit in rows}


def _turns(moved: Mapping[int, Moved]) -> dict[int, Turn]:
    return {code: Turn(int(m.debit), int(m.credit)) for code, m in moved.items()}
