"""What the members of a group are measured by when SHU is shared, and what moved on its accounts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Sum
from django.db.models.functions import TruncMonth

from bookkeeping.domain.chart import JASA_PINJAMAN
from bookkeeping.models import Leg
from bookkeeping.queries.people import everyone
from closing.domain.sharing import Holding, ShuRules
from closing.domain.words import CapitalBasis
from common.period import Period


@dataclass(frozen=True, slots=True)
class Measures:
    """Members with savings or jasa, in number order; what was written without a name measures nobody."""

    holdings: tuple[Holding, ...]
    capital_without_name: int
    jasa_without_name: int


def measures(group_id: UUID, year: int, rules: ShuRules) -> Measures:
    """Savings and jasa of everybody who was ever a member, those who left included; three queries."""
    capital = _capital(group_id, year, rules)
    jasa = _jasa(group_id, year)
    names = {m.person.member_id: m for m in everyone(group_id)}
    holdings = [
        Holding(id_, m.number, m.person.name, max(capital.get(id_, 0), 0), max(jasa.get(id_, 0), 0))
        for id_, m in sorted(names.items(), key=lambda named: named[1].number)
    ]
    unnamed = [id_ for id_ in {*capital, *jasa} if id_ not in names]
    return Measures(
        tuple(holding for holding in holdings if holding.capital or holding.jasa),
        sum(capital.get(id_, 0) for id_ in unnamed),
        sum(jasa.get(id_, 0) for id_ in unnamed),
    )


def _capital(group_id: UUID, year: int, rules: ShuRules) -> dict[UUID | None, int]:
    """By member: savings on 31 December, or the sum of the twelve month ends; one query."""
    december = date(year, 12, 31)
    legs = Leg.objects.filter(group_id=group_id, account_id__in=rules.counted, date__lte=december)
    rows: Any = (
        legs.annotate(month=TruncMonth("date"))
        .values_list("member_id", "month")
        .annotate(saved=Sum(F("credit") - F("debit")))
        .order_by()
    )
    found: dict[UUID | None, int] = {}
    for member_id, month, saved in rows:
        weight = _ends_seen(month, year) if rules.basis is CapitalBasis.RATA_RATA else 1
        found[member_id] = found.get(member_id, 0) + int(saved) * weight
    return found


def _ends_seen(month: date, year: int) -> int:
    """At how many month ends of the year money that came in that month is there: 12 if it came before."""
    return min(12, Period.of(month).months_until(Period(year, 12)) + 1)


def _jasa(group_id: UUID, year: int) -> dict[UUID | None, int]:
    legs = Leg.objects.filter(
        group_id=group_id, account_id=JASA_PINJAMAN, date__range=(date(year, 1, 1), date(year, 12, 31))
    )
    rows = legs.values_list("member_id").annotate(paid=Sum(F("credit") - F("debit"))).order_by()
    return {member_id: int(paid) for member_id, paid in rows}


def member_moves(
    group_id: UUID, account: int, members: Collection[UUID] | None = None
) -> dict[UUID, dict[date, int]]:
    """What moved on an account by member and day (taken out is below zero); one query."""
    legs = Leg.objects.filter(group_id=group_id, account_id=account, member_id__isnull=False)
    if members is not None:
        legs = legs.filter(member_id__in=members)
    found: dict[UUID, dict[date, int]] = {}
    rows = legs.values_list("member_id", "date").annotate(moved=Sum(F("credit") - F("debit"))).order_by()
    for member_id, day, moved in rows:
        found.setdefault(member_id, {})[day] = int(moved)
    return found


def fund_moves(group_id: UUID, account: int) -> dict[str, dict[date, int]]:
    """What moved on cadangan or dana SHU by its name and day; one query."""
    legs = Leg.objects.filter(group_id=group_id, account_id=account)
    found: dict[str, dict[date, int]] = {}
    rows = legs.values_list("fund", "date").annotate(moved=Sum(F("credit") - F("debit"))).order_by()
    for name, day, moved in rows:
        found.setdefault(name, {})[day] = int(moved)
    return found
