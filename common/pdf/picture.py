"""A page of a PDF as a picture to send: PNG, grey, as wide as a telephone shows it sharply."""

import io
import threading

import pypdfium2 as pdfium

WIDTH = 1080
# The library beneath draws one page at a time.
_lock = threading.Lock()


def picture_of(pdf: bytes, width: int = WIDTH) -> bytes:
    """The first page of a PDF of ours as PNG, `width` dots wide."""
    with _lock:
        document = pdfium.PdfDocument(pdf)
        try:
            page = document[0]
            drawn = page.render(scale=width / page.get_width(), grayscale=True).to_pil()
        finally:
            document.close()
    made = io.BytesIO()
    drawn.save(made, "PNG", optimize=True)
    return made.getvalue()
