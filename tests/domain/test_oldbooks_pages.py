"""The bar of months, and what becomes of a photo."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from common.period import Period
from common.problems import Refused
from oldbooks.domain.pages import Covered, MonthFound, bar_of
from oldbooks.domain.picture import MOST_BYTES_IN, redraw
from tests.photos import a_photo


def test_a_month_goes_from_nothing_to_compared() -> None:
    assert MonthFound().covered is Covered.EMPTY
    assert MonthFound(pages=2).covered is Covered.PHOTO
    assert MonthFound(entries=3).covered is Covered.TYPED
    assert MonthFound(pages=2, entries=3, ticked=2).covered is Covered.TYPED
    assert MonthFound(pages=2, entries=3, ticked=3).covered is Covered.CHECKED


def test_the_bar_runs_from_the_founding_to_today_newest_year_first() -> None:
    found = {
        Period(2024, 12): MonthFound(pages=1),
        Period(2025, 1): MonthFound(pages=1, entries=4, ticked=4),
        Period(2025, 2): MonthFound(entries=2),
    }
    bar = bar_of(Period(2024, 11), Period(2025, 4), found)
    assert [(year.year, len(year.months), year.typed) for year in bar.years] == [(2025, 4, 2), (2024, 2, 0)]
    assert (bar.months, bar.typed, bar.percent) == (6, 2, 33)
    assert [cell.covered for cell in bar.years[1].months] == [Covered.EMPTY, Covered.PHOTO]
    assert bar.count(Covered.CHECKED) == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_upright_and_says_nothing_more(kind: str) -> None:
    given = a_photo(size=(64, 48), kind=kind)
    assert b"Telepon Rahasia" in given
    made = redraw(given)
    assert (made.width, made.height) == (48, 64)
    for jpeg in (made.full, made.small):
        assert b"Telepon Rahasia" not in jpeg
        with Image.open(BytesIO(jpeg)) as image:
            assert (image.format, dict(image.getexif())) == ("JPEG", {})


def test_a_photo_of_an_iphone_is_read() -> None:
    """A page of ruled paper, 40 by 60, saved as HEIC with the place of the town square in it."""
    made = redraw((Path(__file__).parent / "halaman.heic").read_bytes())
    assert (made.width, made.height) == (40, 60)


def test_a_large_photo_is_made_small() -> None:
    made = redraw(a_photo(size=(5000, 4000)))
    assert (made.width, made.height) == (1760, 2200)
    assert len(made.full) <= 1_500_000
    with Image.open(BytesIO(made.small)) as image:
        assert max(image.size) == 320


def bomb() -> bytes:
    """A PNG of a few bytes that claims 20,000 by 20,000 pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (b"", "Foto tidak terbaca. Pilih foto JPEG, PNG atau HEIC yang utuh."),
        (b"%PDF-1.7", "Foto tidak terbaca. Pilih foto JPEG, PNG atau HEIC yang utuh."),
        (b"GIF89a" + bytes(40), "Foto tidak terbaca. Pilih foto JPEG, PNG atau HEIC yang utuh."),
        (a_photo(size=(640, 480))[:-400], "Foto tidak terbaca. Pilih foto JPEG, PNG atau HEIC yang utuh."),
        (bomb(), "Foto terlalu besar. Potret ulang dengan ukuran yang lebih kecil."),
        (
            bytes(MOST_BYTES_IN + 1),
            "Foto lebih besar dari 12 MB. Potret ulang dengan ukuran yang lebih kecil.",
        ),
    ],
    ids=["nothing", "a PDF", "a GIF", "half a photo", "a bomb", "too large"],
)
def test_what_is_no_photo_is_refused(given: bytes, message: str) -> None:
    with pytest.raises(Refused) as refused:
        redraw(given)
    assert [(p.field, p.message) for p in refused.value.problems] == [("photos", message)]
