"""A photo of a page: whatever is given is drawn anew as a JPEG of bounded size. No Django.

Drawing it anew drops all that a photo may carry besides: where it was taken, names of phones, hidden files.
"""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from pi_heif import register_heif_opener
from PIL import Image, ImageOps

from common.pictures import UNREADABLE, TooManyPixels, opened
from common.problems import Problem, Refused

MOST_BYTES_IN = 12 * 1024 * 1024
MOST_PIXELS = 60_000_000
SIDE = 2_200  # figures of a handwritten book are read at this size
SMALL_SIDE = 320
MOST_BYTES_OUT = 1_500_000
QUALITIES = (80, 65, 50, 35)
FORMATS = ("JPEG", "PNG", "HEIF", "WEBP")
TOO_LARGE = "Foto terlalu besar. Potret ulang dengan ukuran yang lebih kecil."

register_heif_opener()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as we keep it: a JPEG upright, and a small one for lists."""

    full: bytes
    small: bytes
    width: int
    height: int

    @property
    def digest(self) -> bytes:
        """SHA-256 of the full picture: the same photo twice is found by it."""
        return sha256(self.full).digest()


def redraw(photo: bytes, field: str = "photos") -> Picture:
    """The picture of a JPEG, PNG, HEIC or WebP of at most 12 MB and 60 million pixels.

    Upright as the phone held it, at most 2,200 pixels long and 1.5 MB. Refuses anything else at `field`.
    """
    if len(photo) > MOST_BYTES_IN:
        raise _refused(field, "Foto lebih besar dari 12 MB. Potret ulang dengan ukuran yang lebih kecil.")
    try:
        with opened(photo, FORMATS, MOST_PIXELS) as image:
            image.draft("RGB", (SIDE * 2, SIDE * 2))  # a JPEG is read no larger than it is needed
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except TooManyPixels as error:
        raise _refused(field, TOO_LARGE) from error
    except UNREADABLE as error:
        raise _refused(field, "Foto tidak terbaca. Pilih foto JPEG, PNG atau HEIC yang utuh.") from error
    upright.thumbnail((SIDE, SIDE))
    full = _jpeg(upright, MOST_BYTES_OUT)
    width, height = upright.size
    upright.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Picture(full, _jpeg(upright, MOST_BYTES_OUT), width, height)


def _jpeg(image: Image.Image, most: int) -> bytes:
    """JPEG of these pixels and nothing else, coarser until it fits."""
    made = b""
    for quality in QUALITIES:
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, exif=b"")
        made = out.getvalue()
        if len(made) <= most:
            break
    return made


def _refused(field: str, message: str) -> Refused:
    return Refused([Problem(field, message, "foto")])
