"""People, the log, letterheads and cities on screen."""

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from PIL import Image

from accounts.domain.roles import Actor, Place, Role
from accounts.models import CommandRecord, Grant, User
from common import clock
from common.ids import uuid7
from common.period import Period
from regions.models import Kota, Letterhead, Signatory
from regions.tenancy.scope import scope
from reports.commands.figures import EnterFigures, enter_figures
from tests.cast import GEDONGAN, MOJOKERTO, NOON, PEKALONGAN, TODAY, Cast, a_person, open_cast
from tests.web.browse import sign_in, text
from up2k.context import menu, page

pytestmark = pytest.mark.django_db
NEW = "kenanga-wangi-7"


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def ida(cast: Cast) -> Client:
    return sign_in(cast["ida"])


def post(client: Client, where: str, **given: Any) -> Any:
    return client.post(where, {"command_id": uuid7()} | given)


# People.


def test_the_list_shows_the_people_of_this_city(ida: Client) -> None:
    page = text(ida, "/pengguna/")
    assert "9 orang" in page
    assert "Sari Wulandari" in page
    assert "Kader kelurahan, Kelurahan Gedongan" in page
    assert "Tuti Alawiyah" not in page
    assert "Ira Maharani" not in page


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("?q=lestari", {"Ani Lestari"}),
        ("?q=DEWI", {"Dewi Rahayu"}),
        ("?peran=kader", {"Ani Lestari", "Dewi Rahayu"}),
        ("?q=a&peran=admin", {"Ida Fitriani"}),
        ("?q=alawiyah", set()),
        ("?peran=bukan-peran", None),
    ],
)
def test_the_list_is_filtered(ida: Client, cast: Cast, asked: str, names: set[str] | None) -> None:
    page = ida.get(f"/pengguna/{asked}")
    everybody = {actor.name for actor in cast.actors.values()}
    body = page.content.decode().partition('id="hasil"')[2]
    shown = {name for name in everybody if name in body}
    assert shown == (names if names is not None else everybody - {"Tuti Alawiyah", "Ira Maharani"})


