"""Areas from a list, opening a city, heads of letters and signatories."""

import base64
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.http import Http404
from PIL import Image

from accounts.commands import (
    AppointSignatory,
    EndTerm,
    ImportRegions,
    SetLetterhead,
    appoint_signatory,
    end_term,
    import_regions,
    set_letterhead,
)
from accounts.domain.roles import Actor, Role
from accounts.models import CommandRecord, OperatorRecord, User
from accounts.queries.actor import actor_of
from bookkeeping.domain.chart import CHART
from bookkeeping.models import Account
from common import clock
from common.ids import uuid7
from common.problems import Forbidden, Refused
from common.secret import Secret
from regions.domain.level import Level
from regions.domain.officers import Office
from regions.domain.wilayah import HEADER, Areas, read_areas
from regions.models import Kecamatan, Kelurahan, Kota, Letterhead, Signatory
from regions.queries import LetterheadView, letterhead_for, signatories_for, terms_of
from regions.queries.committee import committees
from regions.tenancy.scope import scope
from tests.cast import GEDONGAN, KLEGO, MAGERSARI, MOJOKERTO, NOON, PEKALONGAN, TODAY, Cast, open_cast
from up2k.operator.commands import OpenKota, open_kota

pytestmark = pytest.mark.django_db
OPERATOR = Actor.operator("uji")
SECRET = Secret("kenanga-7-wangi")
FILE = Path(__file__).parents[2] / "regions" / "data" / "wilayah_6_kota.csv"


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.at(NOON):
        yield


@pytest.fixture
def cast() -> Iterator[Cast]:
    opened = open_cast()
    with scope(MOJOKERTO):
        yield opened


def listed(*rows: str) -> Areas:
    return read_areas((HEADER, *(row.split(",") for row in rows)))


# Lists of areas.


def test_the_file_of_six_cities_twice() -> None:
    out = StringIO()
    for _ in range(2):
        call_command("import_regions", str(FILE), stdout=out)
    assert out.getvalue().splitlines() == [
        "6 kota: 382 wilayah baru, 0 ganti nama, 0 tetap.",
        "6 kota: 0 wilayah baru, 0 ganti nama, 382 tetap.",
    ]
    assert dict(Kota.objects.values_list("code", "zone"))["53.71"] == "Asia/Makassar"
    with scope(PEKALONGAN):
        assert (Kecamatan.objects.count(), Kelurahan.objects.count()) == (4, 27)
        assert Kelurahan.objects.select_related("kecamatan").get(pk=KLEGO).kecamatan.code == "33.75.02"
    assert OperatorRecord.objects.filter(name="accounts.import_regions").count() == 2


def test_a_name_is_put_right_and_nothing_is_removed() -> None:
    first = "35.76,Kota Mojokerto,35.76.01,Prajuritkulon,35.76.01.1003,Mentikan"
    other = "35.76,Kota Mojokerto,35.76.01,Prajurit Kulon,35.76.01.1004,Kauman"
    import_regions(ImportRegions(uuid7(), listed(first)), actor=OPERATOR)
    done = import_regions(ImportRegions(uuid7(), listed(other)), actor=OPERATOR)
    assert (done.made, done.renamed, done.unchanged) == (1, 1, 1)
    with scope(MOJOKERTO):
        assert Kecamatan.objects.get().name == "Prajurit Kulon"
        assert Kelurahan.objects.count() == 2


def test_a_zone_may_differ_from_its_province() -> None:
    row = "35.76,Kota Mojokerto,35.76.01,Prajuritkulon,35.76.01.1003,Mentikan"
    import_regions(ImportRegions(uuid7(), listed(row), {"35.76": "Asia/Jayapura"}), actor=OPERATOR)
    assert Kota.objects.get().zone == "Asia/Jayapura"
    import_regions(ImportRegions(uuid7(), listed(row)), actor=OPERATOR)
    assert Kota.objects.get().zone == "Asia/Jayapura"
    wrong = ImportRegions(uuid7(), listed(row), {"35.76": "Asia/Tokyo", "53.71": "Asia/Makassar"})
    with pytest.raises(Refused) as caught:
        import_regions(wrong, actor=OPERATOR)
    assert [problem.field for problem in caught.value.problems] == ["zones.35.76", "zones.53.71"]


