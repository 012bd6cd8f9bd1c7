"""Every book with five hundred rows, made for the printing templates alone. A row says its number: R0001."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bookkeeping.domain.prints import CardLine, CashBook, LoanCard, Savings, YearBook
from bookkeeping.domain.prints.savings import SavingsYear
from closing.domain.rat import AgedLoan, AgedLoans
from closing.domain.sharing import EXAMPLE, Holding, split
from closing.papers import SharePaper
from closing.queries.surplus import Source
from common.pdf.paper import F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.pdf.values import BookHead, Printed, Signatures
from tests.reports import sample_books
from tests.reports.sample_goods import aid, things, trade
from tests.reports.sample_savings import card, year_book

ROWS = 500
HEAD: BookHead = sample_books.HEAD
PRINTED: Printed = sample_books.PRINTED
SIGNATURES: Signatures = sample_books.SIGNATURES
DECEMBER = date(2025, 12, 31)


@dataclass(frozen=True)
class LongBook:
    """A book of ROWS rows, its sheet, and what its pages must say.

    `total` and `closing` stand on the last page with rows or after it; `sheets` pages lie side by side, and
    `before` the numbered rows the table has others (saldo awal).
    """

    template: str
    paper: Paper
    make: Callable[[], Any]
    pages: int
    head: str
    total: str
    closing: str = ""
    sheets: int = 1
    before: int = 0


def numbered(rows: tuple[Any, ...], field: str) -> tuple[Any, ...]:
    """Each row with its number before the words of a column."""
    return tuple(
        replace(row, **{field: f"R{no:04d} {getattr(row, field)}".rstrip()})
        for no, row in enumerate(rows, start=1)
    )


def bku() -> CashBook:
    """Uraian of one, two and three lines, no amount twice; payments on the other side."""
    book = sample_books.cash_book(ROWS, ROWS)
    texts = ("", sample_books.LONGEST_NAME, "Modal usaha peyek kacang dan keripik singkong")
    coming = tuple(
        replace(line, uraian=texts[at % 3], amount=line.amount + at * 7)
        for at, line in enumerate(book.receipts)
    )
    more = sum(line.amount for line in coming) - sum(line.amount for line in book.receipts)
    return replace(book, receipts=numbered(coming, "uraian"), cash=book.cash + more)


def rows_of(book: Any, field: str) -> Any:
    """The same book, its rows numbered."""
    return replace(book, rows=numbered(book.rows, field))


def lines_of(book: Any, field: str) -> Any:
    """The same book, its lines numbered."""
    return replace(book, lines=numbered(book.lines, field))


def finance() -> Any:
    book = sample_books.finance_book(ROWS, ROWS // 2)
    return replace(book, receipts=numbered(book.receipts, "uraian"))


def loan_card() -> LoanCard:
    """A loan paid back a thousand at a time."""
    lent = (ROWS - 1) * 1_000
    lines = [CardLine(date(2016, 1, 4), "R0001", None, lent, 0, lent)]
    for no in range(1, ROWS):
        day = date(2016, 1, 4) + timedelta(7 * no)
        late = 5 if no % 3 == 0 else 0
        lines.append(CardLine(day, f"R{no + 1:04d}", no, 0, 1_000, lent - no * 1_000, 15, late))
    return replace(sample_books.loan_card(), lines=tuple(lines), upcoming=(), principal=lent)


def wide_year() -> YearBook:
    """Each pays in every fourth month, never the same twice; the sums leave room for six months a page."""
    book = sample_books.year_book(ROWS, 10_000)
    rows = tuple(
        replace(
            row,
            months=tuple(
                (at * 7, month, 1_000 + at) if (at + month) % 4 == 0 else (0, 0, 0) for month in range(12)
            ),
        )
        for at, row in enumerate(book.rows)
    )
    return replace(book, rows=numbered(rows, "name"))


def savings_year() -> SavingsYear:
    """Each saves 20.000 in every fourth month."""
    rows = tuple(
        replace(row, by_month=tuple(20_000 * ((at + month) % 4 == 0) for month in range(12)), held=110_000)
        for at, row in enumerate(year_book(ROWS).rows)
    )
    held = Savings(wajib=110_000 * ROWS)
    return replace(year_book(0), rows=numbered(rows, "name"), held=held)


def shares() -> SharePaper:
    """A hasil usaha that 500 members divide by what they have saved and paid."""
    holdings = [Holding(UUID(int=no), no, f"R{no:04d} Anggota", 100_000, 5_000) for no in range(1, ROWS + 1)]
    made = split(20_000_000, EXAMPLE, holdings)
    return SharePaper(HEAD, PRINTED, SIGNATURES, 2025, made, (Source(2025, made.amount),))


def aged() -> AgedLoans:
    """Loans late by zero to a hundred days."""
    rows = tuple(
        AgedLoan(f"R{no:04d}", "Modal warung", DECEMBER, 1_000_000, 600_000, 50_000, no % 101)
        for no in range(1, ROWS + 1)
    )
    return AgedLoans(HEAD, PRINTED, SIGNATURES, DECEMBER, rows)


LONG_BOOKS = (
    LongBook(
        "bku",
        F4_LANDSCAPE,
        bku,
        22,
        "PENERIMAAN PENGELUARAN",
        "Jumlah 31.223.750 Jumlah 9.500.000",
        "Saldo Akhir 21.723.750",
    ),
    LongBook(
        "kas_pembantu",
        F4_PORTRAIT,
        lambda: lines_of(sample_books.purse_book(ROWS), "uraian"),
        9,
        "PENERIMAAN (Rp) PENGELUARAN (Rp) SALDO (Rp)",
        "JUMLAH 19.038.000 3.154.000 17.734.500",
    ),
    LongBook(
        "buku_keuangan",
        F4_LANDSCAPE,
        finance,
        15,
        "SUMBER DANA",
        "JUMLAH 30.350.500 JUMLAH 4.750.000",
        before=1,
    ),
    LongBook(
        "buku_iuran",
        F4_PORTRAIT,
        lambda: rows_of(sample_books.iuran_book(ROWS), "name"),
        9,
        "NAMA ANGGOTA KELOMPOK JUMLAH IURAN (Rp)",
        "JUMLAH 2.500.000",
    ),
    LongBook(
        "buku_simpanan",
        F4_PORTRAIT,
        lambda: rows_of(sample_books.savings_book(ROWS), "name"),
        9,
        "POKOK WAJIB SUKARELA TERIKAT",
        "JUMLAH 10.000.000 60.000.000 17.875.000 17.500.000 105.375.000",
    ),
    LongBook(
        "buku_simpanan_tahun",
        F4_LANDSCAPE,
        savings_year,
        14,
        "JAN FEB",
        "JUMLAH 25.000.000 " + "2.500.000 " * 12 + "55.000.000",
    ),
    LongBook(
        "kartu_simpanan",
        F4_PORTRAIT,
        lambda: lines_of(card(ROWS), "memo"),
        14,
        "POKOK",
        # 499 times 20.000 and 500, and at the end 500 less.
        "JUMLAH 0 9.980.000 249.000 0 10.229.000",
        "Rp 30.000, 3 kali",
    ),
    LongBook(
        "daftar_pinjaman",
        F4_LANDSCAPE,
        lambda: rows_of(sample_books.loan_list(ROWS), "name"),
        24,
        "UNTUK KEPERLUAN USAHA",
        "JUMLAH 500.000.000 200.000.000 300.000.000 25.000.000",
    ),
    LongBook(
        "daftar_pinjaman_wilayah",
        F4_LANDSCAPE,
        lambda: rows_of(sample_books.area_loans(ROWS), "name"),
        14,
        "NAMA KATEGORI JENIS (USAHA) ALAMAT TANGGAL JUMLAH (Rp) LAMA BUNGA",
        "JUMLAH 500.124.750",
    ),
    LongBook(
        "kartu_pinjaman",
        F4_PORTRAIT,
        loan_card,
        14,
        "TGL NO. BUKTI",
        "JUMLAH 499.000 0 7.485 830",
    ),
    LongBook(
        "buku_tahunan",
        F4_LANDSCAPE,
        wide_year,
        38,
        "ANGSURAN IURAN SIMPANAN",
        "JUMLAH TOTAL 218.750 750 156.250 217.875 875 156.125 217.000 1.000",
        sheets=2,
    ),
    LongBook(
        "daftar_anggota",
        F4_LANDSCAPE,
        lambda: rows_of(sample_books.register(ROWS), "name"),
        14,
        "PEKERJAAN",
        "",
        "Anggota sampai tanggal ini: 400 orang.",
    ),
    LongBook(
        "daftar_anggota_koperasi",
        F4_LANDSCAPE,
        lambda: rows_of(sample_books.register(ROWS), "name"),
        30,
        "SEBAB BERHENTI",
        "",
        "Anggota sampai tanggal ini: 400 orang.",
    ),
    LongBook(
        "buku_produksi",
        F4_LANDSCAPE,
        lambda: rows_of(trade(ROWS), "product"),
        13,
        "NAMA PRODUK",
        "JUMLAH 28.500.000 28.500.000 28.500.000",
    ),
    LongBook(
        "buku_bantuan",
        F4_LANDSCAPE,
        lambda: rows_of(aid(ROWS), "source"),
        15,
        "ASAL BANTUAN",
        "JUMLAH 28.500.000 28.500.000",
    ),
    LongBook(
        "buku_inventaris",
        F4_LANDSCAPE,
        lambda: rows_of(things(ROWS), "name"),
        15,
        "NAMA BARANG",
        "JUMLAH 500",
    ),
    LongBook(
        "pembagian_shu",
        F4_PORTRAIT,
        shares,
        12,
        "MENURUT SIMPANAN",
        "JUMLAH 4.000.000 5.000.000 9.000.000",
    ),
    LongBook(
        "rat_pinjaman",
        F4_LANDSCAPE,
        aged,
        14,
        "LEBIH 90 HARI",
        "JUMLAH 500.000.000 300.000.000 25.000.000",
    ),
)
