"""The small named cast of the tests: two cities, three kelurahan of Mojokerto, and who works there.

Sari keeps the books of Poksus Melati. Ani is kader and Wati Pokja II of kelurahan Gedongan. Rini is Pokja II
and Ida admin of the city. Dewi is kader of kelurahan Kranggan, Tuti of another city: strangers both.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from uuid import UUID

from django.contrib.auth.hashers import make_password

from accounts.domain.roles import Actor, Place, Role
from accounts.models import Grant, User
from accounts.queries.actor import actor_of
from common.ids import uuid7
from groups.commands import AddGroup, add_group
from groups.domain.words import Kind
from regions.models import Kecamatan, Kelurahan, Kota
from regions.tenancy.scope import scope

MOJOKERTO, PEKALONGAN = 3576, 3375
MAGERSARI, KRANGGAN = 357602, 357603
GEDONGAN, GUNUNG_GEDANGAN, KRANGGAN_KEL = 3576021004, 3576021001, 3576031001
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
    "ida": ("Ida Fitriani", Role.ADMIN),
    "joko": ("Joko Santoso", Role.JURI),
    "dewi": ("Dewi Rahayu", Role.KADER),
}


@dataclass
class Cast:
    """Actors by sign-in name, and the ids of the groups by name."""

    actors: dict[str, Actor] = field(default_factory=dict)
    groups: dict[str, UUID] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Actor:
        return self.actors[name]


def open_areas() -> None:
    """The two cities with a few of their kecamatan and kelurahan."""
    Kota.objects.create(id=MOJOKERTO, code="35.76", name="Kota Mojokerto", zone="Asia/Jakarta")
    Kota.objects.create(id=PEKALONGAN, code="33.75", name="Kota Pekalongan", zone="Asia/Jakarta")
    with scope(MOJOKERTO):
        Kecamatan.objects.create(id=MAGERSARI, code="35.76.02", name="Magersari")
        Kecamatan.objects.create(id=KRANGGAN, code="35.76.03", name="Kranggan")
        _kelurahan(GUNUNG_GEDANGAN, MAGERSARI, "35.76.02.1001", "Gunung Gedangan")
        _kelurahan(GEDONGAN, MAGERSARI, "35.76.02.1004", "Gedongan")
        _kelurahan(KRANGGAN_KEL, KRANGGAN, "35.76.03.1001", "Kranggan")
    with scope(PEKALONGAN):
        Kecamatan.objects.create(id=337502, code="33.75.02", name="Pekalongan Timur")
        _kelurahan(3375021008, 337502, "33.75.02.1008", "Klego")


def _kelurahan(pk: int, kecamatan_id: int, code: str, name: str) -> None:
    Kelurahan.objects.create(id=pk, kecamatan_id=kecamatan_id, code=code, name=name)


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
        username: _person(username, name, role, places.get(username, Place(MOJOKERTO)))
        for username, (name, role) in PEOPLE.items()
    }


@cache
def _hash() -> str:
    return make_password(PASSWORD)  # dear on purpose, so once for all


def _person(username: str, name: str, role: Role, place: Place) -> Actor:
    user = User.objects.create(username=username, name=name, kota_id=place.kota_id, password=_hash())
    Grant.objects.create(
        user=user,
        role=role.value,
        at_kecamatan_id=place.kecamatan_id,
        at_kelurahan_id=place.kelurahan_id,
        group_id=place.group_id,
        starts_on=SINCE,
    )
    return actor_of(user, TODAY, "10.0.0.7")


def open_stranger() -> Actor:
    """Tuti, kader of Klego in the other city."""
    with scope(PEKALONGAN):
        return _person("tuti", "Tuti Alawiyah", Role.KADER, Place(PEKALONGAN, 337502, 3375021008))


def open_cast() -> Cast:
    """Everything above, committed to the open transaction; call it under the clock of NOON."""
    open_areas()
    tuti = open_stranger()
    with scope(MOJOKERTO):
        groups = open_groups()
        return Cast(open_people(groups) | {"tuti": tuti}, groups)
