"""Reading a PDF as an eye does: words, rules, and what crosses them. In points from top left."""

import io
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from django.template import Context, Engine
from pikepdf import pdfa
from PIL import ImageChops

from common.pdf.carrying import print_book
from common.pdf.paper import POINTS_PER_MM, STAMP_BOTTOM, STAMP_HEIGHT, STAMP_RIGHT, STAMP_WIDTH, Paper

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
AT_LINE_END = "\ufffe"  # how the reader spells a hyphen after which a word goes on in the next line


class _Unknown(str):
    """A template that names what its context does not have must fail, not print an empty box."""

    def __contains__(self, text: object) -> bool:
        return text == "%s"

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"The template names {name}, which the context does not have.")


ENGINE = Engine(dirs=[str(TEMPLATES)], builtins=["up2k.templatetags.ui"], string_if_invalid=_Unknown("?"))


@dataclass(frozen=True)
class Box:
    """A word or a rule on a page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", slack: float) -> bool:
        """Do they overlap by more than `slack` points both ways?"""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack


@dataclass(frozen=True)
class Page:
    """A laid-out page."""

    width: float
    height: float
    words: tuple[Box, ...]
    uprights: tuple[Box, ...]  # vertical rules, from left to right

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def find(self, text: str) -> list[Box]:
        """Every word that is exactly this."""
        return [word for word in self.words if word.text == text]

    def collisions(self) -> list[tuple[str, str]]:
        """Pairs of words printed over each other."""
        found, open_words = [], list[Box]()
        for word in sorted(self.words, key=lambda word: word.top):
            open_words = [other for other in open_words if other.bottom > word.top]
            found += [(other.text, word.text) for other in open_words if word.meets(other, 0.4)]
            open_words.append(word)
        return found

    def crossings(self) -> list[str]:
        """Words with a letter on a vertical rule, out of their column."""
        return [
            word.text
            for word in self.words
            for rule in _between(self.uprights, word)
            if word.right > rule.right + 0.2 and word.meets(rule, 0.1)
        ]

    def outside(self) -> list[str]:
        """Words beyond the margins, or in the corner kept for the number in a volume."""
        mm = POINTS_PER_MM
        corner = Box(
            "",
            self.width - (STAMP_RIGHT + STAMP_WIDTH) * mm,
            self.height - (STAMP_BOTTOM + STAMP_HEIGHT) * mm,
            self.width,
            self.height,
        )
        return [
            word.text
            for word in self.words
            if word.left < 14.5 * mm
            or word.right > self.width - 9.5 * mm
            or word.top < 9.5 * mm
            or word.bottom > self.height - 4 * mm
            or word.meets(corner, 0.0)
        ]


def html(template: str, **context: Any) -> str:
    """The page before it is laid out."""
    return ENGINE.get_template(template).render(Context(context))


def printed(template: str, paper: Paper, **context: Any) -> bytes:
    """A print as the product makes it."""
    return print_book(lambda given: html(template, **given), context, paper)


def read(pdf: bytes, *, last: bool = False) -> list[Page]:
    """All pages of a PDF, or only the last one."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_page(document[number]) for number in range(len(document))[-1 if last else 0 :]]
    finally:
        document.close()


def _page(page: Any) -> Page:
    width, height = page.get_size()
    uprights = sorted(_uprights(page, height), key=lambda rule: rule.left)
    words = (piece for word in _words(page, height) for piece in _cut(word, uprights))
    return Page(width, height, tuple(words), tuple(uprights))


def _words(page: Any, height: float) -> Iterator[list[Box]]:
    """Letters up to the next blank."""
    text = page.get_textpage()
    word: list[Box] = []
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip() and letter != AT_LINE_END:
            left, bottom, right, top = text.get_charbox(at)
            word.append(Box(letter, left, height - top, right, height - bottom))
        elif word:
            yield word
            word = []
    if word:
        yield word


def _cut(word: list[Box], uprights: list[Box]) -> Iterator[Box]:
    """A reader of PDF joins narrow cells; where a rule stands clear between two letters, two words meet."""
    start = 0
    for at in range(1, len(word)):
        gap = Box("", word[at - 1].right - 0.2, word[at].top, word[at].left + 0.2, word[at].bottom)
        if any(rule.right <= gap.right and rule.meets(gap, 0.0) for rule in _between(uprights, gap)):
            yield _joined(word[start:at])
            start = at
    yield _joined(word[start:])


def _between(uprights: Sequence[Box], box: Box) -> Sequence[Box]:
    """The rules that begin within a box, from left to right; `uprights` are sorted."""
    first = bisect(uprights, box.left + 0.2, key=lambda rule: rule.left)
    return uprights[first : bisect(uprights, box.right, key=lambda rule: rule.left)]


def _joined(word: list[Box]) -> Box:
    return Box(
        "".join(letter.text for letter in word),
        min(letter.left for letter in word),
        min(letter.top for letter in word),
        max(letter.right for letter in word),
        max(letter.bottom for letter in word),
    )


def _uprights(page: Any, height: float) -> Iterator[Box]:
    for shape in page.get_objects():
        left, bottom, right, top = shape.get_bounds()
        if right - left < 4 and top - bottom > 8 and shape.type == pdfium.raw.FPDF_PAGEOBJ_PATH:
            yield Box("|", left, height - top, right, height - bottom)


def findings(pdf: bytes) -> list[str]:
    """What an allowlist checker of PDF/A-2b has against the file; nothing means it is approved."""
    return [str(finding) for finding in pdfa.validate_written(io.BytesIO(pdf), "2b").findings]


def fonts(pdf: bytes) -> set[str]:
    """Names of all fonts, each of which must be embedded (asserted here)."""
    names = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in thing or "/FontFile3" in thing
                names.add(str(thing.FontName).partition("+")[2])
    return names


def inks(pdf: bytes) -> list[tuple[int, float]]:
    """Of each page: how many dots are neither black, white nor grey, and which part of the paper is dark."""
    document = pdfium.PdfDocument(pdf)
    found = []
    for page in document:
        red, green, blue = page.render(scale=1).to_pil().convert("RGB").split()
        coloured = sum(
            sum(ImageChops.difference(one, other).histogram()[4:])
            for one, other in ((red, green), (green, blue))
        )
        found.append((coloured, sum(red.histogram()[:128]) / (red.width * red.height)))
    document.close()
    return found
