"""Signing in and out, the lockout, and one's own devices, password and token."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from rest_framework.authtoken.models import Token

from accounts.models import CommandRecord, Session, User
from accounts.queries.own import device_name
from accounts.tasks import clear_sessions
from common import clock
from common.ids import uuid7
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, NOON, PASSWORD, Cast, open_cast
from tests.web.browse import sign_in, text

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 12; SM-A107F) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36"
NEW = "kenanga-wangi-7"


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


def enter(client: Client, username: str, password: str, address: str = "10.1.1.1") -> HttpResponse:
    given = {"username": username, "password": password}
    return client.post("/masuk/", given, REMOTE_ADDR=address, HTTP_USER_AGENT=PHONE)  # type: ignore[return-value]


def is_inside(client: Client) -> bool:
    return client.get("/akun/").status_code == 200


def commands(name: str) -> int:
    with scope(MOJOKERTO):
        return CommandRecord.objects.filter(name=name).count()


@pytest.mark.parametrize("username", ["sari", "Sari", " SARI "])
def test_sign_in_however_she_spells_her_name(cast: Cast, username: str) -> None:
    client = Client()
    answer = enter(client, username, PASSWORD)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert is_inside(client)


@pytest.mark.parametrize(("username", "password"), [("sari", "salah"), ("siapa", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(cast: Cast, username: str, password: str) -> None:
    client = Client()
    answer = enter(client, username, password).content.decode()
    if username:
        assert "Nama masuk atau kata sandi tidak cocok" in answer
    assert not is_inside(client)


def test_sign_in_leads_back_to_where_she_was_going_but_not_elsewhere(cast: Cast) -> None:
    given = {"username": "sari", "password": PASSWORD}
    assert Client().post("/masuk/?next=/akun/", given).headers["Location"] == "/akun/"
    assert Client().post("/masuk/", given | {"next": "https://penipu.example/"}).headers["Location"] == "/"


def test_sign_out_needs_a_post_and_ends_the_session(cast: Cast) -> None:
    client = Client()
    enter(client, "sari", PASSWORD)
    answer = client.get("/keluar/")
    assert answer.status_code == 405
    assert "Alamat ini hanya menerima isian." in answer.content.decode()  # never an empty page
    assert is_inside(client)
    client.post("/keluar/")
    assert not is_inside(client)
    assert not Session.objects.filter(user__username="sari").exists()


def test_after_eight_wrong_passwords_even_the_right_one_waits(cast: Cast) -> None:
    for number in range(8):
        answer = enter(Client(), "sari" if number % 2 else "SARI", f"salah-{number}")
    assert answer.status_code == 429
    assert "Tunggu 15 menit" in answer.content.decode()
    locked = Client()
    assert enter(locked, "sari", PASSWORD).status_code == 429
    assert not is_inside(locked)
    elsewhere = Client()
    assert enter(elsewhere, "sari", PASSWORD, address="10.2.2.2").status_code == 302
    colleague = Client()
    assert enter(colleague, "ani", PASSWORD).status_code == 302  # same office, other person


def test_seven_wrong_ones_are_forgiven_by_a_right_one(cast: Cast) -> None:
    for _ in range(2):
        for number in range(7):
            enter(Client(), "sari", f"salah-{number}")
        assert enter(Client(), "sari", PASSWORD).status_code == 302


# Devices.


def test_a_device_is_shown_with_its_name_address_and_time(cast: Cast) -> None:
    client = Client()
    enter(client, "sari", PASSWORD)
    page = text(client, "/akun/")
    assert "Chrome di HP Android (SM-A107F)" in page
    assert "12 Okt 2026, 12.00" in page
    row = Session.objects.get(user__username="sari")
    assert (row.address, row.seen_at, row.started_at) == ("10.1.1.1", NOON, NOON)


def test_last_use_is_noted_every_ten_minutes(cast: Cast) -> None:
    client = Client()
    enter(client, "sari", PASSWORD)
    for minutes, seen in ((9, 0), (11, 11), (20, 11), (22, 22)):
        with clock.at(NOON + timedelta(minutes=minutes)):
            client.get("/akun/")
        assert Session.objects.get(user__username="sari").seen_at == NOON + timedelta(minutes=seen)


def test_she_ends_another_device_of_hers(cast: Cast) -> None:
    lost, here = Client(), Client()
    enter(lost, "sari", PASSWORD)
    enter(here, "sari", PASSWORD)
    handle = handle_of(lost)
    answer = here.post(f"/akun/perangkat/{handle}/akhiri/", {"command_id": uuid7()})
    assert answer.status_code == 302
    assert not is_inside(lost)
    assert is_inside(here)
    assert commands("accounts.end_session") == 1


def test_nobody_ends_somebody_elses_device(cast: Cast) -> None:
    sari, ani = Client(), Client()
    enter(sari, "sari", PASSWORD)
    enter(ani, "ani", PASSWORD)
    ani.post(f"/akun/perangkat/{handle_of(sari)}/akhiri/", {"command_id": uuid7()})
    assert is_inside(sari)
    assert commands("accounts.end_session") == 0


def handle_of(client: Client) -> UUID:
    handle = Session.objects.get(session_key=client.session.session_key).handle
    assert handle is not None
    return handle


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "Chrome di HP Android (SM-A107F)"),
        ("Mozilla/5.0 (Linux; Android 10; K) Chrome/120.0.0.0 Mobile Safari/537.36", "Chrome di HP Android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge di Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox di Linux"),
        ("curl/8.0", "Perangkat tidak dikenal"),
        ("", "Perangkat tidak dikenal"),
    ],
)
def test_devices_have_names_people_know(agent: str, name: str) -> None:
    assert device_name(agent) == name


def test_the_worker_removes_sessions_that_ran_out(cast: Cast) -> None:
    old, new = Client(), Client()
    enter(old, "sari", PASSWORD)
    enter(new, "ani", PASSWORD)
    Session.objects.filter(user__username="sari").update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    clear_sessions.apply().get()
    assert [session.user_id for session in Session.objects.all()] == [cast["ani"].user_id]


# Password.


def change(client: Client, old: str, new: str, again: str) -> HttpResponse:
    given = {"command_id": uuid7(), "old": old, "new": new, "again": again}
    return client.post("/akun/kata-sandi/", given)  # type: ignore[return-value]


def test_a_changed_password_keeps_this_device_and_ends_the_others(cast: Cast) -> None:
    here, there = Client(), Client()
    enter(here, "sari", PASSWORD)
    enter(there, "sari", PASSWORD)
    assert change(here, PASSWORD, NEW, NEW).headers["Location"] == "/akun/"
    assert is_inside(here)
    assert not is_inside(there)
    assert enter(Client(), "sari", NEW).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        ("salah", NEW, NEW, "Kata sandi lama tidak cocok"),
        (PASSWORD, NEW, "lain", "Kedua kata sandi baru tidak sama"),
        (PASSWORD, "12345678", "12345678", "Kata sandi"),
    ],
)
def test_a_refused_password_changes_nothing(cast: Cast, old: str, new: str, again: str, told: str) -> None:
    client = sign_in(cast["sari"])
    answer = change(client, old, new, again)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert User.objects.get(username="sari").check_password(PASSWORD)
    assert commands("accounts.change_password") == 0


def test_the_operator_changes_hers_too(cast: Cast) -> None:
    client = sign_in(cast["ira"])
    assert change(client, PASSWORD, NEW, NEW).status_code == 302
    assert User.objects.get(username="ira").check_password(NEW)


def test_a_temporary_password_leads_to_a_new_one(cast: Cast) -> None:
    User.objects.filter(username="sari").update(must_change_password=True)
    client = Client()
    enter(client, "sari", PASSWORD)
    assert client.get("/akun/").headers["Location"] == "/akun/kata-sandi/"
    assert "Ganti kata sandi dahulu" in text(client, "/akun/kata-sandi/")
    assert change(client, PASSWORD, NEW, NEW).headers["Location"] == "/"
    assert is_inside(client)


# Token.


def test_a_token_is_shown_once_and_can_be_replaced_and_ended(cast: Cast) -> None:
    client = sign_in(cast["sari"])
    first = client.post("/akun/token/", {"command_id": uuid7()}).content.decode()
    key = Token.objects.get().key
    assert key in first
    assert key not in text(client, "/akun/")
    second = client.post("/akun/token/", {"command_id": uuid7()}).content.decode()
    assert key not in second
    assert Token.objects.get().key in second
    client.post("/akun/token/hapus/", {"command_id": uuid7()})
    assert not Token.objects.exists()
    with scope(MOJOKERTO):
        stored = str(list(CommandRecord.objects.values_list("answer", "about")))
    assert key not in stored


def test_a_token_opens_no_page(cast: Cast) -> None:
    key = Token.objects.create(user=User.objects.get(username="sari")).key
    assert not is_inside(Client(HTTP_AUTHORIZATION=f"Token {key}"))
