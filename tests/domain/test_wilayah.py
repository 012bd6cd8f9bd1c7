"""Reading a list of areas: every problem with its line, and nothing half-read."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from common.problems import Refused
from regions.domain.wilayah import HEADER, read_areas
from regions.domain.zones import ZONE_OF_PROVINCE, zone_of

GOOD = "35.76,Kota Mojokerto,35.76.01,Prajuritkulon,35.76.01.1001,Surodinawan"


def read(*lines: str) -> list[tuple[str, str]]:
    """The problems of a list, as (field, message)."""
    text = "\r\n".join((",".join(HEADER), *lines)) + "\r\n"
    with pytest.raises(Refused) as caught:
        read_areas(csv.reader(StringIO(text, newline="")))
    return [(problem.field, problem.message) for problem in caught.value.problems]


def test_the_six_cities() -> None:
    path = Path(__file__).parents[2] / "regions" / "data" / "wilayah_6_kota.csv"
    with path.open(newline="", encoding="utf-8") as lines:
        areas = read_areas(csv.reader(lines))
    assert (len(areas.kota), len(areas.kecamatan), len(areas.kelurahan)) == (6, 46, 330)
    assert [(kota.number, kota.name) for kota in areas.kota][:2] == [
        (1271, "Kota Medan"),
        (3375, "Kota Pekalongan"),
    ]
    assert {zone_of(kota.code) for kota in areas.kota} == {"Asia/Jakarta", "Asia/Makassar"}
    klego = next(area for area in areas.kelurahan if area.code == "33.75.02.1008")
    assert (klego.name, klego.number, klego.parent) == ("Klego", 3375021008, 337502)


@pytest.mark.parametrize(
    ("line", "field", "message"),
    [
        (
            "35.7,A,35.76.01,B,35.76.01.1001,C",
            "2.kode_kota",
            "Baris 2: kode_kota '35.7' tidak seperti 35.76.",
        ),
        ("99.01,A,99.01.01,B,99.01.01.1001,C", "2.kode_kota", "Baris 2: provinsi 99 tidak dikenal."),
        (
            "35.76,A,35.74.01,B,35.74.01.1001,C",
            "2.kode_kecamatan",
            "Baris 2: 35.74.01 tidak terletak di kode_kota 35.76.",
        ),
        (
            "35.76,A,35.76.01,B,35.76.02.1001,C",
            "2.kode_kelurahan",
            "Baris 2: 35.76.02.1001 tidak terletak di kode_kecamatan 35.76.01.",
        ),
        (
            "35.76,A,35.76.01,B,35.76.01.4001,C",
            "2.kode_kelurahan",
            "Baris 2: kode_kelurahan '35.76.01.4001' tidak seperti 35.76.01.1001.",
        ),
        (
            "35.76,A,35.76.01,B,٣٥.76.01.1001,C",
            "2.kode_kelurahan",
            "Baris 2: kode_kelurahan '٣٥.76.01.1001' tidak seperti 35.76.01.1001.",
        ),
        ("35.76,A,35.76.01, ,35.76.01.1001,C", "2.kecamatan", "Baris 2: nama kecamatan kosong."),
        (
            f"35.76,A,35.76.01,B,35.76.01.1001,{'x' * 81}",
            "2.kelurahan",
            "Baris 2: nama kelurahan lebih dari 80 huruf.",
        ),
        ("35.76,A,35.76.01,B", "2", "Baris 2: ada 4 kolom, seharusnya 6."),
        ("", "2", "Baris 2: ada 0 kolom, seharusnya 6."),
    ],
)
def test_one_thing_wrong(line: str, field: str, message: str) -> None:
    assert (field, message) in read(line)


def test_a_kelurahan_twice() -> None:
    again = "35.76,Kota Mojokerto,35.76.01,Prajuritkulon,35.76.01.1001,Surodinawan"
    assert read(GOOD, again) == [("3.kode_kelurahan", "Baris 3: 35.76.01.1001 sudah ada di baris 2.")]


def test_one_code_with_two_names() -> None:
    other = "35.76,Mojokerto,35.76.01,Prajurit Kulon,35.76.01.1002,Blooto"
    assert read(GOOD, other) == [
        ("3.kota", "Baris 3: 35.76 bernama 'Mojokerto', di baris 2 'Kota Mojokerto'."),
        ("3.kecamatan", "Baris 3: 35.76.01 bernama 'Prajurit Kulon', di baris 2 'Prajuritkulon'."),
    ]


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = read("35.76,A,35.76.01,B,x,", "35.76,A,35.76.01", GOOD.replace("Kota Mojokerto", ""))
    assert [field for field, _ in found] == ["2.kode_kelurahan", "2.kelurahan", "3", "4.kota"]


@pytest.mark.parametrize("lines", [[], [["kode", "nama"]]])
def test_a_list_without_its_head_is_refused(lines: list[list[str]]) -> None:
    with pytest.raises(Refused, match="judul kolom harus kode_kota"):
        read_areas(lines)


def test_an_empty_list_is_refused() -> None:
    assert read() == [("2", "Baris 2: tidak ada satu wilayah pun.")]


def test_every_province_has_one_zone() -> None:
    assert len(ZONE_OF_PROVINCE) == 38
    found = {
        code: zone_of(f"{code}.71") for code in ("12", "33", "35", "36", "61", "53", "64", "81", "94", "10")
    }
    assert found == {
        "12": "Asia/Jakarta", "33": "Asia/Jakarta", "35": "Asia/Jakarta", "36": "Asia/Jakarta",
        "61": "Asia/Jakarta", "53": "Asia/Makassar", "64": "Asia/Makassar", "81": "Asia/Jayapura",
        "94": "Asia/Jayapura", "10": None,
    }  # fmt: skip
