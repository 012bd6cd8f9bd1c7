"""Groups and members over the API: the rows and refusals of the pages, and a schema that knows them."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.authtoken.models import Token

from accounts.domain.roles import Actor
from common import clock
from common.ids import uuid7
from groups.commands import AddGroup, DecideStage, add_group, decide_stage
from groups.domain.words import Stage
from members.commands import AddMembers, NewMember, add_members
from members.domain.words import OfficeName, Sex
from regions.tenancy.scope import scope
from tests.cast import GEDONGAN, KRANGGAN, KRANGGAN_KEL, MAGERSARI, MOJOKERTO, NOON, Cast, open_cast

pytestmark = pytest.mark.django_db
Ask = Callable[..., Any]
JOINED = date(2024, 2, 5)
PROBLEM = "application/problem+json"


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def ask(cast: Cast) -> Ask:
    def get(name: str, address: str, status: int = 200) -> Any:
        user_id = cast[name].user_id
        assert user_id is not None
        token, _ = Token.objects.get_or_create(user_id=user_id)
        answer = Client().get(f"/api/{address}", headers={"Authorization": f"Token {token.key}"})
        assert answer.status_code == status, answer.content
        return answer

    return get


def enter(cast: Cast, *names: str) -> list[UUID]:
    people = tuple(
        NewMember(uuid7(), name, Sex.WOMAN, "RT 2", JOINED, date(1980, 5, 6), office=office)
        for name, office in zip(names, [OfficeName.KETUA] + [None] * len(names), strict=False)
    )
    with scope(MOJOKERTO):
        system = Actor.system("persiapan uji", MOJOKERTO)
        add_members(AddMembers(uuid7(), cast.groups["Melati"], people), actor=system)
    return [person.id for person in people]


def test_the_list_of_groups(cast: Cast, ask: Ask) -> None:
    body = ask("yuni", "kelompok/?urut=nama").json()
    assert (body["count"], body["next"], body["previous"]) == (3, None, None)
    assert body["results"][2] == {
        "id": str(cast.groups["Teratai"]),
        "name": "Teratai",
        "kind": "poklak",
        "kecamatan_id": MAGERSARI,
        "kecamatan": "Magersari",
        "kelurahan_id": GEDONGAN,
        "kelurahan": "Gedongan",
        "stage": None,
        "poksus": "Melati",
        "line_of_business": "Jahit",
        "founded_on": "2021-01-09",
        "is_active": True,
        "closed_on": None,
    }
    assert ask("rini", f"kelompok/?kecamatan={KRANGGAN}").json()["count"] == 1
    assert [g["name"] for g in ask("ani", "kelompok/?cari=mel").json()["results"]] == ["Melati"]


def test_one_group(cast: Cast, ask: Ask) -> None:
    with scope(MOJOKERTO):
        cmd = DecideStage(uuid7(), cast.groups["Melati"], Stage.MADYA, date(2025, 1, 2), "Lengkap", "Ny. H")
        decide_stage(cmd, actor=cast["rini"])
    body = ask("joko", f"kelompok/{cast.groups['Melati']}/").json()
    assert (body["name"], body["poksus"], body["founded_on"]) == ("Melati", None, "2019-03-04")
    assert [poklak["title"] for poklak in body["poklak"]] == ["Poklak Teratai"]
    assert body["stages"] == [
        {
            "stage": "madya",
            "decided_on": "2025-01-02",
            "reason": "Lengkap",
            "decided_by": "Ny. H",
            "recorded_by": "Rini Kusuma",
        }
    ]


def test_refusals_are_problem_details(cast: Cast, ask: Ask) -> None:
    melati = cast.groups["Melati"]
    for name, address, status in (
        ("dewi", f"kelompok/{melati}/", 404),
        ("tuti", f"kelompok/{melati}/", 404),
        ("dewi", f"kelompok/{melati}/anggota/", 404),
        ("joko", f"kelompok/{melati}/anggota/", 403),
        ("rini", f"kelompok/{melati}/anggota/unduh/", 403),
        ("rini", "kelompok/?kecamatan=abc", 400),
    ):
        answer = ask(name, address, status)
        assert answer["Content-Type"] == PROBLEM, address
        assert answer.json()["status"] == status
    assert Client().get("/api/kelompok/").status_code == 401


def test_members_of_a_group_and_one_person(cast: Cast, ask: Ask) -> None:
    lilik = enter(cast, "Lilik", "Wiwik")[0]
    body = ask("sari", f"kelompok/{cast.groups['Melati']}/anggota/?urut=-nomor").json()
    assert [(m["number"], m["name"], m["offices"]) for m in body["results"]] == [
        (2, "Wiwik", ""),
        (1, "Lilik", "Ketua"),
    ]
    person = ask("sari", f"anggota/{lilik}/").json()
    assert (person["name"], person["birth_date"], person["age"]) == ("Lilik", "1980-05-06", 46)
    assert (person["birth_place"], person["occupation"]) == (None, None)
    assert person["memberships"][0]["offices"] == [
        {"office": "ketua", "starts_on": "2024-02-05", "ends_on": None}
    ]
    assert "pekka" not in str(person).lower()
    ask("dewi", f"anggota/{lilik}/", 404)


def test_lists_as_files(cast: Cast, ask: Ask) -> None:
    enter(cast, "Lilik")
    answer = ask("ani", f"kelompok/{cast.groups['Melati']}/anggota/unduh/?bentuk=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:9] == ["1", "Lilik", "P", "", "1980-05-06", "", "RT 2", "Ketua", "2024-02-05"]
    assert answer["Content-Disposition"] == 'attachment; filename="anggota.csv"'
    assert ask("rini", "kelompok/unduh/").content[:2] == b"PK"


def test_pages_and_queries_do_not_grow(cast: Cast, ask: Ask) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            ask("rini", "kelompok/")
        return len(seen)

    def fill(name: str) -> None:
        with scope(MOJOKERTO):
            for number in range(12):
                add_group(AddGroup(uuid7(), KRANGGAN_KEL, f"{name} {number}"), actor=cast["rini"])

    fill("Kenanga")
    ask("rini", "kelompok/")
    before = cost()
    fill("Dahlia")
    assert cost() == before
    body = ask("rini", "kelompok/?halaman=2").json()
    assert (body["count"], len(body["results"])) == (28, 3)
    assert len(ask("rini", "kelompok/?baris=7").json()["results"]) == 7


def test_the_schema_knows_them() -> None:
    answer = Client().get("/api/schema/?format=json")
    assert answer.status_code == 200
    paths = answer.json()["paths"]
    assert {"/api/kelompok/", "/api/kelompok/{group_id}/anggota/", "/api/anggota/{member_id}/"} <= set(paths)
    names = {parameter["name"] for parameter in paths["/api/kelompok/"]["get"]["parameters"]}
    assert {"cari", "kecamatan", "tingkat", "keadaan", "urut", "halaman"} <= names
