"""A logo for letterheads: whatever picture is given becomes a small PNG of our own making. No Django.

Drawing the pixels anew drops everything else a file may carry: scripts, places, names of cameras.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageFile, UnidentifiedImageError

from common.problems import Problem, Refused

MOST_BYTES_IN = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000
SIDE = 480
MOST_BYTES_OUT = 400 * 1024
FORMATS = ("PNG", "JPEG", "WEBP")


def redraw(picture: bytes) -> bytes:
    """PNG of at most 480×480 pixels from a PNG, JPEG or WebP of at most 2 MB and 16 million pixels.

    Refuses anything else at the field `logo`.
    """
    if len(picture) > MOST_BYTES_IN:
        raise _refused("Logo lebih besar dari 2 MB. Perkecil dulu gambarnya.")
    try:
        with _whole_only(), Image.open(BytesIO(picture), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _refused("Gambar logo terlalu besar. Paling besar 4.000 × 4.000 titik.")
            small = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _refused("Logo tidak terbaca. Pilih gambar PNG, JPEG atau WebP.") from error
    small.thumbnail((SIDE, SIDE))
    return _png(small)


@contextmanager
def _whole_only() -> Iterator[None]:
    """Refuse half a picture: the library that lays out paper lets them pass, for the whole process."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    if out.tell() > MOST_BYTES_OUT:  # a photograph: fewer colours are enough for a head of a letter
        out = BytesIO()
        image.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def _refused(message: str) -> Refused:
    return Refused([Problem("logo", message, "logo")])
