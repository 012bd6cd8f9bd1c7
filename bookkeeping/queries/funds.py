"""Sumber dana: the names under which money came from outside the group, or was set aside from SHU."""

from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet, Sum

from bookkeeping.domain.amounts import lowest
from bookkeeping.domain.chart import DANA_SHU
from bookkeeping.models import Leg


def fund_legs(group_id: UUID) -> QuerySet[Leg]:
    """The legs of a group that name a source."""
    return Leg.objects.filter(group_id=group_id).exclude(fund="")


def funds_of(group_id: UUID) -> tuple[str, ...]:
    """The sources a group has used so far, by name; one query."""
    return tuple(fund_legs(group_id).order_by("fund").values_list("fund", flat=True).distinct())


def dana_left(group_id: UUID, fund: str, on: date, *, without: UUID | None = None) -> int:
    """What a dana SHU holds at the lowest from that day on, whole rupiah; one query.

    `without` leaves out one entry: how it would stand if that one had not been written.
    """
    legs = Leg.objects.filter(group_id=group_id, account_id=DANA_SHU, fund=fund)
    if without is not None:
        legs = legs.exclude(entry_id=without)
    rows = legs.values_list("date").annotate(moved=Sum(F("credit") - F("debit"))).order_by()
    return lowest({day: int(moved) for day, moved in rows}, on)
