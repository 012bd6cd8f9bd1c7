"""Pictures people send, opened once and whole, for whoever draws them anew. No Django."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageFile, UnidentifiedImageError

# What the library raises at a picture it cannot read to its end: no picture at all, half a file, a PNG whose
# parts are broken, and lengths or colours that make no sense.
UNREADABLE = (UnidentifiedImageError, OSError, SyntaxError, ValueError)


class TooManyPixels(Exception):
    """A picture that would fill the memory once it is unpacked."""


@contextmanager
def opened(content: bytes, formats: Collection[str], most_pixels: int) -> Iterator[Image.Image]:
    """The picture in these bytes, if it is of these formats; its pixels are read when they are asked for.

    Raises TooManyPixels before anything is unpacked, and one of UNREADABLE for what is no whole picture.
    """
    try:
        with _whole_only(), Image.open(BytesIO(content), formats=list(formats)) as image:
            if image.width * image.height > most_pixels:
                raise TooManyPixels
            yield image
    except Image.DecompressionBombError as error:
        raise TooManyPixels from error


@contextmanager
def _whole_only() -> Iterator[None]:
    """Refuse half a picture: the library that lays out paper lets them pass, for the whole process."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
