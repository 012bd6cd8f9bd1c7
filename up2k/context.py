"""What every page shows around its content. Nothing here reads the database."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from accounts.domain.roles import Actor, Role

STAFF = {Role.POKJA_KELURAHAN, Role.POKJA_KECAMATAN, Role.POKJA_KOTA}
BOOKS = STAFF | {Role.PENGURUS, Role.KADER, Role.ADMIN, Role.KOORDINATOR, Role.JURI}


@dataclass(frozen=True)
class NavItem:
    """One entry of the main menu."""

    label: str
    url: str
    icon: str
    current: bool


# In the order of the menu: label, name of the address, icon, who has it. The home of all others is an entry
# of its own below: dasbor, lomba, pengguna or kota.
MENU: tuple[tuple[str, str, str, frozenset[Role]], ...] = (
    ("Beranda", "beranda", "rumah", frozenset({Role.PENGURUS, Role.KADER})),
    ("Kota", "kota", "setelan", frozenset({Role.OPERATOR})),
    ("Kelompok", "kelompok", "kelompok", frozenset(BOOKS)),
    ("Dasbor", "dasbor", "dasbor", frozenset(STAFF | {Role.ADMIN, Role.KOORDINATOR})),
    ("Laporan", "laporan", "laporan", frozenset(STAFF | {Role.ADMIN})),
    ("Lomba", "lomba", "lomba", frozenset({Role.KOORDINATOR, Role.JURI, Role.POKJA_KOTA})),
    ("Pengguna", "pengguna", "akun", frozenset({Role.ADMIN})),
    ("TP PKK", "tp_pkk", "pena", frozenset({Role.ADMIN})),
    ("Catatan", "catatan", "jam", frozenset({Role.ADMIN})),
)

# Pages that stand beside the address of their entry: what is a group's, and the list of what to do.
BESIDE: dict[str, tuple[str, ...]] = {
    "Beranda": ("/tugas/",),
    "Kelompok": (
        "/anggota/",
        "/keanggotaan/",
        "/rapat/",
        "/bukti/",
        "/permintaan/",
        "/pinjaman/",
        "/lomba/kesiapan/",
        "/foto/",
    ),
}


def page(request: HttpRequest) -> dict[str, Any]:
    """Actor, city and menu of a request that came through the door; nothing for any other."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"actor": None, "kota": None}
    kota = getattr(request, "kota", None)
    return {
        "actor": actor,
        "kota": kota,
        "nav": menu(actor, request.path),
        "area_line": kota.name if kota is not None else "Semua kota",
        "role_line": role_line(actor),
        "account_name": actor.name,
        "account_key": str(actor.user_id),
        "account_url": reverse("akun"),
        "logout_url": reverse("keluar"),
    }


def menu(actor: Actor, path: str) -> list[NavItem]:
    """The entries this actor's roles have; the one the page belongs to is current."""
    found = [(label, _address(name), icon) for label, name, icon, roles in MENU if roles & actor.roles]
    own = [label for label, _, _ in found if path.startswith(BESIDE.get(label, ()))]
    return [
        NavItem(
            label, url, icon, label in own if own else path == url or (url != "/" and path.startswith(url))
        )
        for label, url, icon in found
        if url
    ]


def role_line(actor: Actor) -> str:
    """The roles held, the widest first: "Pokja II kota, Juri lomba"."""
    widest_first = [role for role in reversed(Role) if role in actor.roles]
    return ", ".join(role.label for role in widest_first)


def _address(name: str) -> str:
    """The address of a name, "" for a part of UP2K that is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
