"""Issued reports bound into one volume: continuous numbers, bookmarks, still PDF/A-2b."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from pikepdf import Dictionary, Name, Object, OutlineItem, Page, Pdf

from common.pdf.engine import render
from common.pdf.paper import POINTS_PER_MM, STAMP_BOTTOM, STAMP_HEIGHT, STAMP_RIGHT, STAMP_WIDTH, Paper

STAMP = Paper("stamp", STAMP_WIDTH, STAMP_HEIGHT)
STAMP_NAME = "/UP2KLembar"


@dataclass(frozen=True, slots=True)
class Part:
    """One issued PDF in a volume. `level` 0 is a chapter, 1 lies inside the chapter before it."""

    title: str
    pdf: bytes
    level: int = 0


@dataclass(frozen=True, slots=True)
class Volume:
    """What the bound file says about itself."""

    title: str
    author: str
    created: datetime


class AlreadyBound(Exception):
    """A part is itself a volume: its sheets would carry two numbers."""


def merge(parts: Iterable[Part], about: Volume, cover: bytes = b"") -> bytes:
    """One PDF/A-2b of all parts in order, each sheet stamped "Lembar 12 dari 87", outline by `level`.

    A cover comes first and is counted. Refuses no parts with ValueError, a part that is a volume
    with AlreadyBound. The same parts give the same bytes.
    """
    shelf = [*([Part("Sampul", cover)] if cover else []), *parts]
    if not shelf:
        raise ValueError("A volume needs at least one report.")
    sizes = [_size(part) for part in shelf]
    # The sheet of numbers is PDF/A already: it lends the volume its metadata, colour profile,
    # language and font, and its pages turn into the stamps.
    with Pdf.open(io.BytesIO(render(_numbers(sum(sizes), about), STAMP))) as volume:
        stamps = [volume.make_indirect(page.as_form_xobject()) for page in volume.pages]
        del volume.pages[:]
        for part in shelf:
            _append(volume, part, stamps)
        _bookmark(volume, shelf, sizes)
        bound = io.BytesIO()
        volume.save(bound, preserve_pdfa=True, fix_metadata_version=False, deterministic_id=True)
    return bound.getvalue()


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has, for a table of contents."""
    with Pdf.open(io.BytesIO(pdf)) as source:
        return len(source.pages)


def sheets_in(pdf: bytes) -> int:
    """How many sheets a PDF has."""
    with Pdf.open(io.BytesIO(pdf)) as source:
        return len(source.pages)


def _size(part: Part) -> int:
    with Pdf.open(io.BytesIO(part.pdf)) as source:
        if any(STAMP_NAME in _drawings(page) for page in source.pages):
            raise AlreadyBound(part.title)
        return len(source.pages)


def _drawings(page: Page) -> Object:
    return page.resources.get("/XObject", Dictionary())


def _numbers(total: int, about: Volume) -> str:
    lines = "".join(f"<p>Lembar {number} dari {total}</p>" for number in range(1, total + 1))
    return (
        f'<html lang="id"><head><title>{escape(about.title)}</title>'
        f'<meta name="author" content="{escape(about.author)}">'
        f'<meta name="dcterms.created" content="{about.created.isoformat(timespec="seconds")}">'
        f"</head><body>{lines}</body></html>"
    )


def _append(volume: Pdf, part: Part, stamps: Sequence[Object]) -> None:
    """Copy the pages of a part, each under its number. Streams are read when the volume is saved."""
    start = len(volume.pages)
    with Pdf.open(io.BytesIO(part.pdf)) as source:
        volume.pages.extend(source.pages)
    for index in range(start, len(volume.pages)):
        _lay(volume, Page(volume.pages[index]), stamps[index])


def _lay(volume: Pdf, page: Page, stamp: Object) -> None:
    """Draw the stamp over the corner that every page keeps empty."""
    # Pages of one part share their resources; each gets its own, or all would show one number.
    page.obj.Resources = Dictionary(dict(page.resources.items()))
    page.obj.Resources.XObject = Dictionary({**dict(_drawings(page).items()), STAMP_NAME: stamp})
    x = float(page.mediabox[2]) - (STAMP_RIGHT + STAMP_WIDTH) * POINTS_PER_MM
    y = float(page.mediabox[1]) + STAMP_BOTTOM * POINTS_PER_MM
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ q 1 0 0 1 {x:.2f} {y:.2f} cm {STAMP_NAME} Do Q".encode())


def _bookmark(volume: Pdf, shelf: Sequence[Part], sizes: Sequence[int]) -> None:
    with volume.open_outline() as outline:
        chapters, start = outline.root, 0
        for part, size in zip(shelf, sizes, strict=True):
            item = OutlineItem(part.title, start, "Fit")
            inside = chapters[-1].children if part.level and chapters else chapters
            inside.append(item)
            start += size
    volume.Root.PageMode = Name.UseOutlines
