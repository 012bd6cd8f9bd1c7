"""The people of the open city and their roles. Users stand outside the tenants: every read names the city."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from accounts.domain.roles import Role
from accounts.models import Grant, User
from regions.tenancy.scope import current_kota_id

PAGE = 25


@dataclass(frozen=True)
class GrantRow:
    """One role of one person."""

    id: UUID
    role: Role
    where: str
    starts_on: date
    ends_on: date | None
    lasts: bool

    @property
    def label(self) -> str:
        """The role in words, with its area."""
        return f"{self.role.label}, {self.where}" if self.where else self.role.label


@dataclass(frozen=True)
class PersonRow:
    """One person of the list."""

    id: int
    name: str
    username: str
    roles: tuple[GrantRow, ...]


def people(words: str, role: str, on: date, page: str | int) -> "Page[PersonRow]":
    """People of the open city whose name or sign-in name holds the words, and who hold the role on the day.

    One query for the page's people and one for their roles, however many there are.
    """
    found: QuerySet[User] = User.objects.filter(kota_id=current_kota_id()).order_by("name", "id")
    if words:
        found = found.filter(Q(name__icontains=words) | Q(username__icontains=words))
    if role:
        found = found.filter(pk__in=_lasting(on).filter(role=role).values("user_id"))
    shown = Paginator(found, PAGE).get_page(page)
    users = list(shown.object_list)
    roles = _roles([user.pk for user in users], on)
    rows: Any = [PersonRow(u.pk, u.name, u.username, roles.get(u.pk, ())) for u in users]
    shown.object_list = rows
    return cast("Page[PersonRow]", shown)


def grants_of(user_id: int, on: date) -> tuple[GrantRow, ...]:
    """Every role this person has or had in the open city, those that last first."""
    rows = _with_areas(Grant.objects.filter(user_id=user_id))
    return tuple(sorted((_row(g, on) for g in rows), key=lambda g: (not g.lasts, g.starts_on)))


def _lasting(on: date) -> QuerySet[Grant]:
    return Grant.objects.filter(revoked_at=None, starts_on__lte=on).filter(
        Q(ends_on=None) | Q(ends_on__gte=on)
    )


def _with_areas(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    return grants.select_related("at_kecamatan", "at_kelurahan")


def _roles(users: list[int], on: date) -> dict[int, tuple[GrantRow, ...]]:
    found: dict[int, tuple[GrantRow, ...]] = {}
    for grant in _with_areas(_lasting(on).filter(user_id__in=users)).order_by("starts_on"):
        found[grant.user_id] = (*found.get(grant.user_id, ()), _row(grant, on))
    return found


def _row(grant: Grant, on: date) -> GrantRow:
    lasts = grant.revoked_at is None and (grant.ends_on is None or grant.ends_on >= on)
    ended = grant.ends_on if grant.revoked_at is None else grant.revoked_at.date()
    return GrantRow(grant.id, Role(grant.role), grant.area_label(), grant.starts_on, ended, lasts)
