"""Members of one group: for the meeting sheet, for the list and for who signs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.policies import Actor
from groups.queries import groups_for
from members.domain.words import OfficeName, Sex
from members.models import Enrolment, Member, Office
from members.policies import MANAGE_MEMBER

RANK = {office.value: place for place, office in enumerate(OfficeName)}


@dataclass(frozen=True)
class MemberLine:
    """A member as the meeting sheet lists her; `office` is None for those without one."""

    enrolment_id: UUID
    member_id: UUID
    number: int
    name: str
    office: OfficeName | None


@dataclass(frozen=True)
class EnrolmentRow:
    """A membership as the list of a group shows it."""

    enrolment_id: UUID
    member_id: UUID
    number: int
    name: str
    sex: Sex
    birth_place: str | None
    birth_date: date | None
    occupation: str | None
    address: str
    offices: str
    joined_on: date
    left_on: date | None
    left_reason: str


@dataclass(frozen=True)
class Officer:
    """Who holds an office, since when."""

    office: OfficeName
    enrolment_id: UUID
    member_id: UUID
    name: str
    starts_on: date


@dataclass(frozen=True)
class Seat:
    """An office of a group and who holds it; None while it is vacant."""

    office: OfficeName
    holder: Officer | None


def members_of(group_id: UUID, on: date) -> tuple[MemberLine, ...]:
    """The members of a group on that day by number, each with her first office; two queries."""
    rows = (
        Enrolment.objects.filter(group_id=group_id, joined_on__lte=on)
        .filter(Q(left_on=None) | Q(left_on__gte=on))
        .order_by("number")
        .values_list("id", "member_id", "number", "member__name")
    )
    held: dict[UUID, OfficeName] = {}
    for officer in officers_of(group_id, on):
        held.setdefault(officer.enrolment_id, officer.office)
    return tuple(MemberLine(*row, office=held.get(row[0])) for row in rows)


def officers_of(group_id: UUID, on: date) -> tuple[Officer, ...]:
    """Ketua, sekretaris and bendahara of that day, those that are held."""
    terms = (
        _terms_on(Office.objects.filter(group_id=group_id), on)
        .select_related("enrolment__member")
        .only("office", "starts_on", "kota_id", "enrolment__member__name")
    )
    found = [
        Officer(
            OfficeName(t.office), t.enrolment_id, t.enrolment.member_id, t.enrolment.member.name, t.starts_on
        )
        for t in terms
    ]
    return tuple(sorted(found, key=lambda officer: RANK[officer.office]))


def seats_of(group_id: UUID, on: date) -> tuple[Seat, ...]:
    """All three offices of a group on that day, held or not."""
    held = {officer.office: officer for officer in officers_of(group_id, on)}
    return tuple(Seat(office, held.get(office)) for office in OfficeName)


def joinable_groups(actor: Actor, member: Member) -> tuple[tuple[UUID, str], ...]:
    """(id, name) of working groups of her kelurahan she is not in, where this actor manages members."""
    present = Enrolment.objects.filter(member_id=member.id, left_on=None).values("group_id")
    found = groups_for(actor, MANAGE_MEMBER).filter(kelurahan_id=member.kelurahan_id, is_active=True)
    return tuple((group.id, str(group)) for group in found.exclude(pk__in=present).order_by("search_name"))


def _terms_on(terms: QuerySet[Office], on: date) -> QuerySet[Office]:
    return terms.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gte=on))


def enrolled(group_id: UUID) -> QuerySet[Enrolment]:
    """All memberships of a group, with the person joined in: for filters, sorting and pages."""
    return Enrolment.objects.filter(group_id=group_id).select_related("member")


def enrolment_rows(page: Iterable[Enrolment], on: date) -> tuple[EnrolmentRow, ...]:
    """Read models of one page of enrolled(), with the offices of that day; one more query."""
    shown = list(page)
    offices = _offices([enrolment.id for enrolment in shown], on)
    return tuple(_row(enrolment, offices) for enrolment in shown)


def _offices(enrolments: list[UUID], on: date) -> Mapping[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    terms = _terms_on(Office.objects.filter(enrolment_id__in=enrolments), on)
    for enrolment_id, office in sorted(
        terms.values_list("enrolment_id", "office"), key=lambda term: RANK[term[1]]
    ):
        found.setdefault(enrolment_id, []).append(OfficeName(office).label)
    return found


def _row(enrolment: Enrolment, offices: Mapping[UUID, list[str]]) -> EnrolmentRow:
    member = enrolment.member
    return EnrolmentRow(
        enrolment_id=enrolment.id,
        member_id=member.id,
        number=enrolment.number,
        name=member.name,
        sex=Sex(member.sex),
        birth_place=member.birth_place,
        birth_date=member.birth_date,
        occupation=member.occupation,
        address=member.address,
        offices=", ".join(offices.get(enrolment.id, [])),
        joined_on=enrolment.joined_on,
        left_on=enrolment.left_on,
        left_reason=enrolment.left_reason,
    )