def test_the_list_asks_as_often_for_many_as_for_few(ida: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            text(ida, "/pengguna/")
        return len(queries)

    asked()  # the first request of a session notes its device
    few = asked()
    with scope(MOJOKERTO):
        for number in range(12):
            a_person(f"orang.{number}", f"Orang {number}", Role.JURI, Place(MOJOKERTO))
    assert asked() == few


def test_a_person_is_added_and_given_a_role(ida: Client) -> None:
    answer = post(ida, "/pengguna/tambah/", name="Murni Asih", username="murni", password=NEW)
    user = User.objects.get(username="murni")
    assert answer.headers["Location"] == f"/pengguna/{user.pk}/"
    given = {"role": "kader", "kelurahan_id": GEDONGAN, "starts_on": TODAY.isoformat()}
    assert post(ida, f"/pengguna/{user.pk}/peran/", **given).status_code == 302
    assert "Kader kelurahan, Kelurahan Gedongan" in text(ida, f"/pengguna/{user.pk}/")


def test_a_second_click_adds_one_person(ida: Client) -> None:
    given = {"command_id": uuid7(), "name": "Murni Asih", "username": "murni", "password": NEW}
    answers = [ida.post("/pengguna/tambah/", given) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert User.objects.filter(username="murni").count() == 1


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(ida: Client) -> None:
    answer = post(ida, "/pengguna/tambah/", name="Murni Asih", username="sari", password="1234")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nama masuk ini sudah dipakai" in page
    assert 'value="Murni Asih"' in page
    assert "Ada 3 isian yang perlu dibetulkan" in page
    assert 'href="#id_username"' in page
    assert User.objects.filter(kota_id=MOJOKERTO).count() == 9


def test_a_role_is_ended_on_its_page(ida: Client, cast: Cast) -> None:
    with scope(MOJOKERTO):
        grant = Grant.objects.get(user_id=cast["joko"].user_id or 0)
    assert post(ida, f"/peran/{grant.id}/akhiri/", last_day="", reason="Pindah tugas").status_code == 302
    with scope(MOJOKERTO):
        assert Grant.objects.get(pk=grant.id).revoked_at == NOON
    page = ida.get(f"/pengguna/{cast['joko'].user_id}/").content.decode()
    assert "Berakhir" in page


# The log.


def test_the_log_tells_what_was_done_in_this_city(ida: Client) -> None:
    post(ida, "/pengguna/tambah/", name="Murni Asih", username="murni", password=NEW)
    page = text(ida, "/catatan/?q=murni")
    assert "1 catatan" in page
    for told in ("Menambah pengguna", "Pengguna: Murni Asih", "Ida Fitriani", "127.0.0.1", "2026, 12.00"):
        assert told in page
    assert "Tuti" not in text(ida, "/catatan/")


def test_the_log_names_areas_and_months_and_no_ids(ida: Client, cast: Cast) -> None:
    with scope(MOJOKERTO):
        enter_figures(EnterFigures(uuid7(), GEDONGAN, Period(2026, 9), {"tutor_kf": 1}), actor=cast["wati"])
    page = text(ida, "/catatan/")
    for told in ("Wilayah: Kelurahan Gedongan", "Bulan: September 2026", "Kolom terisi: 1"):
        assert told in page
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", page)


def test_the_log_is_filtered_by_days_of_the_city(ida: Client, cast: Cast) -> None:
    late = NOON + timedelta(hours=12)  # 00.00 WIB of the 13th
    with clock.at(late), scope(MOJOKERTO):
        a_person("malam", "Orang Malam", Role.JURI, Place(MOJOKERTO))
    assert "2 catatan" in text(ida, "/catatan/?sejak=2026-10-13")
    assert "0 catatan" in text(ida, "/catatan/?sejak=2026-10-14")
    assert "Orang Malam" not in text(ida, "/catatan/?sampai=2026-10-12")


def test_the_log_cannot_be_written_from_a_page(ida: Client) -> None:
    assert ida.post("/catatan/").status_code == 405


# Letterheads.


def test_head_and_officers_are_kept_on_one_page(ida: Client) -> None:
    address, out = f"/tp-pkk/kelurahan/{GEDONGAN}/", BytesIO()
    Image.new("RGB", (30, 30), "green").save(out, "PNG")
    logo = SimpleUploadedFile("logo.png", out.getvalue(), "image/png")
    given = {"name": "TP PKK GEDONGAN", "address": "Jalan Raya 12", "logo": logo}
    assert post(ida, f"{address}kop/", **given).status_code == 302
    given = {"office": "ketua", "name": "Ibu Lurah, S.Sos.", "starts_on": "2026-01-01"}
    assert post(ida, f"{address}pejabat/", **given).status_code == 302
    page = text(ida, address)
    for shown in ("TP PKK GEDONGAN", "Jalan Raya 12", "data:image/png;base64,", "Ibu Lurah, S.Sos."):
        assert shown in page
    with scope(MOJOKERTO):
        term = Signatory.objects.get()
    assert (
        post(ida, f"/tp-pkk/pejabat/{term.id}/akhiri/", ends_on="2026-09-30", reason="Pergantian").status_code
        == 302
    )
    assert "30 Sep 2026" in text(ida, address)


def test_a_file_that_is_no_picture_is_refused_at_its_field(ida: Client) -> None:
    logo = SimpleUploadedFile("logo.png", b"<?php system($_GET['x']);", "image/png")
    answer = post(ida, f"/tp-pkk/kelurahan/{GEDONGAN}/kop/", name="TP PKK", address="", logo=logo)
    assert answer.status_code == 422
    assert "Logo tidak terbaca" in answer.content.decode()
    with scope(MOJOKERTO):
        assert not Letterhead.objects.exists()


def test_the_list_says_what_is_missing(ida: Client) -> None:
    page = text(ida, "/tp-pkk/")
    assert page.count("Belum diatur") == 6  # kota, two kecamatan, three kelurahan
    assert "Klego" not in page


# The operator.


def test_the_operator_loads_areas_and_opens_a_city(cast: Cast) -> None:
    ira = sign_in(cast["ira"])
    head = "kode_kota,kota,kode_kecamatan,kecamatan,kode_kelurahan,kelurahan\r\n"
    row = "53.71,Kota Kupang,53.71.01,Alak,53.71.01.1001,Penkase Oeleta\r\n"
    file = SimpleUploadedFile("kupang.csv", (head + row).encode(), "text/csv")
    assert post(ira, "/kota/wilayah/", file=file).status_code == 302
    assert Kota.objects.get(code="53.71").zone == "Asia/Makassar"
    given = {"name": "Admin Kupang", "username": "admin.kupang", "password": NEW}
    assert post(ira, "/kota/5371/buka/", **given).status_code == 302
    assert "Sudah dibuka" in text(ira, "/kota/")
    assert User.objects.get(username="admin.kupang").kota_id == 5371


def test_a_bad_list_is_told_line_by_line(cast: Cast) -> None:
    file = SimpleUploadedFile("x.csv", b"kode_kota,kota\r\n1,2\r\n", "text/csv")
    answer = post(sign_in(cast["ira"]), "/kota/wilayah/", file=file)
    assert answer.status_code == 422
    assert "judul kolom harus" in answer.content.decode()
    assert Kota.objects.count() == 2


@pytest.mark.parametrize("page", ["/kelompok/", "/pengguna/", "/catatan/", "/tp-pkk/"])
def test_the_operator_sees_nothing_of_a_city(cast: Cast, page: str) -> None:
    assert sign_in(cast["ira"]).get(page).status_code == 403


# What stands around every page.


EVERYBODY = ("sari", "ani", "wati", "yuni", "rini", "lina", "joko", "ida", "ira", "dewi", "tuti")


def labels(actor: Actor) -> list[str]:
    return [item.label for item in menu(actor, "/pengguna/7/")]


def test_the_menu_is_that_of_the_role(cast: Cast) -> None:
    assert labels(cast["sari"]) == ["Beranda", "Kelompok"]
    assert labels(cast["rini"]) == ["Kelompok", "Dasbor", "Laporan", "Lomba"]
    assert labels(cast["joko"]) == ["Kelompok", "Lomba"]
    assert labels(cast["ida"])[-3:] == ["Pengguna", "TP PKK", "Catatan"]
    assert labels(cast["ira"]) == ["Kota"]
    assert [item.label for item in menu(cast["ida"], "/pengguna/7/") if item.current] == ["Pengguna"]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/kelompok/7/", "Kelompok"),
        ("/bukti/7/betulkan/", "Kelompok"),
        ("/rapat/7/", "Kelompok"),
        ("/lomba/kesiapan/7/", "Kelompok"),
        ("/lomba/7/", "Lomba"),
    ],
)
def test_the_menu_shows_where_a_page_belongs(cast: Cast, path: str, label: str) -> None:
    assert [item.label for item in menu(cast["joko"], path) if item.current] == [label]


