"""Pages of members: who gets which, every look at a fact is written down, a refused form changes nothing."""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.domain.roles import Actor, Role
from accounts.models import Grant, User
from common import clock
from common.ids import uuid7
from members.commands import AddMembers, NewMember, add_members
from members.domain.words import OfficeName, Sex
from members.models import DesilFact, Enrolment, FactAccess, Member, Office, PekkaFact
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, NOON, Cast, open_cast
from tests.web.browse import sign_in, text

pytestmark = pytest.mark.django_db
Login = Callable[[str], Client]
JOINED = date(2024, 2, 5)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def login(cast: Cast) -> Login:
    return lambda name: sign_in(cast[name])


def enter(cast: Cast, *names: str, group: str = "Melati", ketua: str = "") -> list[UUID]:
    people = tuple(
        NewMember(
            uuid7(),
            name,
            Sex.WOMAN,
            "RT 2 RW 1",
            JOINED,
            date(1980, 5, 6),
            office=OfficeName.KETUA if name == ketua else None,
        )
        for name in names
    )
    with scope(MOJOKERTO):
        system = Actor.system("persiapan uji", MOJOKERTO)
        add_members(AddMembers(uuid7(), cast.groups[group], people), actor=system)
    return [person.id for person in people]


def enrolment_of(member_id: UUID) -> Enrolment:
    with scope(MOJOKERTO):
        return Enrolment.objects.get(member_id=member_id)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("", ["Wiwik", "Lilik", "Endang"]),
        ("urut=nama", ["Endang", "Lilik", "Wiwik"]),
        ("urut=-nomor", ["Endang", "Lilik", "Wiwik"]),
        ("cari=LIK", ["Lilik"]),
        ("jk=L", []),
        ("keadaan=berhenti", []),
    ],
)
def test_the_list_of_a_group(cast: Cast, login: Login, question: str, names: list[str]) -> None:
    enter(cast, "Wiwik", "Lilik", "Endang", ketua="Lilik")
    answer = login("sari").get(f"/kelompok/{cast.groups['Melati']}/anggota/?{question}")
    assert [row.name for row in answer.context["rows"]] == names


def test_pages_and_queries_do_not_grow_with_members(cast: Cast, login: Login) -> None:
    address = f"/kelompok/{cast.groups['Melati']}/anggota/"

    def cost() -> int:
        client = login("sari")
        with CaptureQueriesContext(connection) as seen:
            text(client, address)
        return len(seen)

    enter(cast, *(f"Ibu {n}" for n in range(15)), ketua="Ibu 1")
    before = cost()
    enter(cast, *(f"Bu {n}" for n in range(15)))
    assert cost() == before
    page = text(login("sari"), address)
    assert "30 anggota" in page
    assert page.count("RT 2 RW 1") == 25


def test_an_empty_list_offers_the_first_member(cast: Cast, login: Login) -> None:
    address = f"/kelompok/{cast.groups['Melati']}/anggota/"
    assert "Tambah anggota" in text(login("sari"), address)
    assert "Tambah anggota" not in text(login("rini"), address)
    assert "Belum ada anggota" in text(login("rini"), address)


