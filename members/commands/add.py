"""Entering people: one from the form, many from a list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor, require
from common.problems import Problem
from groups.access import group_for
from groups.locks import lock_group
from groups.models import Group
from groups.policies import place_of
from members.commands.entering import NewMember, check, write
from members.domain.words import Sex
from members.policies import MANAGE_MEMBER, READ_PEKKA
from regions.queries.day import today_here
from regions.tenancy.constraints import refusing

RACES = {
    "members_member_pkey": Problem("", "Anggota ini sudah dicatat.", "sama"),
    "office_one_holder": Problem("", "Jabatan ini sudah ada yang memegang.", "sama"),
}


@dataclass(frozen=True)
class AddMember:
    """A new person and her enrolment in a group. Her id is the id of this command."""

    command_id: UUID
    group_id: UUID
    name: str
    sex: Sex
    address: str
    joined_on: date
    birth_date: date | None = None
    phone: str | None = None
    number: int | None = None
    birth_place: str | None = None
    occupation: str | None = None


@dataclass(frozen=True)
class AddMembers:
    """Many new people of one group at once, all or none."""

    command_id: UUID
    group_id: UUID
    members: tuple[NewMember, ...]


@dataclass(frozen=True)
class MemberAnswer:
    """The person that was entered or put right."""

    member_id: UUID
    name: str
    group: str = ""
    number: int = 0

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        found = {"anggota_id": str(self.member_id)}
        return found | ({"kelompok": self.group} if self.group else {})


@dataclass(frozen=True)
class MembersAdded:
    """How many were entered into which group."""

    group: str
    count: int

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"kelompok": self.group, "anggota": str(self.count)}


@command("members.add_member")
def add_member(cmd: AddMember, *, actor: Actor) -> MemberAnswer:
    """Enter a person and enrol her in a group.

    Refuses a missing name or address, dates that cannot be, a number in use, a closed group. Forbidden
    outside of MANAGE_MEMBER.
    """
    group = group_for(actor, MANAGE_MEMBER, cmd.group_id)
    person = NewMember(
        id=cmd.command_id,
        name=cmd.name,
        sex=cmd.sex,
        address=cmd.address,
        joined_on=cmd.joined_on,
        birth_date=cmd.birth_date,
        phone=cmd.phone,
        number=cmd.number,
        birth_place=cmd.birth_place,
        occupation=cmd.occupation,
    )
    number = _enter(group, [("", person)])[0]
    return MemberAnswer(person.id, " ".join(cmd.name.split()), group.name, number)


@command("members.add_members")
def add_members(cmd: AddMembers, *, actor: Actor) -> MembersAdded:
    """Enter many people of one group with offices and facts; a problem stands at members.<row>.<field>.

    Refuses what add_member refuses, two holders of an office, and all of them when one is refused. Facts
    (PEKKA, desil) need READ_PEKKA besides MANAGE_MEMBER.
    """
    group = group_for(actor, MANAGE_MEMBER, cmd.group_id)
    if any(person.pekka or person.desil for person in cmd.members):
        require(actor, READ_PEKKA, place_of(group))
    _enter(group, [(f"members.{row}", person) for row, person in enumerate(cmd.members)])
    return MembersAdded(group.name, len(cmd.members))


def _enter(group: Group, people: list[tuple[str, NewMember]]) -> list[int]:
    lock_group(group.id)
    check(group, people, today_here()).raise_if_any()
    with refusing(RACES):
        enrolments = write(group, [person for _, person in people])
    return [enrolment.number for enrolment in enrolments]
