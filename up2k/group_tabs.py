"""The tabs of a group: what each app shows of it. Here, because only the top knows all apps."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from accounts.domain.roles import Actor, Rule, may
from groups.models import Group
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
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
    ("rapat", "Rapat", "rapat", KEEP_BOOKS),
    ("buku", "Buku", "buku", READ_GROUP),
)


def tabs_of(actor: Actor, group: Group, current: str) -> list[Tab]:
    """The tabs this actor has of a group read by groups.access.group_for()."""
    place = place_of(group)
    return [
        Tab(label, url, key == current)
        for key, label, name, rule in TABS
        if may(actor, rule, place) and (url := _address(name, group))
    ]


def _address(name: str, group: Group) -> str:
    """The address of a tab, "" for a part of UP2K that is not installed."""
    try:
        return reverse(name, args=[group.pk])
    except NoReverseMatch:
        return ""
