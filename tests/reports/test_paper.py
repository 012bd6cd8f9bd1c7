"""The engine and the binding: PDF/A, offline, repeatable, numbered."""

import io
from datetime import UTC, datetime
from typing import cast

import pikepdf
import pytest

from common.pdf.engine import PaperProblem, RefusedAddress, render
from common.pdf.letters import FACE, coverage
from common.pdf.merge import AlreadyBound, Part, Volume, merge
from common.pdf.paper import A4_PORTRAIT, F4_LANDSCAPE, PAPERS, Paper
from tests.reports.sheet import findings, fonts, read

PAGE = (
    '<html lang="id"><head><title>Uji cetak</title><meta name="author" content="Pokja II">'
    '<meta name="dcterms.created" content="2026-11-01T00:00:00+00:00"></head><body>'
    '<div class="kaki">Nomor 1</div><p>Satu</p><p style="break-before: page">Dua é ū</p></body></html>'
)
ABOUT = Volume("Laporan Kota Mojokerto", "TP PKK Kota Mojokerto", datetime(2026, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_each_sheet_has_its_size_in_millimetres(paper: Paper) -> None:
    page = read(render(PAGE, paper))[0]
    assert (round(page.width), round(page.height)) == tuple(round(side) for side in paper.points)


def test_f4_is_215_by_330_millimetres() -> None:
    assert (F4_LANDSCAPE.width, F4_LANDSCAPE.height) == (330, 215)
    assert [round(side, 1) for side in F4_LANDSCAPE.points] == [935.4, 609.4]


def test_a_page_is_pdf_a_2b() -> None:
    pdf = render(PAGE, F4_LANDSCAPE)
    assert findings(pdf) == []
    assert fonts(pdf) == {"UP2K-Noto-Sans"}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        meta = document.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert str(document.Root.Lang) == "id"
        intent = document.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFA1"
        assert "sRGB" in str(intent.OutputConditionIdentifier)
        assert len(intent.DestOutputProfile.read_bytes()) > 1_000
        assert str(document.docinfo["/Title"]) == "Uji cetak"
        assert str(document.docinfo["/CreationDate"]).startswith("D:20261101000000")


def test_the_same_page_gives_the_same_bytes() -> None:
    assert render(PAGE, A4_PORTRAIT) == render(PAGE, A4_PORTRAIT)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "file:///etc/passwd",
        "../engine.py",
        "fonts/../../engine.py",
        "ftp://example.org/x",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "//example.org/x.png",
    ],
)
def test_a_page_that_reaches_out_is_refused(address: str) -> None:
    with pytest.raises(RefusedAddress):
        render(f'<html><body><img src="{address}"></body></html>', A4_PORTRAIT)


def test_a_stylesheet_elsewhere_is_refused() -> None:
    with pytest.raises(RefusedAddress):
        render("<html><style>@import url(http://example.org/a.css);</style></html>", A4_PORTRAIT)


def test_a_picture_that_cannot_be_read_is_a_fault_and_not_a_gap() -> None:
    with pytest.raises(PaperProblem):
        render('<html><body><img src="data:image/png;base64,AAAA"></body></html>', A4_PORTRAIT)


@pytest.mark.parametrize(
    ("typed", "paper"),
    [
        ("Rapat 😀👍🏽 selesai", "Rapat selesai"),
        ("Nurhāyatī é ñ ŵ", "Nurhāyatī é ñ ŵ"),
        ("kas ≥ 10 ✓", "kas >= 10 v"),
        ("①②", "12"),
        ("漢字", "··"),
        ("e\u0301", "é"),
        ("tanpa\u200bbatas", "tanpabatas"),
    ],
)
def test_what_our_fonts_cannot_draw_is_spelt_left_out_or_marked(typed: str, paper: str) -> None:
    pdf = render(
        f'<html lang="id"><head><title>x</title></head><body><p>{typed}</p></body></html>', A4_PORTRAIT
    )
    assert read(pdf)[0].text.startswith(f"{paper} Halaman")
    assert findings(pdf) == []
    assert fonts(pdf) == {"UP2K-Noto-Sans"}


def test_all_faces_draw_the_same_letters() -> None:
    faces = sorted(FACE.parent.glob("*.ttf"))
    assert len(faces) == 5
    assert {coverage(face) for face in faces} == {coverage()}


def test_a_volume_numbers_every_sheet_and_stays_pdf_a() -> None:
    cover = render("<html><title>Sampul</title><p>Sampul</p></html>", A4_PORTRAIT)
    part = render(PAGE, F4_LANDSCAPE)
    volume = merge(
        [Part("Kecamatan Kranggan", part), Part("Kelurahan Miji", part, 1), Part("Kelurahan Meri", part, 1)],
        ABOUT,
        cover,
    )
    pages = read(volume)
    assert len(pages) == 7
    for number, page in enumerate(pages, start=1):
        assert page.text.endswith(f"Lembar {number} dari 7")
    assert "Halaman 2 dari 2" in pages[2].text
    assert findings(volume) == []
    assert fonts(volume) == {"UP2K-Noto-Sans"}


def test_a_volume_has_bookmarks_and_says_what_it_is() -> None:
    part = render(PAGE, F4_LANDSCAPE)
    volume = merge(
        [
            Part("Kecamatan Kranggan", part),
            Part("Kelurahan Miji", part, 1),
            Part("Kecamatan Magersari", part),
        ],
        ABOUT,
    )
    with pikepdf.open(io.BytesIO(volume)) as document:
        with document.open_outline() as outline:
            titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
            second = cast(pikepdf.Array, outline.root[1].destination)[0]
        assert titles == [("Kecamatan Kranggan", ["Kelurahan Miji"]), ("Kecamatan Magersari", [])]
        assert document.pages.index(pikepdf.Page(second)) == 4
        assert str(document.docinfo["/Title"]) == "Laporan Kota Mojokerto"
        assert str(document.Root.Lang) == "id"
        meta = document.open_metadata()
        assert meta["pdfaid:part"] == "2"


def test_the_number_stands_in_the_corner_kept_empty() -> None:
    page = read(merge([Part("Satu", render(PAGE, F4_LANDSCAPE))], ABOUT))[0]
    number = page.find("Lembar")[0]
    assert number.left > page.width - 60 * 72 / 25.4
    assert number.top > page.height - 11 * 72 / 25.4
    assert page.collisions() == []


def test_the_same_parts_give_the_same_volume() -> None:
    parts = [Part("Satu", render(PAGE, F4_LANDSCAPE)), Part("Dua", render(PAGE, A4_PORTRAIT))]
    assert merge(parts, ABOUT) == merge(iter(parts), ABOUT)


def test_a_volume_of_volumes_and_an_empty_one_are_refused() -> None:
    volume = merge([Part("Satu", render(PAGE, F4_LANDSCAPE))], ABOUT)
    with pytest.raises(AlreadyBound):
        merge([Part("Semua", volume)], ABOUT)
    with pytest.raises(ValueError, match="at least one"):
        merge([], ABOUT)
