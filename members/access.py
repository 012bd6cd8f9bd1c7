"""The id of a person or enrolment in an address -> the object: 404 for a stranger, 403 for the wrong role."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.policies import Actor, Place, Rule, may
from common.problems import Forbidden
from groups.models import Group
from groups.policies import place_of
from members.models import Enrolment, Member
from members.policies import READ_MEMBER


@dataclass(frozen=True)
class Found:
    """A person with the groups she is or was in, those of them that the actor may see."""

    member: Member
    groups: tuple[Group, ...]

    @property
    def places(self) -> list[Place]:
        """Where she is: her groups, and her kelurahan."""
        return [place_of(group) for group in self.groups] + [area_of(self.member)]

    def may(self, actor: Actor, rule: Rule) -> bool:
        """Whether this actor may do this at one of her places."""
        return any(may(actor, rule, place) for place in self.places)


def member_for(actor: Actor, rule: Rule, pk: UUID) -> Found:
    """The person, for an actor who may do this in one of her groups or in her whole kelurahan.

    Http404 when she does not exist for the actor, Forbidden when she may be seen but this not done.
    An officer of one group does not reach people of the group next door.
    """
    member = Member.objects.select_related("kelurahan").filter(pk=pk).first()
    if member is None:
        raise Http404("no such member")
    enrolments = (
        Enrolment.objects.filter(member_id=pk).select_related("group__kelurahan").order_by("joined_on")
    )
    groups = {enrolment.group_id: enrolment.group for enrolment in enrolments}.values()
    found = Found(member, tuple(g for g in groups if may(actor, READ_MEMBER, place_of(g))))
    if found.may(actor, rule):
        return found
    if found.may(actor, READ_MEMBER):
        raise Forbidden(f"{actor.name} may not: {rule.name}")
    raise Http404("no such member")


def area_of(member: Member) -> Place:
    """The kelurahan of a person; read her with select_related("kelurahan")."""
    kota_id: int = member.kota_id  # type: ignore[assignment]  # never null
    return Place(kota_id, member.kelurahan.kecamatan_id, member.kelurahan_id)


def enrolment_for(actor: Actor, rule: Rule, pk: UUID) -> Enrolment:
    """The enrolment with its member and group, for an actor who may do this in that group."""
    related = Enrolment.objects.select_related("member", "group__kelurahan")
    enrolment = related.filter(pk=pk).first()
    if enrolment is None:
        raise Http404("no such enrolment")
    place = place_of(enrolment.group)
    if may(actor, rule, place):
        return enrolment
    if may(actor, READ_MEMBER, place):
        raise Forbidden(f"{actor.name} may not: {rule.name}")
    raise Http404("no such enrolment")
