"""Roles: given to a person on an area or a group with dates, and ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.access import grant_for
from accounts.commands.run import command
from accounts.domain.roles import LEVEL_OF, Held, Place, Role
from accounts.models import Grant, User
from accounts.policies import MANAGE_USERS, Actor, require
from common import clock
from common.problems import Problem, Problems
from regions.domain.level import Level
from regions.models import Kecamatan, Kelurahan
from regions.queries.day import today_here
from regions.tenancy.scope import current_kota_id

LONGEST_REASON = 200


def reason_problems(reason: str) -> Iterator[Problem]:
    """Why something ends: neither missing nor longer than the log shows."""
    if not reason.strip():
        yield Problem("reason", "Tulis alasannya, satu kalimat.", "kosong")
    elif len(reason.strip()) > LONGEST_REASON:
        yield Problem("reason", f"Alasan paling panjang {LONGEST_REASON} huruf.", "terlalu_panjang")


@dataclass(frozen=True)
class GiveGrant:
    """A role for a person, where its level asks for it on a kecamatan, a kelurahan or a group of one.

    `group_label` is the group's name for the log; groups stand above accounts, so their page brings it.
    """

    command_id: UUID
    user_id: int
    role: Role
    starts_on: date
    ends_on: date | None = None
    kecamatan_id: int | None = None
    kelurahan_id: int | None = None
    group_id: UUID | None = None
    group_label: str = ""


@dataclass(frozen=True)
class EndGrant:
    """The last day of a role, None takes it back at once; and why."""

    command_id: UUID
    grant_id: UUID
    reason: str
    last_day: date | None = None


@dataclass(frozen=True)
class GrantAnswer:
    """Which role of whom was given or ended, in words for the log."""

    grant_id: UUID
    user: str
    role: str
    where: str
    until: str = ""
    reason: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        told = {"pengguna": self.user, "peran": self.role, "wilayah": self.where}
        told |= {"sampai": self.until} if self.until else {}
        return told | ({"alasan": self.reason} if self.reason else {})


@command("accounts.give_grant")
def give_grant(cmd: GiveGrant, *, actor: Actor) -> GrantAnswer:
    """Give a role in the open city.

    Refuses a person or area of another city, the operator's role, a role without its area, dates in the wrong
    order, and a role she already holds there on one of these days.
    """
    kota_id = current_kota_id()
    require(actor, MANAGE_USERS, Place(kota_id))
    problems = Problems()
    # The lock keeps two admins from giving the same role at once.
    user = User.objects.select_for_update().filter(pk=cmd.user_id, kota_id=kota_id).first()
    if user is None:
        problems.add("user_id", "Pengguna ini tidak ada.", "tidak_ada")
    if cmd.role is Role.OPERATOR:
        problems.add("role", "Peran operator tidak diberikan di kota.", "operator")
    if cmd.ends_on is not None and cmd.ends_on < cmd.starts_on:
        problems.add("ends_on", "Tanggal berakhir tidak boleh sebelum tanggal mulai.", "urutan")
    place, where = _place(cmd, kota_id, problems)
    held = Held(cmd.role, place, cmd.starts_on, cmd.ends_on)
    if user is not None and _holds_already(user.pk, held):
        problems.add("role", "Ia sudah memegang peran ini di sana pada tanggal itu.", "ganda")
    problems.raise_if_any()
    assert user is not None
    grant = Grant.objects.create(
        user=user,
        role=cmd.role.value,
        at_kecamatan_id=place.kecamatan_id,
        at_kelurahan_id=place.kelurahan_id,
        group_id=place.group_id,
        starts_on=cmd.starts_on,
        ends_on=cmd.ends_on,
    )
    return GrantAnswer(grant.id, user.name, cmd.role.label, where)


def _place(cmd: GiveGrant, kota_id: int, problems: Problems) -> tuple[Place, str]:
    level = LEVEL_OF[cmd.role]
    if level is Level.KECAMATAN:
        kecamatan = Kecamatan.objects.filter(pk=cmd.kecamatan_id or 0).first()
        if kecamatan is not None:
            return Place(kota_id, kecamatan.id), f"Kecamatan {kecamatan.name}"
        problems.add("kecamatan_id", "Pilih kecamatannya.", "wajib")
    if level in {Level.KELURAHAN, Level.GROUP}:
        return _place_below(cmd, kota_id, problems)
    return Place(kota_id), ""


def _place_below(cmd: GiveGrant, kota_id: int, problems: Problems) -> tuple[Place, str]:
    kelurahan = Kelurahan.objects.filter(pk=cmd.kelurahan_id or 0).first()
    if kelurahan is None:
        problems.add("kelurahan_id", "Pilih kelurahannya.", "wajib")
        return Place(kota_id), ""
    place = Place(kota_id, kelurahan.kecamatan_id, kelurahan.id)
    if LEVEL_OF[cmd.role] is Level.KELURAHAN:
        return place, f"Kelurahan {kelurahan.name}"
    if cmd.group_id is None:
        problems.add("group_id", "Pilih kelompoknya.", "wajib")
    return Place(kota_id, kelurahan.kecamatan_id, kelurahan.id, cmd.group_id), cmd.group_label


def _holds_already(user_id: int, wanted: Held) -> bool:
    rows = Grant.objects.filter(user_id=user_id, role=wanted.role.value, revoked_at=None)
    return any(
        held.place == wanted.place and held.term().overlaps(wanted.term())
        for held in (row.held() for row in rows)
    )


@command("accounts.end_grant")
def end_grant(cmd: EndGrant, *, actor: Actor) -> GrantAnswer:
    """End a role on a day that is still to come, or at once.

    Refuses a role that has ended already, a last day in the past or before its start, a missing reason, and
    one's own role of admin, so that no city is left without one.
    """
    grant = grant_for(actor, MANAGE_USERS, cmd.grant_id)
    today, problems = today_here(), Problems()
    if grant.revoked_at is not None or (grant.ends_on is not None and grant.ends_on < today):
        problems.add("", "Peran ini sudah berakhir.", "berakhir")
    if grant.role == Role.ADMIN.value and grant.user_id == actor.user_id:
        problems.add("", "Peran admin Ibu sendiri hanya dapat diakhiri oleh admin lain.", "sendiri")
    if cmd.last_day is not None and cmd.last_day < max(today, grant.starts_on):
        problems.add("last_day", "Hari terakhir paling cepat hari ini, dan tidak sebelum mulai.", "urutan")
    problems.extend(reason_problems(cmd.reason))
    problems.raise_if_any()
    ending = {"revoked_at": clock.now()} if cmd.last_day is None else {"ends_on": cmd.last_day}
    Grant.objects.filter(pk=grant.pk).update(**ending)
    until = "sekarang" if cmd.last_day is None else cmd.last_day.isoformat()
    return GrantAnswer(
        grant.id, grant.user.name, Role(grant.role).label, grant.area_label(), until, cmd.reason.strip()
    )
