"""The pages of meetings: who reaches them, what the endpoint answers, the list as a file, the paper."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from openpyxl import load_workbook

from accounts.models import User
from common import clock, codec
from common.ids import uuid7
from meetings.commands import post_meeting
from meetings.domain.sheet import PostMeeting
from meetings.models import Meeting
from regions.tenancy.scope import scope
from tests.builders import Built, a_group, a_sheet, usual
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def melati(cast: Cast) -> Built:
    with scope(MOJOKERTO):
        return a_group(cast.groups["Melati"], TODAY)


@pytest.fixture
def sheet(melati: Built) -> PostMeeting:
    with scope(MOJOKERTO):
        return a_sheet(melati, TODAY, savings=usual(melati))


@pytest.fixture
def posted(cast: Cast, sheet: PostMeeting) -> PostMeeting:
    with scope(MOJOKERTO):
        post_meeting(sheet, actor=cast["sari"])
    return sheet


def browser(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    return client


def send(client: Client, sheet: PostMeeting, **changed: Any) -> Any:
    body = codec.dump(sheet) | changed
    address = f"/kelompok/{sheet.group_id}/rapat/baru/kirim/"
    return client.post(address, json.dumps(body), content_type="application/json")


def held() -> int:
    with scope(MOJOKERTO):
        return Meeting.objects.count()


def test_the_endpoint_posts_and_says_it_is_safe(sheet: PostMeeting) -> None:
    answer = send(browser("sari"), sheet)
    assert answer.status_code == 201
    said = answer.json()
    assert said["url"] == f"/rapat/{sheet.command_id}/"
    assert (said["number"], said["money_in"], said["cash"]) == (1, 400_000, 4_400_000)
    assert said["safe"] == "12 Okt 2026, 12.00"
    assert send(browser("sari"), sheet).json() == said
    assert held() == 1


def test_the_endpoint_says_every_problem(sheet: PostMeeting) -> None:
    answer = send(browser("sari"), sheet, guests=[{"name": ""}], agreed_by=[])
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert [p["field"] for p in answer.json()["problems"]] == ["guests.0.name", "agreed_by"]
    misspelt = send(browser("sari"), sheet, tamu=[])
    assert [(p["field"], p["code"]) for p in misspelt.json()["problems"]] == [("tamu", "tidak_dikenal")]
    assert send(browser("sari"), sheet, group_id=str(uuid7())).json()["problems"][0]["field"] == "group_id"
    unreadable = browser("sari").post(
        f"/kelompok/{sheet.group_id}/rapat/baru/kirim/", "{", content_type="application/json"
    )
    assert unreadable.status_code == 400
    assert held() == 0


@pytest.mark.parametrize(
    ("who", "status"),
    [("sari", 200), ("ani", 200), ("wati", 403), ("rini", 403), ("dewi", 404), ("tuti", 404)],
)
def test_who_may_open_the_sheet(melati: Built, who: str, status: int) -> None:
    assert browser(who).get(f"/kelompok/{melati.id}/rapat/baru/").status_code == status
    assert browser(who).get(f"/kelompok/{melati.id}/rapat/baru/fakta/").status_code == status


@pytest.mark.parametrize(
    ("who", "status"), [("sari", 200), ("wati", 200), ("rini", 200), ("dewi", 404), ("tuti", 404)]
)
def test_who_may_read_a_meeting(posted: PostMeeting, who: str, status: int) -> None:
    for address in (f"/rapat/{posted.command_id}/", f"/kelompok/{posted.group_id}/rapat/"):
        assert browser(who).get(address).status_code == status


def test_a_stranger_cannot_post(sheet: PostMeeting) -> None:
    assert send(browser("dewi"), sheet).status_code == 404
    assert send(browser("wati"), sheet).status_code == 403
    assert held() == 0


def test_the_facts_of_another_day(posted: PostMeeting) -> None:
    address = f"/kelompok/{posted.group_id}/rapat/baru/fakta/"
    today = browser("sari").get(address).json()
    assert (today["kas"], today["tanggal"]) == (4_400_000, "Rapat tanggal ini sudah disimpan.")
    before = browser("sari").get(f"{address}?tanggal=2026-10-11").json()
    assert (before["kas"], before["tanggal"], len(before["angsuran"])) == (4_000_000, "", 6)


def test_a_form_without_javascript_keeps_what_was_typed(melati: Built) -> None:
    client, address = browser("sari"), f"/kelompok/{melati.id}/rapat/baru/"
    first = melati.people[0].member_id
    typed = {
        "date": "2026-10-12",
        "opening": "4000000",
        f"savings.{first}.wajib": "dua",
        "guests.0.name": "Bu Yuli",
    }
    answer = client.post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_savings.{first}.wajib_error"' in page
    assert 'value="Bu Yuli"' in page
    assert 'href="#id_cash_count.counted"' in page
    filled = client.post(address, typed | {"isi": "hadir"})
    assert (filled.status_code, filled.content.decode().count("checked")) == (200, 20)
    assert held() == 0


def test_the_receipt_shows_the_money(posted: PostMeeting) -> None:
    page = browser("wati").get(f"/rapat/{posted.command_id}/").content.decode()
    assert "Aman di server, 12 Okt 2026, 12.00" in page
    assert "empat juta empat ratus ribu rupiah" in page
    assert page.count("20.000") >= 20


def test_the_list_as_xlsx(posted: PostMeeting) -> None:
    answer = browser("rini").get(f"/kelompok/{posted.group_id}/rapat/?unduh=xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert rows[0][:3] == ("Rapat ke-", "Tanggal", "Tempat")
    assert rows[1][3:8] == (20, 20, 400_000, 0, 4_400_000)


def test_the_sheet_on_paper(posted: PostMeeting) -> None:
    answer = browser("sari").get(f"/rapat/{posted.command_id}/lembar.pdf")
    assert answer["Content-Type"] == "application/pdf"
    pdf = pypdfium2.PdfDocument(answer.content)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "LEMBAR RAPAT KELOMPOK" in text
    assert "empat juta empat ratus ribu rupiah" in text.replace("\r\n", " ").lower()
    assert "Sari Wulandari" in text


def test_the_home_of_a_kader(melati: Built) -> None:
    page = browser("ani").get("/tugas/").content.decode()
    assert "Isi rapat Poksus Melati" in page
    assert f"/kelompok/{melati.id}/rapat/baru/" in page
