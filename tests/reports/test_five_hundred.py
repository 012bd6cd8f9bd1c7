"""Every book with five hundred rows: laid out once, and all that must hold is read from those pages."""

import re
from itertools import accumulate

import pytest

from common.pdf.carrying import Carrying, Figures
from common.rupiah import format_rupiah
from tests.reports.long_books import LONG_BOOKS, ROWS, LongBook
from tests.reports.sheet import Page, fonts, printed, read
from tests.reports.test_prints import OURS, clean

ROW = re.compile(r"R(\d{4})")
FIGURE = re.compile(r"−?\d{1,3}(\.\d{3})*")


def numbers(page: Page) -> list[int]:
    """The rows that stand on a page, from top to bottom."""
    return [int(found[1]) for word in page.words if (found := ROW.fullmatch(word.text))]


def beside(page: Page, word: str) -> list[str]:
    """The figures on the line of a word, from left to right."""
    foot = page.find(word)[0].bottom
    line = [w for w in page.words if FIGURE.fullmatch(w.text) and abs(w.bottom - foot) < 5]
    return [w.text for w in sorted(line, key=lambda w: w.left)]


def places(page: Page, head: str) -> list[tuple[str, float, float]]:
    """Where the words of the head stand."""
    top = min(page.find(head.split()[0]), key=lambda word: word.top)
    return [
        (word.text, round(word.left, 1), round(word.top - top.top, 1))
        for word in page.words
        if word.text in head.split() and abs(word.top - top.top) < 20
    ]


def carried_rightly(book: Carrying, before: int, sheets: list[tuple[Page, ...]]) -> None:
    """Each foot and the head after it say what the rows so far sum to, on pages side by side in parts."""
    table = book.table
    running = list(accumulate(map(table.figures, table.rows), plus, initial=table.opening))
    for here, after in zip(sheets, sheets[1:], strict=False):
        sums = [format_rupiah(figure) for figure in running[before + numbers(here[0])[-1]]]
        assert [figure for page in here for figure in beside(page, "dipindahkan")] == sums
        assert [figure for page in after for figure in beside(page, "pindahan")] == sums
    assert all("pindahan" not in [word.text for word in page.words] for page in sheets[0])
    assert all("dipindahkan" not in page.text for page in sheets[-1])


def plus(one: Figures, other: Figures) -> Figures:
    return tuple(mine + yours for mine, yours in zip(one, other, strict=True))


@pytest.mark.parametrize("long", LONG_BOOKS, ids=lambda long: long.template)
def test_five_hundred_rows(long: LongBook) -> None:
    book = long.make()
    pdf = printed(f"print/{long.template}.html", long.paper, buku=book)
    assert fonts(pdf) <= OURS
    pages = clean(read(pdf))
    assert len(pages) == long.pages
    filled = [page for page in pages if numbers(page)]
    assert all(long.head in page.text for page in filled)
    assert len({tuple(places(page, long.head)) for page in filled[long.sheets :: long.sheets]}) == 1
    sheets = [tuple(filled[at : at + long.sheets]) for at in range(0, len(filled), long.sheets)]
    assert [no for sheet in sheets for no in numbers(sheet[0])] == list(range(1, ROWS + 1))
    assert all(numbers(page) == numbers(sheet[0]) for sheet in sheets for page in sheet)
    if isinstance(book, Carrying):
        carried_rightly(book, long.before, sheets)
    assert long.total in filled[-1].text
    text = " ".join(page.text for page in pages).replace("\xa0", " ")
    assert text.count(long.closing) == 1 or not long.closing
    assert text.count("Mengetahui,") == 1
    assert numbers(pages[-1]) or "Mengetahui," in pages[-1].text
