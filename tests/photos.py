"""Photos as a phone makes them: with the place they were taken at, lying on their side."""

from io import BytesIO

from PIL import Image

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
TURNED = 6  # the phone was held upright, the sensor lies


def a_photo(colour: str = "ivory", size: tuple[int, int] = (64, 48), kind: str = "JPEG") -> bytes:
    """A JPEG (or PNG, WebP) of one colour that says where it was taken and how the phone was held."""
    image = Image.new("RGB", size, colour)
    exif = image.getexif()
    exif[MAKE] = "Telepon Rahasia"
    exif[ORIENTATION] = TURNED
    exif.get_ifd(GPS)[1] = "S"
    exif.get_ifd(GPS)[2] = (7.0, 28.0, 12.0)
    out = BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()
