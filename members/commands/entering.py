"""How people come into a group, one or many: checked together, numbered under the lock, written in bulk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from common import clock
from common.ids import uuid7
from common.problems import Problem, Problems
from common.search import searchable
from groups.models import Group
from members.domain.facts import desil_problems, pekka_problems
from members.domain.rules import bare_phone, detail_problems, identity_problems, joining_problems, known
from members.domain.words import Basis, OfficeName, Sex
from members.models import DesilFact, Enrolment, Member, Office, PekkaFact


@dataclass(frozen=True)
class NewPekka:
    """A woman known to head her family when she is entered."""

    since: date
    basis: Basis
    source: str
    consent_on: date | None = None


@dataclass(frozen=True)
class NewDesil:
    """The desil known of a person when she is entered."""

    desil: int
    as_of: date
    source: str


@dataclass(frozen=True)
class NewMember:
    """A person to be entered; `id` is made by the client, `number` proposed by us when it is None."""

    id: UUID
    name: str
    sex: Sex
    address: str
    joined_on: date
    birth_date: date | None = None
    phone: str | None = None
    number: int | None = None
    office: OfficeName | None = None
    pekka: NewPekka | None = None
    desil: NewDesil | None = None
    birth_place: str | None = None
    occupation: str | None = None


def check(group: Group, people: Sequence[tuple[str, NewMember]], today: date) -> Problems:
    """Every problem of the people to be entered, each under the path given with her."""
    problems = Problems()
    for path, person in people:
        found = Problems(
            identity_problems(person.name, person.address, person.birth_date, person.phone, today)
        )
        found.extend(detail_problems(person.birth_place, person.occupation))
        found.extend(
            joining_problems("joined_on", person.joined_on, today, group.founded_on, group.closed_on)
        )
        found.extend(_fact_problems(person, today))
        problems.extend(found, under=path)
    problems.extend(_number_problems(group, people))
    problems.extend(_office_problems(group, people))
    return problems


def _fact_problems(person: NewMember, today: date) -> Iterable[Problem]:
    if person.pekka is not None:
        fact = person.pekka
        for problem in pekka_problems(
            True, fact.since, fact.basis, fact.source, fact.consent_on, person.sex, today
        ):
            yield problem.under("pekka")
    if person.desil is not None:
        for problem in desil_problems(person.desil.desil, person.desil.as_of, person.desil.source, today):
            yield problem.under("desil")


def _number_problems(group: Group, people: Sequence[tuple[str, NewMember]]) -> Iterable[Problem]:
    taken = set(Enrolment.objects.filter(group_id=group.id).values_list("number", flat=True))
    for path, person in people:
        if person.number is None:
            continue
        if not 1 <= person.number <= 99_999:
            yield Problem("number", "Nomor anggota antara 1 dan 99999.", "batas").under(path)
        elif person.number in taken:
            text = f"Nomor {person.number} sudah dipakai. Kosongkan, nanti dinomori sendiri."
            yield Problem("number", text, "sama").under(path)
        taken.add(person.number)


def _office_problems(group: Group, people: Sequence[tuple[str, NewMember]]) -> Iterable[Problem]:
    wanted = [person.office for _, person in people if person.office is not None]
    if not wanted:
        return
    held = set(Office.objects.filter(group_id=group.id, office__in=wanted).values_list("office", flat=True))
    for path, person in people:
        if person.office is None:
            continue
        if person.office in held:
            text = f"Sudah ada {person.office.label} di kelompok ini. Angkat lewat halaman pengurus."
            yield Problem("office", text, "sama").under(path)
        held.add(person.office)


def write(group: Group, people: Sequence[NewMember]) -> tuple[Enrolment, ...]:
    """Write people that were checked, with their enrolments, offices and facts: one INSERT a table."""
    now, area = clock.now(), group.kelurahan_id
    Member.objects.bulk_create([_member(person, area) for person in people])
    enrolments = _numbered(group, people)
    Enrolment.objects.bulk_create(enrolments)
    terms = [
        Office(
            kelurahan_id=area, group_id=group.id, enrolment_id=e.id, office=p.office, starts_on=p.joined_on
        )
        for p, e in zip(people, enrolments, strict=True)
        if p.office is not None
    ]
    pekka = [
        PekkaFact(kelurahan_id=area, member_id=p.id, is_pekka=True, recorded_at=now, **_columns(p.pekka))
        for p in people
        if p.pekka is not None
    ]
    desil = [
        DesilFact(kelurahan_id=area, member_id=p.id, recorded_at=now, **_columns(p.desil))
        for p in people
        if p.desil is not None
    ]
    Office.objects.bulk_create(terms)
    PekkaFact.objects.bulk_create(pekka)
    DesilFact.objects.bulk_create(desil)
    return tuple(enrolments)


def _columns(fact: NewPekka | NewDesil) -> dict[str, Any]:
    if isinstance(fact, NewDesil):
        return {"desil": fact.desil, "as_of": fact.as_of, "source": fact.source.strip()}
    return {
        "since": fact.since,
        "basis": fact.basis.value,
        "source": fact.source.strip(),
        "consent_on": fact.consent_on,
    }


def _member(person: NewMember, kelurahan_id: int) -> Member:
    return Member(
        id=person.id,
        kelurahan_id=kelurahan_id,
        birth_date=person.birth_date,
        birth_place=known(person.birth_place),
        occupation=known(person.occupation),
        address=" ".join(person.address.split()),
        sex=person.sex.value,
        phone=bare_phone(person.phone),
        **named(person.name),
    )


def named(name: str) -> dict[str, str]:
    """The columns of a name: as written, and as lists search it."""
    written = " ".join(name.split())
    return {"name": written, "search_name": searchable(written)}


def next_number(group_id: UUID) -> int:
    """The number after the highest of a group; call it under the group's lock."""
    highest = Enrolment.objects.filter(group_id=group_id).aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def _numbered(group: Group, people: Sequence[NewMember]) -> list[Enrolment]:
    given = {person.number for person in people if person.number is not None}
    free = next_number(group.id)
    found: list[Enrolment] = []
    for person in people:
        number = person.number
        if number is None:
            while free in given:
                free += 1
            number, free = free, free + 1
        found.append(
            Enrolment(
                id=uuid7(),
                kelurahan_id=group.kelurahan_id,
                member_id=person.id,
                group_id=group.id,
                number=number,
                joined_on=person.joined_on,
            )
        )
    return found
