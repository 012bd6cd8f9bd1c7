"""A logo for letterheads: whatever picture is given becomes a small PNG of our own making. No Django.

Drawing the pixels anew drops everything else a file may carry: scripts, places, names of cameras.
"""

from io import BytesIO

from PIL import Image

from common.pictures import UNREADABLE, TooManyPixels, opened
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
        with opened(picture, FORMATS, MOST_PIXELS) as image:
            small = image.convert("RGBA")
    except TooManyPixels as error:
        raise _refused("Gambar logo terlalu besar. Paling besar 4.000 × 4.000 titik.") from error
    except UNREADABLE as error:
        raise _refused("Logo tidak terbaca. Pilih gambar PNG, JPEG atau WebP.") from error
    small.thumbnail((SIDE, SIDE))
    return _png(small)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    if out.tell() > MOST_BYTES_OUT:  # a photograph: fewer colours are enough for a head of a letter
        out = BytesIO()
        image.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def _refused(message: str) -> Refused:
    return Refused([Problem("logo", message, "logo")])
