"""Everything the page of one person says, except the facts of facts.py."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from members.access import Found
from members.domain.words import OfficeName, Sex
from members.models import Enrolment, Office


@dataclass(frozen=True)
class OfficeTerm:
    """One term of an office."""

    office: OfficeName
    name: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class Membership:
    """One membership, with the offices held in it."""

    enrolment_id: UUID
    group_id: UUID
    group: str
    number: int
    joined_on: date
    left_on: date | None
    left_reason: str
    offices: tuple[OfficeTerm, ...]


@dataclass(frozen=True)
class MemberPage:
    """A person and her memberships, the present one first."""

    id: UUID
    name: str
    sex: Sex
    birth_place: str | None
    birth_date: date | None
    age: int | None
    address: str
    occupation: str | None
    phone: str | None
    kelurahan: str
    memberships: tuple[Membership, ...]


def age_on(birth_date: date | None, on: date) -> int | None:
    """Years completed on that day; None when the birth date is unknown."""
    if birth_date is None:
        return None
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def member_page(found: Found, on: date) -> MemberPage:
    """The page of a person that came from members.access.member_for(); two queries."""
    member = found.member
    return MemberPage(
        id=member.id,
        name=member.name,
        sex=Sex(member.sex),
        birth_place=member.birth_place,
        birth_date=member.birth_date,
        age=age_on(member.birth_date, on),
        address=member.address,
        occupation=member.occupation,
        phone=member.phone,
        kelurahan=member.kelurahan.name,
        memberships=_memberships(found),
    )


def _memberships(found: Found) -> tuple[Membership, ...]:
    member, seen = found.member, [group.id for group in found.groups]
    terms: dict[UUID, list[OfficeTerm]] = defaultdict(list)
    for term in Office.objects.filter(enrolment__member_id=member.id).order_by("starts_on"):
        terms[term.enrolment_id].append(
            OfficeTerm(OfficeName(term.office), member.name, term.starts_on, term.ends_on)
        )
    rows = Enrolment.objects.filter(member_id=member.id, group_id__in=seen).select_related("group")
    shown = [
        Membership(
            e.id,
            e.group_id,
            str(e.group),
            e.number,
            e.joined_on,
            e.left_on,
            e.left_reason,
            tuple(terms[e.id]),
        )
        for e in rows.order_by("-joined_on")
    ]
    return tuple(sorted(shown, key=lambda membership: membership.left_on is not None))


def office_history(group_id: UUID) -> tuple[OfficeTerm, ...]:
    """Every term of office in a group, the newest first; one query."""
    terms = Office.objects.filter(group_id=group_id).select_related("enrolment__member")
    return tuple(
        OfficeTerm(OfficeName(t.office), t.enrolment.member.name, t.starts_on, t.ends_on)
        for t in terms.order_by("-starts_on", "office")
    )
