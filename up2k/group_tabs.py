"""The tabs of a group: what each app shows of it. Here, because only the top knows all apps."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from accounts.domain.roles import Actor, Rule, may
from contests.policies import READ_READINESS
from groups.models import Group
from groups.policies import READ_GROUP, place_of
from members.policies import READ_MEMBER


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab, as components/tabs.html takes it."""

    label: str
    url: str
    current: bool
    count: int | None = None


# In their order: key, label, name of the address (it takes the id of the group), who has it.
TABS: tuple[tuple[str, str, str, Rule], ...] = (
    ("profil", "Profil", "kelompok_satu", READ_GROUP),
    ("anggota", "Anggota", "anggota", READ_MEMBER),
    ("rapat", "Rapat", "rapat", READ_GROUP),
    ("buku", "Buku", "buku", READ_GROUP),
    ("lomba", "Lomba", "kesiapan", READ_READINESS),
)


def tabs_of(actor: Actor, group: Group, current: str) -> list[Tab]:
    """The tabs this actor has of a group read by groups.access.group_for()."""
    place = place_of(group)
    return [
        Tab(label, url, key == current)
        for key, label, name, rule in TABS
        if may(actor, rule, place) and (url := _address(name, group.pk))
    ]


# What the books know of one member of a group: label, name of the address (it takes group and member).
MEMBER_LINKS = (("Kartu simpanan", "kartu_simpanan"),)


def member_links(group_id: UUID, member_id: UUID) -> list[Tab]:
    """Where the books of a group speak of one of its members."""
    return [
        Tab(label, url, False) for label, name in MEMBER_LINKS if (url := _address(name, group_id, member_id))
    ]


def _address(name: str, *ids: UUID) -> str:
    """The address of a tab, "" for a part of UP2K that is not installed."""
    try:
        return reverse(name, args=ids)
    except NoReverseMatch:
        return ""
