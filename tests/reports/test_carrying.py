"""Sums carried from page to page: exact, in their columns, whatever wraps."""

import dataclasses

import pytest

from bookkeeping.domain.prints import CashBook, CashLine
from common.pdf.carrying import Table
from common.pdf.engine import PaperProblem
from common.pdf.paper import A4_LANDSCAPE, F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.rupiah import format_rupiah
from tests.reports import sample_books
from tests.reports.sheet import Page, printed, read
from tests.reports.test_prints import checked

TABLE = Table((1_000, 200, 30, 4), lambda amount: (amount, -amount), opening=(50_000, 0))


def test_each_sheet_begins_with_what_the_one_before_carried() -> None:
    one, two, three = TABLE.sheets([2, 1, 1])
    assert (one.rows, one.brought, one.carried) == (((1, 1_000), (2, 200)), None, (51_200, -1_200))
    assert (two.rows, two.brought, two.carried) == (((3, 30),), (51_200, -1_200), (51_230, -1_230))
    assert (three.rows, three.brought, three.carried) == (((4, 4),), (51_230, -1_230), None)
    assert [sheet.is_last for sheet in (one, two, three)] == [False, False, True]
    assert TABLE.sums == (51_234, -1_234)


def test_pages_without_rows_are_no_sheets() -> None:
    assert TABLE.sheets([0, 4, 0]) == TABLE.sheets([4])


def test_an_empty_book_is_one_empty_sheet() -> None:
    empty: Table[int] = Table((), lambda amount: (amount,), opening=(7,))
    (sheet,) = empty.sheets([0])
    assert (sheet.rows, sheet.brought, sheet.carried, sheet.is_last) == ((), None, None, True)


def test_a_row_that_was_not_found_is_a_fault() -> None:
    with pytest.raises(PaperProblem, match="Of 4 rows 3"):
        TABLE.sheets([2, 1])


def test_for_measuring_the_sums_are_as_wide_as_they_become() -> None:
    table = Table((-900, 900), lambda amount: (amount,), opening=(0,))
    assert table.whole().brought == table.whole().carried == (-900,)


def carried_rightly(pages: list[Page], book: CashBook) -> None:
    """Each page's foot and the next one's head say what the lines so far sum to."""
    masuk, keluar, at = book.opening, 0, 0
    for page, after in zip(pages, pages[1:], strict=False):
        if "dipindahkan" not in page.text:
            continue
        lines = len(page.find("LINE"))
        masuk += sum(line.amount for line in book.receipts[at : at + lines])
        keluar += sum(line.amount for line in book.payments[at : at + lines])
        at += lines
        figures = f"{format_rupiah(masuk)} Jumlah {{0}} {format_rupiah(keluar)}"
        assert f"Jumlah dipindahkan {figures.format('dipindahkan')}" in page.text
        assert f"Jumlah pindahan {figures.format('pindahan')}" in after.text
        foot = page.find("dipindahkan")
        assert all(word.top > max(row.top for row in page.find("LINE")) for word in foot)


def uneven(receipts: int, payments: int) -> CashBook:
    """Lines of different length and amount: some wrap to three lines, none is the same."""
    book = sample_books.cash_book(receipts, payments)
    texts = (
        "LINE",
        f"LINE {sample_books.LONGEST_NAME}",
        "LINE Modal usaha peyek kacang dan keripik singkong",
    )

    def line(at: int, given: CashLine) -> CashLine:
        return dataclasses.replace(given, uraian=texts[at % 3], amount=given.amount + at * 7)

    coming = tuple(line(at, given) for at, given in enumerate(book.receipts))
    going = tuple(
        dataclasses.replace(given, amount=given.amount + at * 3) for at, given in enumerate(book.payments)
    )
    book = dataclasses.replace(book, receipts=(), payments=(), cash=book.opening)
    cash = book.opening + sum(x.amount for x in coming) - sum(x.amount for x in going)
    return dataclasses.replace(book, receipts=coming, payments=going, cash=cash)


@pytest.mark.parametrize(
    ("receipts", "payments", "paper"),
    [(45, 20, A4_LANDSCAPE), (29, 31, F4_LANDSCAPE)],
)
def test_lines_of_every_height_carry_their_sums(receipts: int, payments: int, paper: Paper) -> None:
    book = uneven(max(receipts, payments), payments)
    pages = checked(printed("print/bku.html", paper, buku=book))
    assert len(pages) > 1
    assert "pindahan" not in pages[0].text.replace("dipindahkan", "")
    assert sum(len(page.find("LINE")) for page in pages) == len(book.receipts)
    carried_rightly(pages, book)
    assert format_rupiah(book.closing) in pages[-1].text


@pytest.mark.parametrize("members", [55, 58, 59, 61])
def test_no_sum_and_no_signature_stands_without_a_row(members: int) -> None:
    pages = read(printed("print/buku_simpanan.html", F4_PORTRAIT, buku=sample_books.savings_book(members)))
    for page in pages:
        assert [word for word in page.words if word.text in {name.split()[0] for name in sample_books.NAMES}]
