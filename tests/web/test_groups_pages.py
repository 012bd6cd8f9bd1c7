"""Pages of groups: who gets which, what a list shows, and that a refused form changes nothing."""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.domain.roles import Actor
from common import clock
from common.ids import uuid7
from groups.commands import AddGroup, DecideStage, add_group, decide_stage
from groups.domain.words import Stage
from groups.models import Group, StageDecision
from regions.tenancy.scope import scope
from tests.cast import GEDONGAN, KRANGGAN, KRANGGAN_KEL, MAGERSARI, MOJOKERTO, NOON, Cast, open_cast
from tests.web.browse import sign_in, text

pytestmark = pytest.mark.django_db
Login = Callable[[str], Client]


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def login(cast: Cast) -> Login:
    return lambda name: sign_in(cast[name])


def group(**wanted: object) -> Group:
    with scope(MOJOKERTO):
        return Group.objects.get(**wanted)


def fill(count: int, name: str = "Kenanga") -> None:
    actor = Actor.system("persiapan uji", MOJOKERTO)
    with scope(MOJOKERTO):
        for number in range(count):
            add_group(AddGroup(uuid7(), KRANGGAN_KEL, f"{name} {number:02}"), actor=actor)


def test_a_list_shows_what_the_role_reaches(cast: Cast, login: Login) -> None:
    assert "3 kelompok" in text(login("yuni"), "/kelompok/")
    page = text(login("rini"), "/kelompok/")
    assert "4 kelompok" in page
    assert "Poksus Anggrek" in page
    own = text(login("sari"), "/kelompok/")
    assert "1 kelompok" in own
    assert "Teratai" not in own
    assert "Kecamatan" not in own  # who has one kelurahan is not asked for it
    assert "0 kelompok" in text(login("tuti"), "/kelompok/")


@pytest.mark.parametrize("path", ["/kelompok/", "/pinjaman/"])
def test_only_kelurahan_within_reach_are_offered(cast: Cast, login: Login, path: str) -> None:
    assert "Kranggan (Kranggan)" in text(login("rini"), path)
    page = text(login("yuni"), path)
    assert "Gedongan (Magersari)" in page
    assert "Kranggan (Kranggan)" not in page


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("cari=mela", ["Melati"]),
        ("cari=MELATI!", ["Melati"]),
        (f"kecamatan={KRANGGAN}", ["Anggrek"]),
        (f"kelurahan={GEDONGAN}", ["Melati", "Teratai"]),
        ("jenis=poklak", ["Teratai"]),
        ("tingkat=madya", ["Mawar"]),
        ("tingkat=belum&jenis=poksus", ["Melati", "Anggrek"]),
        ("keadaan=tutup", []),
        ("urut=-nama", ["Teratai", "Melati", "Mawar", "Anggrek"]),
        ("urut=-tingkat", ["Mawar", "Anggrek", "Melati", "Teratai"]),
        (f"kecamatan={MAGERSARI}&urut=nama", ["Mawar", "Melati", "Teratai"]),
    ],
)
def test_filters_and_order_stand_in_the_address(
    cast: Cast, login: Login, question: str, names: list[str]
) -> None:
    with scope(MOJOKERTO):
        cmd = DecideStage(uuid7(), cast.groups["Mawar"], Stage.MADYA, date(2025, 1, 1), "Lengkap", "Ny. H")
        decide_stage(cmd, actor=cast["rini"])
    found = login("rini").get(f"/kelompok/?{question}").context["rows"]
    assert [listed.row.name for listed in found] == names


def test_pages_of_25_keep_the_question(cast: Cast, login: Login) -> None:
    fill(30)
    page = text(login("rini"), "/kelompok/?cari=kenanga&urut=nama")
    assert "30 kelompok" in page
    assert page.count("Poksus Kenanga") == 25
    assert "cari=kenanga&amp;urut=nama&amp;halaman=2" in page
    assert text(login("rini"), "/kelompok/?cari=kenanga&urut=nama&halaman=2").count("Poksus Kenanga") == 5


def test_more_groups_need_no_more_queries(cast: Cast, login: Login) -> None:
    def cost() -> int:
        client = login("rini")
        with CaptureQueriesContext(connection) as seen:
            text(client, "/kelompok/")
        return len(seen)

    fill(8, "Kenanga")
    before = cost()
    fill(8, "Dahlia")
    assert cost() == before


def test_the_file_has_the_columns_of_the_list_and_real_dates(cast: Cast, login: Login) -> None:
    with scope(MOJOKERTO):
        add_group(AddGroup(uuid7(), GEDONGAN, "=1+1 Jaya"), actor=cast["rini"])
    answer = login("rini").get("/kelompok/?unduh=xlsx&urut=nama")
    assert answer["Content-Disposition"] == 'attachment; filename="kelompok.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Kelompok", "Jenis", "Poksus yang membina", "Kecamatan")
    assert [row[0] for row in rows[1:]] == ["=1+1 Jaya", "Anggrek", "Mawar", "Melati", "Teratai"]
    assert rows[4][3:9] == (
        "Magersari",
        "Gedongan",
        "Belum ditetapkan",
        "Keripik pisang",
        datetime(2019, 3, 4),
        "Aktif",
    )
    assert (rows[0][10], rows[4][10]) == ("Anggota", 0)
    assert sheet["A2"].data_type == "s"