def test_the_file_of_members_is_for_those_who_keep_them(cast: Cast, login: Login) -> None:
    enter(cast, "Wiwik", "Lilik", ketua="Lilik")
    address = f"/kelompok/{cast.groups['Melati']}/anggota/?unduh=xlsx"
    sheet = load_workbook(io.BytesIO(login("ani").get(address).content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][:3] == (2, "Lilik", "P")
    assert rows[2][3:9] == (None, datetime(1980, 5, 6), None, "RT 2 RW 1", "Ketua", datetime(2024, 2, 5))
    text(login("rini"), address, 403)


def test_a_member_is_added_from_the_form(cast: Cast, login: Login) -> None:
    melati, client = cast.groups["Melati"], login("sari")
    address = f"/kelompok/{melati}/anggota/tambah/"
    data = {
        "command_id": str(uuid7()),
        "name": "Lilik Suryani",
        "sex": "P",
        "address": "RT 2 RW 1",
        "birth_place": " Kab.  Jombang ",
        "birth_date": "1980-05-06",
        "occupation": "Menjahit",
        "phone": "0812 3456 7890",
        "joined_on": "2026-10-12",
        "number": "",
    }
    assert client.post(address, data)["Location"] == f"/kelompok/{melati}/anggota/"
    again = data | {"command_id": str(uuid7()), "name": "Tatik", "lagi": "1"}
    assert client.post(address, again)["Location"] == address
    assert "Tatik sudah dicatat dengan nomor 2." in text(client, address)
    with scope(MOJOKERTO):
        found = Member.objects.order_by("search_name").values_list(
            "name", "phone", "birth_date", "occupation"
        )
        assert list(found) == [
            ("Lilik Suryani", "081234567890", date(1980, 5, 6), "Menjahit"),
            ("Tatik", "081234567890", date(1980, 5, 6), "Menjahit"),
        ]
        lilik = Member.objects.get(search_name="lilik suryani")
    page = text(client, f"/anggota/{lilik.id}/")
    assert "<dt>Tempat lahir</dt><dd>Kab. Jombang</dd>" in page
    assert "<dt>Pekerjaan</dt><dd>Menjahit</dd>" in page


def test_a_refused_member_keeps_what_was_typed(cast: Cast, login: Login) -> None:
    address = f"/kelompok/{cast.groups['Melati']}/anggota/tambah/"
    data = {"command_id": str(uuid7()), "name": "Lilik", "sex": "P", "address": "RT 2", "phone": "abc"}
    answer = login("sari").post(address, data | {"joined_on": "2026-10-13"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ada 2 isian yang perlu dibetulkan" in page
    assert 'href="#id_phone"' in page
    assert 'value="Lilik"' in page
    with scope(MOJOKERTO):
        assert Member.objects.count() == 0


def test_the_page_of_a_person_and_putting_her_right(cast: Cast, login: Login) -> None:
    (lilik,) = enter(cast, "Lilik", ketua="Lilik")
    page = text(login("sari"), f"/anggota/{lilik}/")
    for words in ("6 Mei 1980", "46 tahun", "Poksus Melati", "Ketua", "RT 2 RW 1"):
        assert words in page
    assert "PEKKA" not in page
    assert "PEKKA dan desil" in text(login("ani"), f"/anggota/{lilik}/")
    data = {"command_id": str(uuid7()), "name": "Lilik S.", "sex": "P", "address": "RT 3"}
    data["occupation"] = "Berdagang sayur"
    assert login("sari").post(f"/anggota/{lilik}/ubah/", data).status_code == 302
    with scope(MOJOKERTO):
        member = Member.objects.get(pk=lilik)
        assert (member.name, member.address, member.birth_date) == ("Lilik S.", "RT 3", None)
        assert (member.birth_place, member.occupation) == (None, "Berdagang sayur")


def test_strangers_and_wrong_roles(cast: Cast, login: Login) -> None:
    lilik, wiwik = enter(cast, "Lilik"), enter(cast, "Wiwik", group="Teratai")
    text(login("sari"), f"/anggota/{wiwik[0]}/", 404)
    for name in ("dewi", "tuti"):
        text(login(name), f"/anggota/{lilik[0]}/", 404)
        text(login(name), f"/kelompok/{cast.groups['Melati']}/anggota/", 404)
    for name in ("joko", "ida"):
        text(login(name), f"/anggota/{lilik[0]}/", 403)
        text(login(name), f"/kelompok/{cast.groups['Melati']}/anggota/", 403)
    text(login("rini"), f"/anggota/{lilik[0]}/ubah/", 403)
    text(login("sari"), f"/anggota/{lilik[0]}/pekka-desil/", 403)
    text(login("rini"), f"/anggota/{lilik[0]}/pekka-desil/", 403)


def test_every_look_at_facts_is_written_down(cast: Cast, login: Login) -> None:
    (lilik,) = enter(cast, "Lilik")
    text(login("ani"), f"/anggota/{lilik}/pekka-desil/")
    text(login("rini"), f"/anggota/{lilik}/pekka-desil/", 403)
    with scope(MOJOKERTO):
        looks = FactAccess.objects.values_list("member_id", "user_id", "actor", "address")
        assert list(looks) == [(lilik, cast["ani"].user_id, "Ani Lestari", "127.0.0.1")]


def test_facts_are_recorded_from_the_forms(cast: Cast, login: Login) -> None:
    (lilik,) = enter(cast, "Lilik")
    client = login("ani")
    pekka = {
        "command_id": str(uuid7()),
        "is_pekka": "ya",
        "basis": "bercerai",
        "since": "2021-03-01",
        "source": "Akta cerai",
        "consent_on": "2026-10-01",
    }
    assert client.post(f"/anggota/{lilik}/pekka/", pekka).status_code == 302
    desil = {"command_id": str(uuid7()), "desil": "3", "as_of": "2026-09-01", "source": "DTSEN"}
    assert client.post(f"/anggota/{lilik}/desil/", desil).status_code == 302
    page = text(client, f"/anggota/{lilik}/pekka-desil/")
    for words in ("Bercerai", "Akta cerai", "Desil 3", "DTSEN"):
        assert words in page
    with scope(MOJOKERTO):
        assert PekkaFact.objects.get().since == date(2021, 3, 1)
        assert DesilFact.objects.get().desil == 3
    wrong = {"command_id": str(uuid7()), "is_pekka": "ya", "since": "2026-10-13", "source": "KK"}
    answer = client.post(f"/anggota/{lilik}/pekka/", wrong)
    assert answer.status_code == 422
    assert "Pilih dasarnya" in answer.content.decode()
    with scope(MOJOKERTO):
        assert PekkaFact.objects.count() == 1


def test_office_leaving_and_coming_back(cast: Cast, login: Login) -> None:
    (lilik,) = enter(cast, "Lilik")
    client, enrolment = login("sari"), enrolment_of(lilik)
    office = {"command_id": str(uuid7()), "office": "bendahara", "starts_on": "2026-01-05"}
    assert client.post(f"/keanggotaan/{enrolment.id}/jabatan/", office).status_code == 302
    assert "Bendahara" in text(client, f"/kelompok/{cast.groups['Melati']}/")
    leaving = {"command_id": str(uuid7()), "left_on": "2026-10-01", "reason": "Pindah"}
    assert client.post(f"/keanggotaan/{enrolment.id}/berhenti/", leaving).status_code == 302
    with scope(MOJOKERTO):
        assert Office.objects.get().ends_on == date(2026, 10, 1)
    assert "Melati" in text(login("ani"), f"/anggota/{lilik}/gabung/")
    joining = {
        "command_id": str(uuid7()),
        "group_id": str(cast.groups["Melati"]),
        "joined_on": "2026-10-10",
        "number": "",
    }
    assert login("ani").post(f"/anggota/{lilik}/gabung/", joining).status_code == 302
    with scope(MOJOKERTO):
        assert Enrolment.objects.get(left_on=None).number == 2


def test_an_officer_gets_a_sign_in_for_her_group(cast: Cast, login: Login) -> None:
    melati = cast.groups["Melati"]
    address = f"/kelompok/{melati}/pengurus/masuk/"
    text(login("wati"), address, 403)
    data = {
        "command_id": str(uuid7()),
        "grant_id": str(uuid7()),
        "name": "Lilik Suryani",
        "username": "lilik.melati",
        "password": "bunga-melati-99",
    }
    client = login("ida")
    refused = client.post(address, data | {"username": "X"})
    assert refused.status_code == 422
    assert "bunga-melati-99" not in refused.content.decode()
    assert not User.objects.filter(name="Lilik Suryani").exists()
    assert client.post(address, data)["Location"] == f"/kelompok/{melati}/"
    user = User.objects.get(username="lilik.melati")
    assert user.must_change_password
    with scope(MOJOKERTO):
        grant = Grant.objects.get(user_id=user.pk)
        assert (grant.role, grant.group_id) == (Role.PENGURUS.value, melati)
