"""Commands of members: people, numbers, terms and facts; a refusal changes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404

from accounts.models import CommandRecord
from common import clock
from common.ids import uuid7
from common.problems import Forbidden, Refused
from groups.commands import CloseGroup, close_group
from members.commands import (
    AddMember,
    AddMembers,
    Appoint,
    ChangeMember,
    Enrol,
    LeaveGroup,
    NewDesil,
    NewMember,
    NewPekka,
    RecordDesil,
    RecordPekka,
    add_member,
    add_members,
    appoint,
    change_member,
    enrol,
    leave_group,
    record_desil,
    record_pekka,
)
from members.domain.words import Basis, OfficeName, Sex
from members.models import DesilFact, Enrolment, Member, Office, PekkaFact
from members.queries import members_of, officers_of
from regions.tenancy.scope import scope
from tests.cast import KRANGGAN_KEL, MOJOKERTO, NOON, TODAY, Cast, open_cast

pytestmark = pytest.mark.django_db
JOINED = date(2024, 2, 5)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        found = open_cast()
        with scope(MOJOKERTO):
            yield found


def fields(refusal: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refusal.value.problems]


def bu(cast: Cast, name: str, group: str = "Melati", joined_on: date = JOINED) -> Enrolment:
    cmd = AddMember(uuid7(), cast.groups[group], name, Sex.WOMAN, "RT 2 RW 1", joined_on)
    return Enrolment.objects.get(member_id=add_member(cmd, actor=cast["ani"]).member_id)


def everything() -> list[int]:
    return [m.objects.count() for m in (Member, Enrolment, Office, PekkaFact, DesilFact, CommandRecord)]


def test_one_command_enters_a_person_and_enrols_her(cast: Cast) -> None:
    cmd = AddMember(
        uuid7(),
        cast.groups["Melati"],
        " Hj. Nur'aini  Zahra",
        Sex.WOMAN,
        "Jl. Gajah Mada 4",
        JOINED,
        date(1980, 5, 6),
        "0812-3456 7890",
        7,
        "Jombang",
        "Menjahit",
    )
    answer = add_member(cmd, actor=cast["sari"])
    assert add_member(cmd, actor=cast["sari"]) == answer
    assert (answer.member_id, answer.name, answer.number) == (cmd.command_id, "Hj. Nur'aini Zahra", 7)
    member = Member.objects.get()
    assert (member.name, member.search_name) == ("Hj. Nur'aini Zahra", "hj nuraini zahra")
    assert (member.phone, member.birth_date, member.sex) == ("081234567890", date(1980, 5, 6), "P")
    assert (member.birth_place, member.occupation) == ("Jombang", "Menjahit")
    enrolment = Enrolment.objects.get()
    assert (enrolment.group_id, enrolment.number) == (cast.groups["Melati"], 7)
    assert (enrolment.joined_on, enrolment.left_on) == (JOINED, None)
    assert bu(cast, "Tatik").number == 8


def test_all_problems_of_a_new_person_come_at_once(cast: Cast) -> None:
    bu(cast, "Tatik")
    before = everything()
    cmd = AddMember(
        uuid7(),
        cast.groups["Melati"],
        " ",
        Sex.WOMAN,
        "",
        date(2026, 10, 13),
        date(2027, 1, 1),
        "telepon",
        1,
        "J" * 61,
    )
    with pytest.raises(Refused) as refusal:
        add_member(cmd, actor=cast["ani"])
    assert fields(refusal) == [
        ("name", "wajib"),
        ("address", "wajib"),
        ("birth_date", "tidak_mungkin"),
        ("phone", "telepon"),
        ("birth_place", "panjang"),
        ("joined_on", "depan"),
        ("number", "sama"),
    ]
    assert everything() == before


def test_nobody_joins_before_the_founding_or_after_the_closing(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        bu(cast, "Tatik", joined_on=date(2019, 3, 3))
    assert fields(refusal) == [("joined_on", "urutan")]
    close_group(CloseGroup(uuid7(), cast.groups["Teratai"], TODAY, "Bubar"), actor=cast["wati"])
    with pytest.raises(Refused) as refusal:
        bu(cast, "Tatik", "Teratai")
    assert fields(refusal) == [("", "tutup")]
    assert Member.objects.count() == 0


def test_many_are_entered_at_once_with_offices_and_facts(cast: Cast) -> None:
    pekka = NewPekka(date(2020, 1, 1), Basis.WIDOWED, "KK", date(2024, 2, 5))
    people = (
        NewMember(uuid7(), "Sari Wulandari", Sex.WOMAN, "RT 1", JOINED, office=OfficeName.KETUA, number=2),
        NewMember(uuid7(), "Bagus Prasetyo", Sex.MAN, "RT 1", JOINED, office=OfficeName.BENDAHARA),
        NewMember(
            uuid7(), "Lilik", Sex.WOMAN, "RT 2", JOINED, pekka=pekka, desil=NewDesil(3, JOINED, "DTSEN")
        ),
        NewMember(uuid7(), "Endang", Sex.WOMAN, "RT 2", JOINED),
    )
    answer = add_members(AddMembers(uuid7(), cast.groups["Melati"], people), actor=cast["ani"])
    assert (answer.group, answer.count) == ("Melati", 4)
    lines = members_of(cast.groups["Melati"], TODAY)
    assert [(line.number, line.name, line.office) for line in lines] == [
        (1, "Bagus Prasetyo", OfficeName.BENDAHARA),
        (2, "Sari Wulandari", OfficeName.KETUA),
        (3, "Lilik", None),
        (4, "Endang", None),
    ]
    fact = PekkaFact.objects.get()
    assert (fact.member_id, fact.is_pekka, fact.basis, fact.source) == (
        people[2].id,
        True,
        "suami_meninggal",
        "KK",
    )
    assert DesilFact.objects.get().desil == 3


def test_many_are_refused_together_each_at_her_row(cast: Cast) -> None:
    before = everything()
    people = (
        NewMember(uuid7(), "Sari", Sex.WOMAN, "RT 1", JOINED, office=OfficeName.KETUA, number=4),
        NewMember(uuid7(), "", Sex.WOMAN, "RT 1", JOINED, office=OfficeName.KETUA, number=4),
        NewMember(
            uuid7(),
            "Budi",
            Sex.MAN,
            "RT 1",
            JOINED,
            pekka=NewPekka(JOINED, Basis.OTHER, ""),
            desil=NewDesil(11, JOINED, "D"),
        ),
    )
    with pytest.raises(Refused) as refusal:
        add_members(AddMembers(uuid7(), cast.groups["Melati"], people), actor=cast["ani"])
    assert fields(refusal) == [
        ("members.1.name", "wajib"),
        ("members.2.pekka.source", "wajib"),
        ("members.2.pekka.is_pekka", "jenis_kelamin"),
        ("members.2.desil.desil", "batas"),
        ("members.1.number", "sama"),
        ("members.1.office", "sama"),
    ]
    assert everything() == before


def test_officers_of_a_group_enter_people_but_no_facts_and_only_their_own(cast: Cast) -> None:
    fact = NewPekka(JOINED, Basis.DIVORCED, "KK")
    person = NewMember(uuid7(), "Lilik", Sex.WOMAN, "RT 2", JOINED, pekka=fact)
    with pytest.raises(Forbidden):
        add_members(AddMembers(uuid7(), cast.groups["Melati"], (person,)), actor=cast["sari"])
    cmd = AddMember(uuid7(), cast.groups["Teratai"], "Lilik", Sex.WOMAN, "RT 2", JOINED)
    with pytest.raises(Http404):
        add_member(cmd, actor=cast["sari"])
    with pytest.raises(Forbidden):
        add_member(cmd, actor=cast["rini"])
    assert Member.objects.count() == 0


def test_an_identity_is_put_right(cast: Cast) -> None:
    lilik = bu(cast, "Lilik").member_id
    cmd = ChangeMember(uuid7(), lilik, "Lilik Suryani", Sex.WOMAN, "RT 9", date(1979, 1, 2), None)
    change_member(cmd, actor=cast["sari"])
    member = Member.objects.get(pk=lilik)
    assert (member.name, member.search_name, member.address) == ("Lilik Suryani", "lilik suryani", "RT 9")
    record_pekka(pekka(lilik), actor=cast["ani"])
    with pytest.raises(Refused) as refusal:
        change_member(ChangeMember(uuid7(), lilik, "Lilik", Sex.MAN, "RT 9"), actor=cast["ani"])
    assert fields(refusal) == [("sex", "pekka")]
    with pytest.raises(Http404):
        change_member(replace(cmd, command_id=uuid7()), actor=cast["dewi"])


def pekka(member_id: UUID, is_pekka: bool = True) -> RecordPekka:
    basis = Basis.WIDOWED if is_pekka else None
    return RecordPekka(uuid7(), member_id, is_pekka, date(2021, 3, 1), "KK", basis, date(2026, 1, 2))


def test_facts_are_appended_by_few(cast: Cast) -> None:
    lilik = bu(cast, "Lilik").member_id
    for name in ("sari", "rini", "yuni"):
        with pytest.raises(Forbidden):
            record_pekka(pekka(lilik), actor=cast[name])
    record_pekka(pekka(lilik), actor=cast["ani"])
    record_pekka(pekka(lilik, False), actor=cast["wati"])
    found = PekkaFact.objects.order_by("recorded_at", "id").values_list("is_pekka", "basis")
    assert list(found) == [(True, "suami_meninggal"), (False, "")]
    record_desil(RecordDesil(uuid7(), lilik, 4, date(2026, 9, 1), "DTSEN"), actor=cast["ani"])
    assert DesilFact.objects.get().desil == 4
    for table in ("members_pekkafact", "members_desilfact", "members_factaccess"):
        with pytest.raises(DatabaseError, match="permission denied"):  # noqa: SIM117
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table}")


def test_all_problems_of_a_fact_come_at_once(cast: Cast) -> None:
    lilik = bu(cast, "Lilik").member_id
    later = date(2026, 12, 1)
    with pytest.raises(Refused) as refusal:
        record_pekka(RecordPekka(uuid7(), lilik, True, later, "", None, later), actor=cast["ani"])
    assert fields(refusal) == [
        ("since", "depan"),
        ("source", "wajib"),
        ("basis", "wajib"),
        ("consent_on", "depan"),
    ]
    with pytest.raises(Refused) as refusal:
        record_desil(RecordDesil(uuid7(), lilik, 0, later, " "), actor=cast["ani"])
    assert fields(refusal) == [("desil", "batas"), ("as_of", "depan"), ("source", "wajib")]
    assert (PekkaFact.objects.count(), DesilFact.objects.count()) == (0, 0)


def test_a_member_leaves_and_comes_back_under_a_new_number(cast: Cast) -> None:
    lilik, tatik = bu(cast, "Lilik"), bu(cast, "Tatik")
    appoint(Appoint(uuid7(), lilik.id, OfficeName.KETUA, JOINED), actor=cast["sari"])
    leave_group(LeaveGroup(uuid7(), lilik.id, date(2025, 1, 31), "Pindah"), actor=cast["sari"])
    lilik.refresh_from_db()
    assert (lilik.left_on, lilik.left_reason) == (date(2025, 1, 31), "Pindah")
    assert Office.objects.get().ends_on == date(2025, 1, 31)
    assert [line.name for line in members_of(lilik.group_id, date(2025, 1, 31))] == ["Lilik", "Tatik"]
    assert [line.name for line in members_of(lilik.group_id, date(2025, 2, 1))] == ["Tatik"]
    with pytest.raises(Refused) as refusal:
        leave_group(LeaveGroup(uuid7(), lilik.id, date(2024, 1, 1), ""), actor=cast["sari"])
    assert fields(refusal) == [
        ("reason", "wajib"),
        ("", "sudah"),
        ("left_on", "urutan"),
        ("left_on", "jabatan"),
    ]
    again = Enrol(uuid7(), lilik.member_id, lilik.group_id, date(2025, 1, 31))
    with pytest.raises(Refused) as refusal:
        enrol(again, actor=cast["ani"])
    assert fields(refusal) == [("joined_on", "sama")]
    answer = enrol(Enrol(uuid7(), lilik.member_id, lilik.group_id, date(2025, 3, 1)), actor=cast["ani"])
    assert (answer.number, tatik.number) == (3, 2)


def test_somebody_of_another_kelurahan_is_not_enrolled(cast: Cast) -> None:
    lilik = bu(cast, "Lilik")
    with pytest.raises(Http404):
        enrol(Enrol(uuid7(), lilik.member_id, cast.groups["Anggrek"], TODAY), actor=cast["ani"])
    stray = Enrolment(member_id=lilik.member_id, group_id=cast.groups["Anggrek"], number=1, joined_on=TODAY)
    stray.kelurahan_id = KRANGGAN_KEL
    with (
        pytest.raises(IntegrityError, match="members_enrolment_kelurahan_id_member_id_agree"),
        transaction.atomic(),
    ):
        stray.save()


def test_one_holder_of_an_office_at_a_time(cast: Cast) -> None:
    lilik, tatik = bu(cast, "Lilik"), bu(cast, "Tatik")
    appoint(Appoint(uuid7(), lilik.id, OfficeName.KETUA, JOINED), actor=cast["sari"])
    with pytest.raises(Refused) as refusal:
        appoint(Appoint(uuid7(), tatik.id, OfficeName.KETUA, JOINED), actor=cast["sari"])
    assert fields(refusal) == [("starts_on", "sama")]
    with pytest.raises(Refused) as refusal:
        appoint(Appoint(uuid7(), lilik.id, OfficeName.KETUA, date(2025, 1, 1)), actor=cast["sari"])
    assert fields(refusal) == [("office", "sudah")]
    appoint(Appoint(uuid7(), tatik.id, OfficeName.KETUA, date(2026, 1, 1)), actor=cast["sari"])
    for day, name in ((date(2025, 12, 31), "Lilik"), (date(2026, 1, 1), "Tatik")):
        assert [(o.office, o.name) for o in officers_of(lilik.group_id, day)] == [(OfficeName.KETUA, name)]
    with pytest.raises(Refused) as refusal:
        appoint(Appoint(uuid7(), tatik.id, OfficeName.BENDAHARA, date(2024, 2, 4)), actor=cast["sari"])
    assert fields(refusal) == [("starts_on", "bukan_anggota")]


def test_the_database_lets_no_two_hold_one_office(cast: Cast) -> None:
    lilik, tatik = bu(cast, "Lilik"), bu(cast, "Tatik")
    appoint(Appoint(uuid7(), lilik.id, OfficeName.KETUA, JOINED), actor=cast["sari"])
    second = Office(enrolment=tatik, group_id=tatik.group_id, office="ketua", starts_on=TODAY)
    second.kelurahan_id = tatik.kelurahan_id
    with pytest.raises(IntegrityError, match="office_one_holder"), transaction.atomic():
        second.save()
