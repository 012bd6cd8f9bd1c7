"""The books of goods on paper: no rows, one, the longest names, amounts of twelve digits."""

import pytest

from common.pdf.paper import A4_LANDSCAPE, F4_LANDSCAPE, Paper
from common.rupiah import format_rupiah
from goods.domain.prints import AidBook, ItemBook, TradeBook
from tests.reports.sample_books import LONGEST_NAME
from tests.reports.sample_goods import aid, things, trade
from tests.reports.sheet import printed, read
from tests.reports.test_prints import checked

PAPERS = pytest.mark.parametrize("paper", [F4_LANDSCAPE, A4_LANDSCAPE], ids=["f4", "a4"])
TWELVE = 123_456_789_012
Book = TradeBook | AidBook | ItemBook
TEMPLATE = {
    TradeBook: "print/buku_produksi.html",
    AidBook: "print/buku_bantuan.html",
    ItemBook: "print/buku_inventaris.html",
}


def paged(book: Book, paper: Paper) -> list[str]:
    pdf = printed(TEMPLATE[type(book)], paper, buku=book)
    return [page.text for page in checked(pdf)]


@PAPERS
@pytest.mark.parametrize("book", [trade(0), aid(0), things(0)], ids=["produksi", "bantuan", "inventaris"])
def test_an_empty_book_is_one_page_and_says_so(book: Book, paper: Paper) -> None:
    (page,) = paged(book, paper)
    assert any(words in page for words in ("Tidak ada", "Belum ada"))
    assert "JUMLAH (Rp)" in page or "JUMLAH " in page
    assert "Sari Wulandari" in page


@PAPERS
@pytest.mark.parametrize("book", [trade(1), aid(1), things(1)], ids=["produksi", "bantuan", "inventaris"])
def test_one_row_has_its_sum_and_signatures(book: Book, paper: Paper) -> None:
    (page,) = paged(book, paper)
    assert "1 Okt 2026" in page
    assert " ".join(format_rupiah(n) for n in book.sums[:1]) in page
    assert "Wati Suryani" in page


@PAPERS
@pytest.mark.parametrize("make", [trade, aid, things])
def test_longest_names_and_twelve_digits_fit(make: object, paper: Paper) -> None:
    book: Book = make(7, LONGEST_NAME, TWELVE if make is not things else 100_000)  # type: ignore[operator]
    text = " ".join(paged(book, paper))
    assert format_rupiah(book.sums[0]) in text
    assert "Sastroamidjojo" in text.replace("\ufffe", "")


def test_the_columns_are_those_of_the_paper_books() -> None:
    (page,) = read(printed(TEMPLATE[ItemBook], F4_LANDSCAPE, buku=things(1)))
    for head in ("NAMA BARANG", "ASAL BARANG", "TEMPAT PENYIMPANAN", "KONDISI BARANG", "KETERANGAN"):
        assert head in page.text
    (sold,) = read(printed(TEMPLATE[TradeBook], F4_LANDSCAPE, buku=trade(1)))
    for head in ("PEMBUAT", "SATUAN", "TERJUAL", "SISA", "SALURAN"):
        assert head in sold.text
