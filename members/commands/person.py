"""Putting the identity of a person right."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common.problems import Problems
from members.access import member_for
from members.commands.add import MemberAnswer
from members.commands.entering import named
from members.domain.rules import bare_phone, detail_problems, identity_problems, known
from members.domain.words import Sex
from members.models import Member, PekkaFact
from members.policies import MANAGE_MEMBER
from regions.queries.day import today_here


@dataclass(frozen=True)
class ChangeMember:
    """The whole identity as it should be."""

    command_id: UUID
    member_id: UUID
    name: str
    sex: Sex
    address: str
    birth_date: date | None = None
    phone: str | None = None
    birth_place: str | None = None
    occupation: str | None = None


@command("members.change_member")
def change_member(cmd: ChangeMember, *, actor: Actor) -> MemberAnswer:
    """Put name, sex, address, place and date of birth, pekerjaan or telephone right.

    Refuses what add_member refuses of an identity, and a man who is recorded as PEKKA.
    """
    found = member_for(actor, MANAGE_MEMBER, cmd.member_id)
    problems = Problems(identity_problems(cmd.name, cmd.address, cmd.birth_date, cmd.phone, today_here()))
    problems.extend(detail_problems(cmd.birth_place, cmd.occupation))
    if cmd.sex is Sex.MAN and _is_pekka(cmd.member_id):
        problems.add("sex", "Orang ini tercatat PEKKA. Betulkan catatan PEKKA dahulu.", "pekka")
    problems.raise_if_any()
    Member.objects.filter(pk=found.member.id).update(
        address=" ".join(cmd.address.split()),
        birth_date=cmd.birth_date,
        birth_place=known(cmd.birth_place),
        occupation=known(cmd.occupation),
        sex=cmd.sex.value,
        phone=bare_phone(cmd.phone),
        **named(cmd.name),
    )
    return MemberAnswer(found.member.id, " ".join(cmd.name.split()))


def _is_pekka(member_id: UUID) -> bool:
    facts = PekkaFact.objects.filter(member_id=member_id).order_by("-recorded_at", "-id")
    return bool(facts.values_list("is_pekka", flat=True).first())