def test_a_bad_file_changes_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "salah.csv"
    bad.write_text(FILE.read_text(encoding="utf-8") + "35.76,Mojokerto,35.76.01,,x,y\r\n", encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        call_command("import_regions", str(bad))
    assert str(caught.value).splitlines() == [
        "Baris 332: kode_kelurahan 'x' tidak seperti 35.76.01.1001.",
        "Baris 332: nama kecamatan kosong.",
        "2 masalah; tidak ada yang disimpan.",
    ]
    assert not Kota.objects.exists()


def test_only_the_operator_loads_areas(cast: Cast) -> None:
    cmd = ImportRegions(uuid7(), listed("35.76,X,35.76.01,Y,35.76.01.1003,Z"))
    with pytest.raises(Forbidden):
        import_regions(cmd, actor=cast["ida"])
    assert Kota.objects.get(pk=MOJOKERTO).name == "Kota Mojokerto"


# Opening a city.


def opening(**other: Any) -> OpenKota:
    given: dict[str, Any] = {
        "kota_id": MOJOKERTO,
        "username": "admin.kota",
        "name": "Ida Kedua",
        "password": Secret("kenanga-7-wangi"),
    }
    return OpenKota(uuid7(), **given | other)


def test_a_city_is_opened_with_accounts_and_an_admin() -> None:
    ira = open_cast()["ira"]
    done = open_kota(opening(), actor=ira)
    assert done.about == {"kota": "Kota Mojokerto", "admin": "Ida Kedua"}
    assert Kota.objects.get(pk=MOJOKERTO).opened_at == NOON
    admin = User.objects.get(username="admin.kota")
    assert admin.must_change_password
    with scope(MOJOKERTO):
        assert Account.objects.count() == len(CHART)
        assert actor_of(admin, TODAY, None).roles == {Role.ADMIN}
        assert actor_of(admin, TODAY - timedelta(days=1), None).roles == frozenset()
    record = OperatorRecord.objects.get(name="up2k.open_kota")
    assert (record.user_id, record.about["kota"]) == (ira.user_id, "Kota Mojokerto")


def test_a_city_is_opened_once_and_only_whole() -> None:
    ira = open_cast()["ira"]
    with pytest.raises(Refused, match="username"):
        open_kota(opening(username="sari"), actor=ira)
    assert Kota.objects.get(pk=MOJOKERTO).opened_at is None
    with scope(MOJOKERTO):
        assert not Account.objects.exists()
    open_kota(opening(), actor=ira)
    for other, told in (({}, "sudah dibuka"), ({"kota_id": 9999}, "belum dimuat")):
        with pytest.raises(Refused, match=told):
            open_kota(opening(username="admin.lain", **other), actor=ira)
    Kota.objects.create(id=1111, code="11.11", name="Kota Kosong", zone="Asia/Jakarta")
    with pytest.raises(Refused, match="belum punya kelurahan"):
        open_kota(opening(kota_id=1111), actor=ira)
    assert not User.objects.filter(username="admin.lain").exists()


def test_open_kota_from_the_command_line(tmp_path: Path) -> None:
    open_cast()
    secret, out = tmp_path / "sandi", StringIO()
    secret.write_text("kenanga-7-wangi\n", encoding="utf-8")
    given = ["35.76", "--admin", "admin.kota", "--name", "Ida Kedua", "--password-file", str(secret)]
    call_command("open_kota", *given, stdout=out)
    assert out.getvalue() == "Kota Mojokerto dibuka, adminnya Ida Kedua.\n"
    with pytest.raises(CommandError, match="sudah dibuka"):
        call_command("open_kota", *given)
    assert User.objects.get(username="admin.kota").check_password("kenanga-7-wangi")


# Heads of letters.


def head(**other: Any) -> SetLetterhead:
    given: dict[str, Any] = {
        "level": Level.KELURAHAN,
        "area_id": GEDONGAN,
        "name": "TP PKK KELURAHAN GEDONGAN",
        "address": "",
    }
    return SetLetterhead(uuid7(), **given | other)


def a_logo() -> str:
    out = BytesIO()
    Image.new("RGB", (30, 30), "green").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def test_without_a_head_the_area_gives_its_name(cast: Cast) -> None:
    assert letterhead_for(Level.KELURAHAN, GEDONGAN) == LetterheadView(
        Level.KELURAHAN, GEDONGAN, "TIM PENGGERAK PKK KELURAHAN GEDONGAN", (), None
    )
    assert letterhead_for(Level.KOTA, MOJOKERTO).name == "TIM PENGGERAK PKK KOTA MOJOKERTO"


def test_a_head_is_set_and_set_again(cast: Cast) -> None:
    address = " Jalan Raya 12 \n\nTelepon 0321 1234"
    set_letterhead(head(address=address, logo=a_logo()), actor=cast["ida"])
    first = letterhead_for(Level.KELURAHAN, GEDONGAN)
    assert (first.name, first.address) == (
        "TP PKK KELURAHAN GEDONGAN",
        ("Jalan Raya 12", "Telepon 0321 1234"),
    )
    assert first.logo is not None
    assert first.logo.startswith(b"\x89PNG")
    assert first.logo_uri.startswith("data:image/png;base64,iVBOR")
    set_letterhead(head(name="PKK GEDONGAN"), actor=cast["ida"])
    assert letterhead_for(Level.KELURAHAN, GEDONGAN).logo == first.logo
    set_letterhead(head(logo=""), actor=cast["ida"])
    assert letterhead_for(Level.KELURAHAN, GEDONGAN).logo_uri == ""
    assert Letterhead.objects.count() == 1


def test_levels_do_not_mix(cast: Cast) -> None:
    for level, area in ((Level.KOTA, MOJOKERTO), (Level.KECAMATAN, MAGERSARI), (Level.KELURAHAN, GEDONGAN)):
        set_letterhead(head(level=level, area_id=area, name=f"Kop {level}"), actor=cast["ida"])
    assert letterhead_for(Level.KOTA, MOJOKERTO).name == "Kop kota"
    assert letterhead_for(Level.KECAMATAN, MAGERSARI).name == "Kop kecamatan"
    assert letterhead_for(Level.KELURAHAN, GEDONGAN).name == "Kop kelurahan"


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ({"name": " "}, ["name"]),
        ({"address": "a\nb\nc\nd\ne"}, ["address"]),
        ({"logo": "bukan base64"}, ["logo"]),
        ({"logo": base64.b64encode(b"bukan gambar").decode(), "name": ""}, ["name", "logo"]),
    ],
)
def test_a_head_is_refused(cast: Cast, other: dict[str, Any], wrong: list[str]) -> None:
    before = CommandRecord.objects.count()
    with pytest.raises(Refused) as caught:
        set_letterhead(head(**other), actor=cast["ida"])
    assert [problem.field for problem in caught.value.problems] == wrong
    assert (Letterhead.objects.count(), CommandRecord.objects.count()) == (0, before)


