"""Posting a meeting over the API: the command of the page, once, or every problem at its cell."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.domain.chart import KAS
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from common import codec
from common.ids import uuid7
from meetings.models import Meeting
from regions.tenancy.scope import scope
from tests.api.conftest import Api
from tests.builders import Built, a_sheet, usual
from tests.cast import MOJOKERTO, TODAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(melati: Built) -> dict[str, Any]:
    """A meeting of today: everybody saves 20.000."""
    with scope(MOJOKERTO):
        body: dict[str, Any] = codec.dump(a_sheet(melati, TODAY, savings=usual(melati)))
    return body


@pytest.fixture
def address(melati: Built) -> str:
    return f"kelompok/{melati.id}/rapat/"


def kas(melati: Built) -> int:
    with scope(MOJOKERTO):
        return saldo_on(TODAY, melati.id, (KAS,))[KAS]


def counts() -> tuple[int, int]:
    with scope(MOJOKERTO):
        return Meeting.objects.count(), Entry.objects.count()


def test_posted_once_however_often_it_is_sent(
    api: Api, melati: Built, sheet: dict[str, Any], address: str
) -> None:
    first = api.post("sari", address, sheet, 201)
    assert first["Location"] == f"/api/rapat/{sheet['command_id']}/"
    assert "Idempotent-Replayed" not in first
    body = dict(first.json())
    assert body.pop("posted_at") == "2026-10-12T05:00:00Z"
    assert body == {
        "meeting_id": sheet["command_id"],
        "group": "Poksus Melati",
        "date": "2026-10-12",
        "number": 1,
        "money_in": 120_000,
        "money_out": 0,
        "cash": 8_120_000,
        "entries": 6,
    }
    again = api.post("sari", address, sheet, 200)
    assert again["Idempotent-Replayed"] == "true"
    assert (again.json(), again["Location"]) == (first.json(), first["Location"])
    assert (counts(), kas(melati)) == ((1, 3 + 6), 8_120_000)


def test_the_key_may_stand_in_the_header(api: Api, sheet: dict[str, Any], address: str) -> None:
    key = sheet.pop("command_id")
    del sheet["group_id"]
    assert api.post("ani", address, sheet, 201, Idempotency_Key=f'"{key}"').json()["meeting_id"] == key
    assert api.post("ani", address, sheet, 200, Idempotency_Key=key).json()["meeting_id"] == key
    assert counts() == (1, 9)


def test_one_key_is_for_one_body_and_one_person(api: Api, sheet: dict[str, Any], address: str) -> None:
    api.post("sari", address, sheet, 201)
    for name, body in (("sari", sheet | {"guests": [{"name": "Bu Camat"}]}), ("ani", sheet)):
        (problem,) = api.post(name, address, body, 422).json()["problems"]
        assert (problem["field"], problem["code"]) == ("command_id", "dipakai")
    assert counts() == (1, 9)


def test_every_problem_at_its_cell_and_nothing_saved(
    api: Api, melati: Built, sheet: dict[str, Any], address: str
) -> None:
    first, second = (str(person.member_id) for person in melati.people[:2])
    sheet["savings"][first]["wajib"] = 20_500
    sheet["savings"][second]["wajib"] = -1
    sheet["cash"] = [{"direction": "masuk", "account": 1, "amount": 0, "memo": ""}]
    sheet["minutes"]["text"] = ""
    answer = api.post("sari", address, sheet, 422).json()
    found = {problem["field"] for problem in answer["problems"]}
    assert {
        f"savings.{first}.wajib",
        f"savings.{second}.wajib",
        "cash.0.account",
        "cash.0.amount",
        "cash.0.memo",
        "minutes.text",
    } <= found
    assert all(problem["message"] and problem["code"] for problem in answer["problems"])
    assert (counts(), kas(melati)) == ((0, 3), 8_000_000)


def test_what_cannot_be_read(api: Api, cast: Cast, sheet: dict[str, Any], address: str) -> None:
    for body, fields in (
        ([], [""]),
        (sheet | {"date": "kemarin", "savingz": {}}, ["date", "savingz"]),
        (sheet | {"group_id": str(cast.groups["Teratai"])}, ["group_id"]),
        ({name: part for name, part in sheet.items() if name != "command_id"}, ["command_id"]),
    ):
        answer = api.post("sari", address, body, 422).json()
        assert sorted(problem["field"] for problem in answer["problems"]) == fields
    api.post("sari", address, sheet, 422, Idempotency_Key=str(uuid7()))
    api.post("sari", address, sheet, 422, Idempotency_Key="satu")
    api.post("sari", address, b"{", 400)
    api.post("sari", address, b"a=1", 415, Content_Type="application/x-www-form-urlencoded")
    api.post("sari", address, b'"' + b"a" * 3_000_000 + b'"', 413)
    assert counts() == (0, 3)


def test_who_may_post(api: Api, sheet: dict[str, Any], address: str) -> None:
    for name, status in (("wati", 403), ("rini", 403), ("joko", 403), ("dewi", 404), ("tuti", 404)):
        api.post(name, address, sheet, status)
    assert counts() == (0, 3)
    api.post("ani", address, sheet, 201)


def test_reading_meetings(api: Api, sheet: dict[str, Any], address: str) -> None:
    meeting_id = UUID(api.post("sari", address, sheet, 201).json()["meeting_id"])
    body = api.get("rini", address).json()
    assert (body["count"], body["results"]) == (1, [api.get("sari", f"rapat/{meeting_id}/").json()])
    assert body["results"][0] == {
        "id": str(meeting_id),
        "number": 1,
        "date": "2026-10-12",
        "place": "Balai RW 3",
        "present": 6,
        "members": 6,
        "money_in": 120_000,
        "money_out": 0,
        "cash": 8_120_000,
        "difference": 0,
        "mark": "",
        "corrected_on": None,
        "reason": "",
    }
    assert api.get("ani", f"catatan/?rapat={meeting_id}").json()["count"] == 6
    assert api.get("ani", f"{address}?selisih=ya").json()["count"] == 0
    assert api.get("ani", f"{address}unduh/").content[:2] == b"PK"
    for name in ("dewi", "tuti"):
        api.get(name, f"rapat/{meeting_id}/", 404)


def test_a_sheet_is_put_right_and_taken_back(
    api: Api, melati: Built, sheet: dict[str, Any], address: str
) -> None:
    """The command of the page: the sheet as it stands goes back with what is another, and a reason."""
    api.post("sari", address, sheet, 201)
    where, first = f"rapat/{sheet['command_id']}/perbaikan/", str(melati.people[0].member_id)
    stands = api.get("sari", where).json()
    assert (stands["revision"], stands["sheet"]["savings"]) == (0, sheet["savings"])
    body = stands | {"command_id": str(uuid7()), "reason": "Salah ketik Bu Sari"}
    same = api.post("sari", where, body, 422).json()["problems"]
    assert same == [{"field": "", "message": "Belum ada yang diubah di lembar ini.", "code": "sama"}]
    body["sheet"]["savings"][first]["wajib"] = 15_500
    body["sheet"]["cash_count"] |= {"computed": 8_115_500, "counted": 8_115_500}
    (wrong,) = api.post("sari", where, body, 422).json()["problems"]
    assert wrong["field"] == f"savings.{first}.wajib"
    body["sheet"]["savings"][first]["wajib"] = 15_000
    body["sheet"]["cash_count"] |= {"computed": 8_115_000, "counted": 8_115_000}
    for name, status in (("wati", 403), ("rini", 403), ("dewi", 404)):
        api.post(name, where, body, status)
    api.post("sari", f"rapat/{uuid7()}/perbaikan/", body, 404)
    assert (counts(), kas(melati)) == ((1, 9), 8_120_000)
    done = api.post("sari", where, body, 201)
    assert done["Location"] == f"/api/rapat/{sheet['command_id']}/"
    told = done.json()
    assert (told["revision"], told["taken_back"], told["written"], told["reason"]) == (
        1, 1, 1, "Salah ketik Bu Sari",
    )  # fmt: skip
    assert api.post("sari", where, body, 200).json() == told
    assert (counts(), kas(melati)) == ((1, 11), 8_115_000)
    (late,) = api.post("ani", where, body | {"command_id": str(uuid7())}, 422).json()["problems"]
    assert late["code"] == "berubah"
    stands = api.get("sari", where).json()
    assert stands["sheet"]["savings"][first]["wajib"] == 15_000
    away = {name: stands[name] for name in ("revision", "seen")}
    away |= {"command_id": str(uuid7()), "reason": "Rapat kelompok lain"}
    assert api.post("sari", where.replace("perbaikan", "pembatalan"), away, 201).json()["is_cancelled"]
    assert kas(melati) == 8_000_000


def test_queries_do_not_grow(api: Api, melati: Built, address: str) -> None:
    def hold(days: range) -> None:
        for back in days:
            with scope(MOJOKERTO):
                body = codec.dump(a_sheet(melati, TODAY - timedelta(days=30 - back)))
            api.post("sari", address, body, 201)

    hold(range(3))
    before = api.cost("sari", address)
    hold(range(3, 9))
    assert api.cost("sari", address) == before
    assert api.get("sari", address).json()["count"] == 9
