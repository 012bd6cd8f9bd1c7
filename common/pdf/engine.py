"""HTML -> PDF/A-2b with WeasyPrint, offline and repeatable: the same HTML gives the same bytes."""

import ctypes
import gc
import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pydyf
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from common.pdf.letters import printable
from common.pdf.paper import Paper

HERE = Path(__file__).resolve().parent
ASSETS = (HERE / "css", HERE / "fonts")
PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")
VARIANT = "pdf/a-2b"
# A row that is counted, and cells side by side of it that hold a figure and nothing else.
_ROW = re.compile(r"<tr[^>]* data-baris>.*?</tr>", re.DOTALL)
_FIGURES = re.compile(r'(?:<td class="angka">[^<]*</td>\s*)+')

# At exit Python lets go of the libraries before the last of their objects, and the process dies of it after
# its work is done; opened once more, and never closed, they outlive them.
_LIBRARIES = [
    ctypes.CDLL(name)
    for name in (
        "libgobject-2.0.so.0",
        "libpango-1.0.so.0",
        "libpangoft2-1.0.so.0",
        "libharfbuzz.so.0",
        "libfontconfig.so.1",
    )
]

# Pango and fontconfig share state between threads; one page at a time is also what 2 cores bear.
_lock = threading.Lock()
_logger = logging.getLogger("weasyprint")


class RefusedAddress(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint has no types
    """A page asked for something outside the stylesheets and fonts of paper."""


class PaperProblem(Exception):
    """The page was laid out with a warning: a rule or picture was not understood, so it may look wrong."""


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads css/, fonts/ and pictures written into the page itself; never the network, never another file.

    Refusing is fatal: a report without its letterhead must not be issued silently.
    """

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith(PICTURES) and not _is_asset(url):
            raise RefusedAddress(f"Paper may not read {url[:80]!r}.")
        return super().fetch(url, headers)


def _is_asset(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        return False
    path = Path(unquote(parts.path)).resolve()
    return any(path.is_relative_to(folder) for folder in ASSETS)


class _Complaints(logging.Handler):
    """WeasyPrint only logs what it cannot do; on an official form that is a fault."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def __enter__(self) -> "_Complaints":
        """Listen, whatever anybody in this process has done to the logs before."""
        self._before = (_logger.disabled, _logger.level, logging.root.manager.disable)
        _logger.disabled = False
        _logger.setLevel(logging.WARNING)
        logging.disable(logging.NOTSET)
        _logger.addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        _logger.removeHandler(self)
        _logger.disabled, level, off = self._before
        _logger.setLevel(level)
        logging.disable(off)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _tidy(document: Document, pdf: pydyf.PDF) -> None:
    """Drop empty drawers: a PDF/A checker that approves only what it knows stumbles over them."""
    for part in pdf.objects:
        if isinstance(part, dict):
            for drawer in ("Pattern", "Shading", "XObject", "ExtGState"):
                if drawer in part and not part[drawer]:
                    del part[drawer]


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _styles(paper: Paper) -> tuple[CSS, ...]:
    """Parsed once a process: the fonts and rules of all paper, then those of this sheet."""
    size = f"@page {{ size: {paper.width}mm {paper.height}mm }}"
    sources: list[dict[str, str | Path]] = [
        {"filename": HERE / "css" / "kertas.css"},
        {"filename": HERE / "css" / f"{paper.name}.css"},
        {"string": size},
    ]
    return tuple(CSS(**source, font_config=_fonts(), url_fetcher=OwnFilesOnly()) for source in sources)


def _opened(html: str) -> HTML:
    return HTML(string=printable(html), base_url=f"{HERE.as_uri()}/css/", url_fetcher=OwnFilesOnly())


@contextmanager
def _at_work() -> Iterator[None]:
    """One page at a time; refuses with PaperProblem when the layout complained.

    A layout makes a hundred thousand objects and drops them all at once: looking for rubbish among them while
    they are made took a third of the time.
    """
    with _lock, _Complaints() as complaints:
        collects = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if collects:
                gc.enable()
    if complaints.lines:
        raise PaperProblem("; ".join(complaints.lines))


def _laid_out(html: str, paper: Paper) -> Document:
    return _opened(html).render(stylesheets=[*_styles(paper)], font_config=_fonts(), pdf_variant=VARIANT)


def _written(document: Document) -> bytes:
    return bytes(document.write_pdf(finisher=_tidy, pdf_variant=VARIANT, optimize_images=True))


def _rows_by_page(document: Document) -> tuple[int, ...]:
    seen: set[int] = set()
    counts = []
    for page in document.pages:
        before = len(seen)
        for box in page._page_box.descendants():
            if box.element is not None and box.element.get("data-baris") is not None:
                seen.add(id(box.element))
        counts.append(len(seen) - before)
    return tuple(counts)


def render(html: str, paper: Paper) -> bytes:
    """The page as PDF/A-2b bytes: fonts embedded, sRGB intent, title and language from the HTML.

    Letters our fonts lack are replaced (letters.py).
    Refuses with RefusedAddress what would be fetched from elsewhere, and with PaperProblem what
    WeasyPrint could not honour.
    """
    with _at_work():
        return _written(_laid_out(html, paper))


def render_one_sheet(html: str, paper: Paper) -> bytes | None:
    """As render(), if every row marked `data-baris` stands on the first page; else nothing is written."""
    with _at_work():
        document = _laid_out(html, paper)
        fits = not any(_rows_by_page(document)[1:])
        return _written(document) if fits else None


def rows_by_page(html: str, paper: Paper) -> tuple[int, ...]:
    """How many rows marked `data-baris` begin on each page; nothing is written. Refuses as render() does."""
    with _at_work():
        return _rows_by_page(_laid_out(without_figures(html), paper))


def without_figures(html: str) -> str:
    """The page for measuring: a figure never wraps, so the height of a row does not hang on it."""
    return _ROW.sub(lambda row: _FIGURES.sub(_blank, row[0]), html)


def _blank(figures: re.Match[str]) -> str:
    return f'<td colspan="{figures[0].count("<td")}"></td>'
