"""Sumber dana: the names under which money came from outside the group."""

from uuid import UUID

from django.db.models import QuerySet

from bookkeeping.models import Leg


def fund_legs(group_id: UUID) -> QuerySet[Leg]:
    """The legs of a group that name a source."""
    return Leg.objects.filter(group_id=group_id).exclude(fund="")


def funds_of(group_id: UUID) -> tuple[str, ...]:
    """The sources a group has used so far, by name; one query."""
    return tuple(fund_legs(group_id).order_by("fund").values_list("fund", flat=True).distinct())
