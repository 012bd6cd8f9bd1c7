"""Opening a kota: its accounts and its first admin."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import AddUser, GiveGrant, add_user, command, give_grant
from accounts.domain.roles import Role
from accounts.policies import MANAGE_KOTA, NOWHERE, Actor, require
from bookkeeping.commands.chart import open_chart
from common import clock
from common.ids import uuid7
from common.problems import Problem, Refused
from common.secret import Secret
from regions.models import Kelurahan, Kota
from regions.tenancy.scope import scope


@dataclass(frozen=True)
class OpenKota:
    """A kota whose areas are there already, and the person who will be its first admin."""

    command_id: UUID
    kota_id: int
    username: str
    name: str
    password: Secret
    must_change: bool = True


@dataclass(frozen=True)
class KotaOpened:
    """Which kota was opened, and for whom."""

    kota_id: int
    kota: str
    admin: str

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"kota": self.kota, "admin": self.admin}


@command("up2k.open_kota")
def open_kota(cmd: OpenKota, *, actor: Actor) -> KotaOpened:
    """Give a kota its chart of accounts and its first admin, from today on the wall of that kota.

    Refuses a kota that has no areas yet or is open already, and whatever add_user refuses of the admin.
    """
    require(actor, MANAGE_KOTA, NOWHERE)
    kota = Kota.objects.select_for_update().filter(pk=cmd.kota_id).first()
    if kota is None:
        raise Refused([Problem("kota_id", "Kota ini belum dimuat dari daftar wilayah.", "tidak_ada")])
    if kota.opened_at is not None:
        raise Refused([Problem("kota_id", f"{kota.name} sudah dibuka.", "sudah")])
    with scope(kota.pk):
        if not Kelurahan.objects.exists():
            raise Refused([Problem("kota_id", f"{kota.name} belum punya kelurahan.", "kosong")])
        open_chart()
        admin = _first_admin(cmd, kota)
    Kota.objects.filter(pk=kota.pk).update(opened_at=clock.now())
    return KotaOpened(kota.pk, kota.name, admin)


def _first_admin(cmd: OpenKota, kota: Kota) -> str:
    """Inside the new city the system acts: the operator has no role there, and keeps none."""
    system = Actor.system("pembukaan kota", kota.pk)
    person = AddUser(uuid7(), cmd.username, cmd.name, cmd.password, cmd.must_change)
    added = add_user(person, actor=system)
    today = clock.today(kota.zone)
    give_grant(GiveGrant(uuid7(), added.user_id, Role.ADMIN, today), actor=system)
    return added.name
