"""People with sign-ins, and the papers of Mojokerto's committees."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import (
    AddUser,
    AppointSignatory,
    GiveGrant,
    SetLetterhead,
    add_user,
    appoint_signatory,
    give_grant,
    set_letterhead,
)
from accounts.domain.roles import Actor, Place, Role
from common.ids import uuid7
from common.secret import Secret
from regions.domain.officers import Office
from regions.queries import AreaName

PASSWORD = "belajar-up2k"  # noqa: S105  # of invented people, printed by bin/demo
MOJOKERTO, MAGERSARI, GEDONGAN = 3576, 357602, 3576021004


@dataclass(frozen=True)
class SignIn:
    """A person of the demonstration: who she is and for which area."""

    username: str
    name: str
    role: Role
    kota_id: int
    kecamatan_id: int | None = None
    kelurahan_id: int | None = None

    @property
    def area_id(self) -> int:
        """The number of her area."""
        return self.kelurahan_id or self.kecamatan_id or self.kota_id


OPERATOR = SignIn("operator", "Ira Maharani", Role.OPERATOR, 0)
MOJOKERTO_STAFF = (
    SignIn("kader.gedongan", "Ani Lestari", Role.KADER, MOJOKERTO, MAGERSARI, GEDONGAN),
    SignIn("sari.melati", "Sari Wulandari", Role.PENGURUS, MOJOKERTO, MAGERSARI, GEDONGAN),
    SignIn("pokja.gedongan", "Wati Handayani", Role.POKJA_KELURAHAN, MOJOKERTO, MAGERSARI, GEDONGAN),
    SignIn("pokja.magersari", "Yuni Astuti", Role.POKJA_KECAMATAN, MOJOKERTO, MAGERSARI),
    SignIn("pokja.mojokerto", "Rini Kusuma", Role.POKJA_KOTA, MOJOKERTO),
    SignIn("lomba.mojokerto", "Lina Marlina", Role.KOORDINATOR, MOJOKERTO),
    SignIn("juri.mojokerto", "Joko Santoso", Role.JURI, MOJOKERTO),
)


def pokja_of(kota_id: int, code: str) -> SignIn:
    """Pokja II of another city: "pokja.3375"."""
    return SignIn(f"pokja.{code.replace('.', '')}", f"Pokja II {code}", Role.POKJA_KOTA, kota_id)


def admit(person: SignIn, since: date, actor: Actor, group_id: UUID | None = None) -> None:
    """A user with her role from that day on; a pengurus gets the group."""
    cmd = AddUser(uuid7(), person.username, person.name, Secret(PASSWORD), must_change=False)
    user_id = add_user(cmd, actor=actor).user_id
    place = Place(person.kota_id, person.kecamatan_id, person.kelurahan_id, group_id)
    given = GiveGrant(
        uuid7(),
        user_id,
        person.role,
        since,
        None,
        place.kecamatan_id,
        place.kelurahan_id,
        place.group_id,
        "Melati" if group_id else "",
    )
    give_grant(given, actor=actor)


def papers(area: AreaName, ketua: str, pokja: str, since: date, actor: Actor) -> None:
    """Head of letters and officers of one committee."""
    name = f"TIM PENGGERAK PKK {area.full.upper()}"
    address = f"Kantor {area.full}\nJalan Contoh Nomor 1"
    set_letterhead(SetLetterhead(uuid7(), area.level, area.id, name, address), actor=actor)
    for office, who in ((Office.KETUA, ketua), (Office.POKJA2, pokja)):
        appoint_signatory(AppointSignatory(uuid7(), area.level, area.id, office, who, since), actor=actor)