def test_an_empty_list_offers_the_first_step(cast: Cast, login: Login) -> None:
    assert "Hapus saringan" in text(login("wati"), "/kelompok/?cari=zzz")
    nothing = text(login("tuti"), "/kelompok/")
    assert "Belum ada kelompok" in nothing
    assert "Kelompok baru" not in nothing


def test_the_page_of_a_group(cast: Cast, login: Login) -> None:
    melati = cast.groups["Melati"]
    page = text(login("wati"), f"/kelompok/{melati}/")
    for words in (
        "Poksus Melati",
        "Kelurahan Gedongan, Kecamatan Magersari",
        "Keripik pisang",
        "4 Maret 2019",
    ):
        assert words in page
    assert "Poklak Teratai" in page
    assert "Tetapkan tingkat" in page
    juror = text(login("joko"), f"/kelompok/{melati}/")
    assert "Ubah profil" not in juror
    assert "/anggota/" not in juror
    text(login("dewi"), f"/kelompok/{melati}/", 404)
    text(login("tuti"), f"/kelompok/{melati}/", 404)
    text(login("sari"), f"/kelompok/{cast.groups['Teratai']}/", 404)
    text(login("wati"), f"/kelompok/{UUID(int=7)}/", 404)


def test_a_group_is_added_from_the_form(cast: Cast, login: Login) -> None:
    client = login("wati")
    assert "Gedongan" in text(client, "/kelompok/tambah/")
    data = {
        "command_id": str(uuid7()),
        "kind": "poklak",
        "kelurahan_id": str(GEDONGAN),
        "name": "Dahlia",
        "parent_id": str(cast.groups["Melati"]),
        "founded_on": "12/10/2026",
        "line_of_business": "Jamu",
    }
    answer = client.post("/kelompok/tambah/", data)
    made = group(name="Dahlia")
    assert answer["Location"] == f"/kelompok/{made.id}/"
    assert (made.kind, made.parent_id, made.founded_on) == (
        "poklak",
        cast.groups["Melati"],
        date(2026, 10, 12),
    )
    assert client.post("/kelompok/tambah/", data)["Location"] == answer["Location"]
    with scope(MOJOKERTO):
        assert Group.objects.filter(name="Dahlia").count() == 1


def test_a_refused_form_keeps_what_was_typed_and_saves_nothing(cast: Cast, login: Login) -> None:
    data = {"command_id": str(uuid7()), "kind": "poklak", "kelurahan_id": str(GEDONGAN), "name": "Melati"}
    answer = login("wati").post("/kelompok/tambah/", data | {"founded_on": "2026-10-13"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ada 3 isian yang perlu dibetulkan" in page
    for words in (
        "Nama ini sudah dipakai",
        "Pilih poksusnya",
        "Tanggal berdiri belum tiba",
        'value="Melati"',
    ):
        assert words in page
    with scope(MOJOKERTO):
        assert Group.objects.count() == 4


def test_profile_stage_and_closing_from_the_forms(cast: Cast, login: Login) -> None:
    teratai, client = cast.groups["Teratai"], login("wati")
    address = f"/kelompok/{teratai}/"
    profile = {"command_id": str(uuid7()), "name": "Teratai Putih", "parent_id": str(cast.groups["Melati"])}
    assert client.post(f"{address}ubah/", profile).status_code == 302
    assert group(pk=teratai).name == "Teratai Putih"
    stage = {
        "command_id": str(uuid7()),
        "stage": "utama",
        "decided_on": "2026-10-01",
        "decided_by": "Ny. Hartini",
        "reason": "Buku lengkap",
    }
    assert client.post(f"{address}tingkat/", stage).status_code == 302
    assert "Buku lengkap" in text(client, address)
    with scope(MOJOKERTO):
        assert StageDecision.objects.get().recorded_by_id == cast["wati"].user_id
    closing = {"command_id": str(uuid7()), "closed_on": "2026-10-02", "reason": "Anggota pindah"}
    assert client.post(f"{address}tutup/", closing).status_code == 302
    assert not group(pk=teratai).is_active
    assert "Kelompok ini sudah ditutup" in text(client, address)
    assert client.post(f"{address}buka/", {"command_id": str(uuid7()), "reason": "Keliru"}).status_code == 302
    assert group(pk=teratai).is_active


def test_forms_are_for_their_roles(cast: Cast, login: Login) -> None:
    melati = cast.groups["Melati"]
    for form in ("ubah", "tutup", "buka", "tingkat"):
        text(login("ani"), f"/kelompok/{melati}/{form}/", 403)
        text(login("joko"), f"/kelompok/{melati}/{form}/", 403)
    text(login("yuni"), f"/kelompok/{melati}/ubah/", 403)
    text(login("yuni"), f"/kelompok/{melati}/tingkat/")
    text(login("wati"), f"/kelompok/{cast.groups['Anggrek']}/ubah/", 404)
    assert Client().get(f"/kelompok/{melati}/")["Location"].startswith("/masuk/")