@pytest.mark.parametrize("path", ["/", "/tugas/"])
def test_the_list_of_what_to_do_is_the_home_of_who_keeps_books(cast: Cast, path: str) -> None:
    assert [item.label for item in menu(cast["sari"], path) if item.current] == ["Beranda"]


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_entry_of_the_menu_leads_to_a_closed_door(cast: Cast, who: str) -> None:
    client = sign_in(cast[who])
    for item in menu(cast[who], "/"):
        answer = client.get(item.url, follow=True)
        assert answer.status_code == 200, f"{who}: {item.label}"


@pytest.mark.parametrize("who", ["sari", "ira"])
def test_what_stands_around_a_page_asks_the_database_nothing(cast: Cast, who: str) -> None:
    request: Any = RequestFactory().get("/akun/")
    request.actor = cast[who]
    with CaptureQueriesContext(connection) as queries:
        shown = page(request)
    assert (len(queries), shown["account_name"]) == (0, cast[who].name)


def test_home_leads_each_to_her_work(cast: Cast) -> None:
    assert sign_in(cast["ida"]).get("/").headers["Location"] == "/pengguna/"
    assert sign_in(cast["ira"]).get("/").headers["Location"] == "/kota/"


def test_somebody_without_a_role_is_told_so(cast: Cast) -> None:
    user = User.objects.create(username="baru", name="Orang Baru", kota_id=PEKALONGAN)
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/").headers["Location"] == "/akun/"
    assert "belum ada; hubungi admin kota" in text(client, "/akun/")
    with scope(PEKALONGAN):
        assert not CommandRecord.objects.filter(user_id=user.pk).exists()
