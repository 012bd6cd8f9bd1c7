"""The small named cast of the tests, made through the commands: two cities and who works there.

Sari keeps the books of Poksus Melati. Ani is kader and Wati Pokja II of kelurahan Gedongan, Yuni Pokja II of
its kecamatan Magersari, Rini of the city; Lina coordinates the lomba, Joko judges, Ida is admin of the city.
Ira is the operator. Dewi is kader of kelurahan Kranggan, Tuti of another city: strangers both.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from accounts.commands import (
    AddUser,
    GiveGrant,
    ImportRegions,
    add_operator,
    add_user,
    give_grant,
    import_regions,
)
from accounts.domain.roles import Actor, Place, Role
from accounts.models import User
from accounts.queries.actor import actor_of
from common.ids import uuid7
from common.secret import Secret
from groups.commands import AddGroup, add_group
from groups.domain.words import Kind
from regions.domain.wilayah import HEADER, read_areas
from regions.tenancy.scope import scope
from tests.replay import written_once

MOJOKERTO, PEKALONGAN = 3576, 3375
MAGERSARI, KRANGGAN = 357602, 357603
GEDONGAN, GUNUNG_GEDANGAN, KRANGGAN_KEL = 3576021004, 3576021001, 3576031001
PEKALONGAN_TIMUR, KLEGO = 337502, 3375021008
TODAY = date(2026, 10, 12)
NOON = datetime(2026, 10, 12, 5, tzinfo=UTC)  # 12.00 WIB
SINCE = date(2024, 1, 1)
PASSWORD = "melati-di-gedongan"  # of test people only

PEOPLE = {
    "sari": ("Sari Wulandari", Role.PENGURUS),
    "ani": ("Ani Lestari", Role.KADER),
    "wati": ("Wati Handayani", Role.POKJA_KELURAHAN),
    "yuni": ("Yuni Astuti", Role.POKJA_KECAMATAN),
    "rini": ("Rini Kusuma", Role.POKJA_KOTA),
    "lina": ("Lina Marlina", Role.KOORDINATOR),
    "joko": ("Joko Santoso", Role.JURI),
    "ida": ("Ida Fitriani", Role.ADMIN),
    "dewi": ("Dewi Rahayu", Role.KADER),
}
AREAS = (
    ("35.76", "Kota Mojokerto", "35.76.02", "Magersari", "35.76.02.1001", "Gunung Gedangan"),
    ("35.76", "Kota Mojokerto", "35.76.02", "Magersari", "35.76.02.1004", "Gedongan"),
    ("35.76", "Kota Mojokerto", "35.76.03", "Kranggan", "35.76.03.1001", "Kranggan"),
    ("33.75", "Kota Pekalongan", "33.75.02", "Pekalongan Timur", "33.75.02.1008", "Klego"),
)


@dataclass
class Cast:
    """Actors by sign-in name, and the ids of the groups by name."""

    actors: dict[str, Actor] = field(default_factory=dict)
    groups: dict[str, UUID] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Actor:
        return self.actors[name]


def open_areas() -> None:
    """The two cities with a few of their kecamatan and kelurahan."""
    import_regions(
        ImportRegions(uuid7(), read_areas((HEADER, *AREAS))), actor=Actor.operator("persiapan uji")
    )


def open_groups() -> dict[str, UUID]:
    """Melati and its poklak Teratai in Gedongan, Mawar in Gunung Gedangan, Anggrek in Kranggan."""
    system = Actor.system("persiapan uji", MOJOKERTO)
    melati = _group(system, GEDONGAN, "Melati", date(2019, 3, 4), "Keripik pisang")
    found = {
        "Melati": melati,
        "Mawar": _group(system, GUNUNG_GEDANGAN, "Mawar", date(2020, 5, 6), "Sablon"),
        "Anggrek": _group(system, KRANGGAN_KEL, "Anggrek", None, ""),
    }
    teratai = AddGroup(uuid7(), GEDONGAN, "Teratai", Kind.POKLAK, melati, date(2021, 1, 9), "Jahit")
    return found | {"Teratai": add_group(teratai, actor=system).group_id}


def _group(actor: Actor, kelurahan_id: int, name: str, founded_on: date | None, line: str) -> UUID:
    cmd = AddGroup(uuid7(), kelurahan_id, name, Kind.POKSUS, None, founded_on, line)
    return add_group(cmd, actor=actor).group_id


def open_people(groups: dict[str, UUID]) -> dict[str, Actor]:
    """Everybody of PEOPLE with her user, password and grant."""
    places = {
        "sari": Place(MOJOKERTO, MAGERSARI, GEDONGAN, groups["Melati"]),
        "ani": Place(MOJOKERTO, MAGERSARI, GEDONGAN),
        "wati": Place(MOJOKERTO, MAGERSARI, GEDONGAN),
        "yuni": Place(MOJOKERTO, MAGERSARI),
        "dewi": Place(MOJOKERTO, KRANGGAN, KRANGGAN_KEL),
    }
    return {
        username: a_person(username, name, role, places.get(username, Place(MOJOKERTO)))
        for username, (name, role) in PEOPLE.items()
    }


def a_person(username: str, name: str, role: Role, place: Place) -> Actor:
    """A person of the open city with one role since SINCE."""
    system = Actor.system("persiapan uji", place.kota_id)
    person = AddUser(uuid7(), username, name, Secret(PASSWORD), must_change=False)
    user_id = add_user(person, actor=system).user_id
    given = GiveGrant(
        uuid7(), user_id, role, SINCE, None, place.kecamatan_id, place.kelurahan_id, place.group_id
    )
    give_grant(given, actor=system)
    return actor_of(User.objects.get(pk=user_id), TODAY, "10.0.0.7")


def open_stranger() -> Actor:
    """Tuti, kader of Klego in the other city."""
    with scope(PEKALONGAN):
        return a_person("tuti", "Tuti Alawiyah", Role.KADER, Place(PEKALONGAN, PEKALONGAN_TIMUR, KLEGO))


def open_operator() -> Actor:
    """Ira, who opens cities."""
    ira = AddUser(uuid7(), "ira", "Ira Maharani", Secret(PASSWORD), must_change=False)
    added = add_operator(ira, actor=Actor.operator("persiapan uji"))
    return Actor.operator(added.name, added.user_id, "10.0.0.7")


def open_cast() -> Cast:
    """Everything above, committed to the open transaction; call it under the clock of NOON."""
    cast: Cast = written_once(_open_cast, (MOJOKERTO, PEKALONGAN))
    return cast


def _open_cast() -> Cast:
    open_areas()
    outside = {"tuti": open_stranger(), "ira": open_operator()}
    with scope(MOJOKERTO):
        groups = open_groups()
        return Cast(open_people(groups) | outside, groups)
