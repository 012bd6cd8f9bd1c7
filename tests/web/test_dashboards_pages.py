"""The dashboards as pages: who sees which, where a number leads, the list behind it, and the deadline."""

import io
import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.domain.roles import Actor
from accounts.models import User
from common import clock
from common.ids import uuid7
from contests.models import BookDeadline
from groups.commands import AddGroup, add_group
from groups.domain.words import Kind
from meetings.commands import post_meeting
from regions.tenancy.scope import scope
from tests.builders import SYSTEM, a_group, a_sheet, usual
from tests.cast import (
    GEDONGAN,
    GUNUNG_GEDANGAN,
    KRANGGAN,
    KRANGGAN_KEL,
    MAGERSARI,
    MOJOKERTO,
    NOON,
    TODAY,
    Cast,
    open_cast,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
KOTA = reverse("dasbor_kota", args=[MOJOKERTO])


@pytest.fixture
def cast() -> Iterator[Cast]:
    """Melati with twenty members, savings and six loans, October posted."""
    with clock.at(NOON):
        found = open_cast()
        with scope(MOJOKERTO):
            melati = a_group(found.groups["Melati"], TODAY)
            post_meeting(a_sheet(melati, TODAY, savings=usual(melati)), actor=SYSTEM)
        yield found


def client(actor: Actor) -> Client:
    assert actor.user_id is not None
    browser = Client()
    browser.force_login(User.objects.get(pk=actor.user_id), BACKEND)
    return browser


def text(actor: Actor, address: str, status: int = 200, **query: str) -> str:
    answer = client(actor).get(address, query)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize(
    ("who", "name", "area_id"),
    [
        ("rini", "dasbor_kota", MOJOKERTO),
        ("ida", "dasbor_kota", MOJOKERTO),
        ("lina", "dasbor_kota", MOJOKERTO),
        ("yuni", "dasbor_kecamatan", MAGERSARI),
        ("wati", "dasbor_kelurahan", GEDONGAN),
    ],
)
def test_each_starts_at_her_own_area(cast: Cast, who: str, name: str, area_id: int) -> None:
    answer = client(cast[who]).get(reverse("dasbor"))
    assert (answer.status_code, answer["Location"]) == (302, reverse(name, args=[area_id]))


@pytest.mark.parametrize("who", ["sari", "ani", "joko"])
def test_others_have_no_dashboard(cast: Cast, who: str) -> None:
    text(cast[who], reverse("dasbor"), 403)
    text(cast[who], KOTA, 403)


def test_nobody_looks_beyond_her_reach(cast: Cast) -> None:
    text(cast["yuni"], KOTA, 403)
    text(cast["yuni"], reverse("dasbor_kecamatan", args=[KRANGGAN]), 403)
    text(cast["yuni"], reverse("dasbor_kelurahan", args=[GUNUNG_GEDANGAN]))
    text(cast["wati"], reverse("dasbor_kelurahan", args=[GUNUNG_GEDANGAN]), 403)
    text(cast["rini"], reverse("dasbor_kota", args=[3375]), 404)
    page = text(cast["wati"], reverse("dasbor_kelurahan", args=[GEDONGAN]))
    assert KOTA not in page


def test_the_questions_stand_in_their_order(cast: Cast) -> None:
    page = text(cast["rini"], KOTA)
    heads = re.findall(r"<h2>(.*?)</h2>", page)
    assert heads == [
        "Siapa yang sudah terjangkau",
        "Buku tertib atau belum",
        "Uang aman atau tidak",
        "Yang berubah dua belas bulan ini",
    ]
    assert "Keadaan <b>Oktober 2026</b>, dihitung sampai 12 Oktober 2026." in page
    assert page.count('<grafik-garis src="#tabel-bulan"') == 1
    assert page.count('data-value="400000"') == 1


def test_every_number_opens_to_what_it_is_made_of(cast: Cast) -> None:
    """From the city down to an entry, each step by a link of the page before."""
    rini = cast["rini"]
    assert f'href="{reverse("dasbor_kecamatan", args=[MAGERSARI])}?bulan=2026-10"' in text(rini, KOTA)
    magersari = text(rini, reverse("dasbor_kecamatan", args=[MAGERSARI]), bulan="2026-10")
    assert f'href="{reverse("dasbor_kelurahan", args=[GEDONGAN])}?bulan=2026-10"' in magersari
    gedongan = text(rini, reverse("dasbor_kelurahan", args=[GEDONGAN]), bulan="2026-10")
    book = reverse("buku_kas", args=[cast.groups["Melati"]])
    assert f'href="{book}?bulan=2026-10"' in gedongan
    assert re.search(r'href="/bukti/[0-9a-f-]{36}/"', text(rini, book, bulan="2026-10"))


def test_a_month_that_cannot_be_is_this_month(cast: Cast) -> None:
    for asked in ("2027-01", "kemarin", "2026-13"):
        assert "Keadaan <b>Oktober 2026</b>" in text(cast["rini"], KOTA, bulan=asked)
    assert "Keadaan <b>September 2026</b>, dihitung sampai 30 September 2026." in text(
        cast["rini"], KOTA, bulan="2026-09"
    )


def test_the_list_is_narrowed_sorted_and_paged(cast: Cast) -> None:
    rini, address = cast["rini"], reverse("dasbor_kelompok")

    def names(**query: str) -> list[str]:
        page = client(rini).get(address, query).content.decode()
        return re.findall(r'href="/kelompok/[0-9a-f-]{36}/">(.*?)</a>', page)

    assert names() == ["Poksus Mawar", "Poksus Melati", "Poklak Teratai", "Poksus Anggrek"]
    assert names(urut="-simpanan")[0] == "Poksus Melati"
    assert names(urut="nama") == ["Poksus Anggrek", "Poksus Mawar", "Poksus Melati", "Poklak Teratai"]
    assert names(keadaan="sudah") == ["Poksus Melati"]
    assert names(keadaan="tunggakan") == ["Poksus Melati"]
    assert names(keadaan="terlambat") == []
    assert names(kecamatan=str(KRANGGAN)) == ["Poksus Anggrek"]
    assert names(kelurahan=str(GEDONGAN), cari="tera") == ["Poklak Teratai"]
    assert names(tingkat="belum", urut="-anggota")[0] == "Poksus Melati"
    with scope(MOJOKERTO):
        for number in range(22):
            cmd = AddGroup(uuid7(), KRANGGAN_KEL, f"Baru {number:02}", Kind.POKSUS, None, None, "")
            add_group(cmd, actor=SYSTEM)
    assert (len(names()), len(names(halaman="2"))) == (25, 1)


def test_the_list_of_a_kelurahan_holds_nothing_else(cast: Cast) -> None:
    page = text(cast["wati"], reverse("dasbor_kelompok"))
    assert "2 kelompok, Oktober 2026" in page
    assert "Anggrek" not in page
    assert 'name="kelurahan"' not in page


def test_the_list_as_xlsx(cast: Cast) -> None:
    answer = client(cast["rini"]).get(reverse("dasbor_kelompok"), {"unduh": "xlsx", "keadaan": "sudah"})
    book = load_workbook(io.BytesIO(answer.content))
    rows = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert rows[1:] == [
        (
            "Magersari", "Gedongan", "Poksus Melati", "Belum ditetapkan", 20, "Sudah", "2026-10",
            400_000, 6_000_000, 0, 690_000, 4_400_000, 0,
        )
    ]  # fmt: skip


def test_the_city_sets_its_deadline(cast: Cast) -> None:
    address = reverse("dasbor_batas")
    assert f'href="{address}"' in text(cast["rini"], KOTA)
    assert f'href="{address}"' not in text(cast["lina"], KOTA)
    sent = {"command_id": str(uuid7()), "starts_on": "2026-10-01", "day": "10", "months_after": "0"}
    assert client(cast["rini"]).post(address, sent)["Location"] == address
    assert "tanggal 10 bulan itu juga" in text(cast["rini"], address)
    page = text(cast["rini"], KOTA)
    assert "untuk Oktober 2026 berarti 10 Oktober 2026" in page
    assert "belum pernah mencatat" in page
    wrong = {**sent, "command_id": str(uuid7()), "day": "40"}
    assert client(cast["ida"]).post(address, wrong).status_code == 422
    text(cast["wati"], address, 403)
    with scope(MOJOKERTO):
        assert BookDeadline.objects.count() == 1


@pytest.mark.parametrize("address", [KOTA, reverse("dasbor_kelompok")])
def test_a_request_asks_the_same_of_the_database_whatever_the_groups(cast: Cast, address: str) -> None:
    browser = client(cast["rini"])
    browser.get(address)
    before = queries(browser, address)
    assert not [sql for sql in before if re.search(r"bookkeeping_(leg|entry)\b", sql)]
    with scope(MOJOKERTO):
        for number in range(8):
            cmd = AddGroup(uuid7(), KRANGGAN_KEL, f"Baru {number}", Kind.POKSUS, None, None, "")
            add_group(cmd, actor=SYSTEM)
    assert len(queries(browser, address)) == len(before)


def queries(browser: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    return [query["sql"] for query in caught.captured_queries]