@pytest.mark.parametrize("area", [(Level.KELURAHAN, KLEGO), (Level.KOTA, PEKALONGAN), (Level.GROUP, 1)])
def test_areas_of_another_city_are_not_there(cast: Cast, area: tuple[Level, int]) -> None:
    with pytest.raises(Http404):
        set_letterhead(head(level=area[0], area_id=area[1]), actor=cast["ida"])
    with pytest.raises(Http404):
        signatories_for(*area, TODAY)


# Signatories.


def term(name: str, start: date, end: date | None = None, **other: Any) -> AppointSignatory:
    given: dict[str, Any] = {"level": Level.KELURAHAN, "area_id": GEDONGAN, "office": Office.KETUA}
    return AppointSignatory(uuid7(), name=name, starts_on=start, ends_on=end, **given | other)


def test_an_old_month_prints_with_the_officer_of_that_month(cast: Cast) -> None:
    appoint_signatory(term("Ibu Lama", date(2020, 1, 1)), actor=cast["ida"])
    (lasting,) = terms_of(Level.KELURAHAN, GEDONGAN)
    end_term(EndTerm(uuid7(), lasting.id, date(2026, 6, 14), "Pergantian"), actor=cast["ida"])
    appoint_signatory(term("Ibu Baru", date(2026, 6, 15), title="Pj. Ketua TP PKK"), actor=cast["ida"])
    appoint_signatory(term("Ibu Pokja", date(2020, 1, 1), office=Office.POKJA2), actor=cast["ida"])

    def signing(on: date) -> list[tuple[str, str]]:
        return [(s.title, s.name) for s in signatories_for(Level.KELURAHAN, GEDONGAN, on)]

    assert signing(date(2019, 12, 31)) == []
    assert signing(date(2026, 5, 31)) == [("Ketua TP PKK", "Ibu Lama"), ("Ketua Pokja II", "Ibu Pokja")]
    assert signing(date(2026, 6, 14)) == [("Ketua TP PKK", "Ibu Lama"), ("Ketua Pokja II", "Ibu Pokja")]
    assert signing(date(2026, 6, 30)) == [("Pj. Ketua TP PKK", "Ibu Baru"), ("Ketua Pokja II", "Ibu Pokja")]
    assert signatories_for(Level.KOTA, MOJOKERTO, TODAY) == ()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2021, 1, 1), None),
        (date(2019, 1, 1), date(2020, 1, 1)),
        (date(2019, 1, 1), None),
        (date(2022, 12, 31), date(2022, 12, 31)),
    ],
)
def test_two_holders_of_one_office_on_a_day_are_refused(cast: Cast, start: date, end: date | None) -> None:
    appoint_signatory(term("Ibu Lama", date(2020, 1, 1), date(2022, 12, 31)), actor=cast["ida"])
    with pytest.raises(Refused) as caught:
        appoint_signatory(term("Ibu Baru", start, end), actor=cast["ida"])
    assert [problem.field for problem in caught.value.problems] == ["starts_on"]
    assert Signatory.objects.count() == 1
    row = {"office": "ketua", "title": "Ketua", "name": "Ibu Baru", "starts_on": start, "ends_on": end}
    with pytest.raises(DatabaseError, match="one_holder|one_signatory"), transaction.atomic():
        Signatory.objects.create(at_kecamatan_id=MAGERSARI, at_kelurahan_id=GEDONGAN, **row)


