"""The books of goods on paper: no rows, one, five hundred, the longest names, amounts of twelve digits."""

from datetime import date, timedelta

import pytest

from common.pdf.paper import A4_LANDSCAPE, F4_LANDSCAPE, Paper
from common.rupiah import format_rupiah
from goods.domain.prints import AidBook, AidLine, ItemBook, ItemRow, TradeBook, TradeLine
from tests.reports.sample_books import HEAD, LONGEST_NAME, OCTOBER, PRINTED, SIGNATURES
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


def day(at: int) -> date:
    return OCTOBER.first + timedelta(at % 31)


def trade(rows: int, name: str = "Keripik pisang", amount: int = 57_000) -> TradeBook:
    lines = tuple(
        TradeLine(
            day(at), name, name if at % 2 else "", "1.250,5", "bungkus", amount, amount, amount, "12",
            "1.238,5", amount, "offline", name,
        )
        for at in range(rows)
    )  # fmt: skip
    return TradeBook(HEAD, OCTOBER, lines, SIGNATURES, PRINTED)


def aid(rows: int, name: str = "CSR Bank Jatim", amount: int = 57_000) -> AidBook:
    lines = tuple(AidLine(day(at), name, amount, name, amount, name, name) for at in range(rows))
    return AidBook(HEAD, 2026, lines, SIGNATURES, PRINTED)


def things(rows: int, name: str = "Mesin jahit", amount: int = 1) -> ItemBook:
    lines = tuple(
        ItemRow(name, name, day(at), amount, f"{amount} unit", name, "rusak ringan", name)
        for at in range(rows)
    )
    return ItemBook(HEAD, OCTOBER.last, lines, SIGNATURES, PRINTED)


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


@pytest.mark.parametrize("make", [trade, aid, things])
def test_five_hundred_rows_repeat_the_head_and_carry(make: object) -> None:
    book: Book = make(500)  # type: ignore[operator]
    pages = paged(book, F4_LANDSCAPE)
    assert len(pages) > 8
    heads = ("NAMA PRODUK", "ASAL BANTUAN", "NAMA BARANG")
    assert all(any(head in page for head in heads) for page in pages[:-1])
    assert sum("dipindahkan" in page for page in pages) == sum("Jumlah pindahan" in page for page in pages)
    assert format_rupiah(book.sums[0]) in pages[-1]


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
