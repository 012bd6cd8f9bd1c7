"""QR codes for paper: black squares that an old telephone reads from a copy of a copy."""

import io

import segno

from common.pdf.values import Picture


def qr(text: str) -> Picture:
    """The text as a picture of squares; error correction M, so that a stain of a tenth does no harm."""
    made = io.BytesIO()
    segno.make_qr(text, error="m").save(made, kind="png", scale=6, border=2)
    return Picture.of(made.getvalue())
