"""People who sign in: added by the admin of their city."""

import re
from dataclasses import dataclass
from uuid import UUID

from accounts.commands.passwords import password_problems
from accounts.commands.run import command
from accounts.models import User
from accounts.policies import MANAGE_KOTA, MANAGE_USERS, NOWHERE, Actor, Place, require
from common.problems import Problem, Problems
from common.secret import Secret
from regions.tenancy.constraints import refusing
from regions.tenancy.scope import current_kota_id

USERNAME = re.compile(r"[a-z0-9][a-z0-9.-]{2,59}", re.ASCII)
TAKEN = Problem("username", "Nama masuk ini sudah dipakai. Coba tambahkan nama kelurahan.", "dipakai")


@dataclass(frozen=True)
class AddUser:
    """A person of the open city; her first password is temporary unless said otherwise."""

    command_id: UUID
    username: str
    name: str
    password: Secret
    must_change: bool = True


@dataclass(frozen=True)
class UserAdded:
    """Who was added."""

    user_id: int
    username: str
    name: str

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"pengguna": self.name, "nama_masuk": self.username}


@command("accounts.add_user")
def add_user(cmd: AddUser, *, actor: Actor) -> UserAdded:
    """Add a person to the open city.

    Refuses a sign-in name that is taken (in any city) or oddly spelt, an empty name and a weak password.
    """
    require(actor, MANAGE_USERS, Place(current_kota_id()))
    return _add(cmd, current_kota_id())


@command("accounts.add_operator")
def add_operator(cmd: AddUser, *, actor: Actor) -> UserAdded:
    """Add an operator, who belongs to no city. Refuses what add_user refuses."""
    require(actor, MANAGE_KOTA, NOWHERE)
    return _add(cmd, None)


def _add(cmd: AddUser, kota_id: int | None) -> UserAdded:
    username, name = cmd.username.strip().lower(), " ".join(cmd.name.split())
    user = User(username=username, name=name, kota_id=kota_id, must_change_password=cmd.must_change)
    problems = Problems()
    if not USERNAME.fullmatch(username):
        problems.add("username", "Pakai 3 sampai 60 huruf kecil, angka, titik atau garis.", "bentuk")
    elif User.objects.filter(username=username).exists():
        problems.extend([TAKEN])
    if not 2 <= len(name) <= 120:
        problems.add("name", "Isi nama lengkap, paling panjang 120 huruf.", "wajib")
    problems.extend(password_problems("password", cmd.password, user))
    problems.raise_if_any()
    user.set_password(cmd.password.value)
    with refusing({"accounts_user_username_key": TAKEN}):
        user.save(force_insert=True)
    return UserAdded(user.pk, username, name)