def test_other_offices_and_areas_are_free(cast: Cast) -> None:
    start = date(2020, 1, 1)
    appoint_signatory(term("Ibu Satu", start), actor=cast["ida"])
    appoint_signatory(term("Ibu Dua", start, office=Office.POKJA2), actor=cast["ida"])
    appoint_signatory(term("Ibu Tiga", start, level=Level.KECAMATAN, area_id=MAGERSARI), actor=cast["ida"])
    appoint_signatory(term("Ibu Empat", start, level=Level.KOTA, area_id=MOJOKERTO), actor=cast["ida"])
    missing = {row.area.id: len(row.missing) for row in committees(TODAY)}
    assert (missing[GEDONGAN], missing[MAGERSARI], missing[MOJOKERTO]) == (2, 3, 3)


def test_a_term_ends_once_and_not_before_it_began(cast: Cast) -> None:
    appoint_signatory(term("Ibu Lama", date(2020, 1, 1)), actor=cast["ida"])
    term_id = Signatory.objects.get().id
    with pytest.raises(Refused, match="tidak boleh sebelum"):
        end_term(EndTerm(uuid7(), term_id, date(2019, 12, 31), "Pergantian"), actor=cast["ida"])
    with pytest.raises(Refused, match="Tulis alasannya"):
        end_term(EndTerm(uuid7(), term_id, date(2020, 12, 31), " "), actor=cast["ida"])
    assert Signatory.objects.get().ends_on is None
    end_term(EndTerm(uuid7(), term_id, date(2020, 12, 31), "Pergantian"), actor=cast["ida"])
    with pytest.raises(Refused, match="sudah punya hari terakhir"):
        end_term(EndTerm(uuid7(), term_id, date(2021, 12, 31), "Pergantian"), actor=cast["ida"])
    assert Signatory.objects.get().ends_on == date(2020, 12, 31)
    with pytest.raises(Http404):
        end_term(EndTerm(uuid7(), uuid7(), TODAY, "Pergantian"), actor=cast["ida"])


@pytest.mark.parametrize("who", ["sari", "wati", "rini", "lina"])
def test_only_the_admin_keeps_papers(cast: Cast, who: str) -> None:
    nobody = cast[who]
    with pytest.raises(Forbidden):
        set_letterhead(head(), actor=nobody)
    with pytest.raises(Forbidden):
        appoint_signatory(term("Ibu", TODAY), actor=nobody)
    with pytest.raises(Forbidden):
        end_term(EndTerm(uuid7(), uuid7(), TODAY, "Pergantian"), actor=nobody)
    assert (Letterhead.objects.count(), Signatory.objects.count()) == (0, 0)
