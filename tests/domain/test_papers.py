"""Logos are drawn anew, and terms know whether they share a day."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image, ImageFile

from common.problems import Refused
from regions.domain.logo import MOST_BYTES_IN, MOST_BYTES_OUT, redraw
from regions.domain.officers import Term


def picture(kind: str, size: tuple[int, int], mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 90).convert(mode).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_a_small_png(kind: str) -> None:
    drawn = Image.open(BytesIO(redraw(picture(kind, (1200, 600)))))
    assert (drawn.format, drawn.size) == ("PNG", (480, 240))


def test_what_hides_in_a_picture_is_gone() -> None:
    image, out = Image.new("RGB", (20, 20), "black"), BytesIO()
    notes = Image.Exif()
    notes[0x010E] = "lokasi rumah"
    image.save(out, "JPEG", exif=notes, comment=b"lokasi rumah")
    drawn = redraw(out.getvalue() + b"<script>lokasi rumah</script>")
    assert b"lokasi rumah" not in drawn
    assert Image.open(BytesIO(drawn)).convert("RGB").getpixel((5, 5)) == (0, 0, 0)


def test_a_photograph_is_held_to_its_size() -> None:
    assert len(redraw(picture("JPEG", (1500, 1500)))) <= MOST_BYTES_OUT


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (b"", "tidak terbaca"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "tidak terbaca"),
        (picture("GIF", (10, 10)), "tidak terbaca"),
        (picture("PNG", (100, 100))[:60], "tidak terbaca"),  # cut short on its way
        (picture("PNG", (4001, 4000), "1"), "terlalu besar"),
        (b"x" * (MOST_BYTES_IN + 1), "lebih besar dari 2 MB"),
    ],
)
def test_anything_else_is_refused(given: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message) as caught:
        redraw(given)
    assert caught.value.problems[0].field == "logo"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_picture_is_refused_whatever_the_process_allows(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = picture(kind, (300, 300))
    with pytest.raises(Refused, match="tidak terbaca"):
        redraw(whole[: len(whole) // 2])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (Term(date(2020, 1, 1), date(2020, 12, 31)), Term(date(2021, 1, 1)), False),
        (Term(date(2020, 1, 1), date(2021, 1, 1)), Term(date(2021, 1, 1)), True),
        (Term(date(2020, 1, 1)), Term(date(2025, 1, 1)), True),
        (Term(date(2020, 1, 1)), Term(date(2019, 1, 1), date(2019, 12, 31)), False),
        (Term(date(2020, 1, 1), date(2020, 1, 1)), Term(date(2020, 1, 1), date(2020, 1, 1)), True),
    ],
)
def test_terms_share_a_day(one: Term, other: Term, shared: bool) -> None:
    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared
