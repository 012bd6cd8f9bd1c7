"""Golden prints of the books beside Buku Kas Umum: every column, long names, twelve digits, many pages."""

import dataclasses
from typing import Any

import pytest

from common.pdf.paper import A4_LANDSCAPE, A4_PORTRAIT, A5_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.rupiah import format_rupiah
from tests.reports import sample_books
from tests.reports.sheet import Page, findings, printed, read
from tests.reports.test_prints import LANDSCAPE, checked

PORTRAIT = pytest.mark.parametrize("paper", [F4_PORTRAIT, A4_PORTRAIT], ids=["F4", "A4"])
LONGEST = sample_books.LONGEST_NAME
MOST = 999_999_999_999
FINANCE = sample_books.finance_book(20, 20, amount=MOST, uraian=LONGEST)


def text_of(pages: list[Page]) -> str:
    return " ".join(page.text for page in pages)


@PORTRAIT
def test_kas_pembantu_carries_its_saldo(paper: Paper) -> None:
    book = sample_books.purse_book(70)
    first, second = checked(printed("print/kas_pembantu.html", paper, buku=book))
    head = "NO TANGGAL NO BUKTI URAIAN PENERIMAAN (Rp) PENGELUARAN (Rp) SALDO (Rp)"
    assert head in first.text.replace("PENERIMAAN (Rp) PENGELUARAN (Rp)", "PENERIMAAN (Rp) PENGELUARAN (Rp)")
    last = max(no for no in range(1, 71) if any(w.left < 60 for w in first.find(str(no))))
    lines = book.lines[:last]
    sums = (sum(line.masuk for line in lines), sum(line.keluar for line in lines), book.rows[last - 1][1])
    figures = " ".join(map(format_rupiah, sums))
    assert f"Jumlah dipindahkan {figures}" in first.text
    assert f"Jumlah pindahan {figures} {last + 1} " in second.text
    assert f"JUMLAH 2.679.000 437.000 {format_rupiah(book.closing)}" in second.text
    assert (
        "ditutup dengan saldo Rp 4.092.500 (empat juta sembilan puluh dua ribu lima ratus rupiah)"
        in second.text
    )


@PORTRAIT
@pytest.mark.parametrize("lines", [0, 1])
def test_a_short_purse_is_one_page(paper: Paper, lines: int) -> None:
    (page,) = checked(printed("print/kas_pembantu.html", paper, buku=sample_books.purse_book(lines)))
    assert "Saldo awal 1.850.500" in page.text
    assert "pindahan" not in page.text


@pytest.mark.parametrize(
    ("template", "paper", "book"),
    [
        ("print/kas_pembantu.html", A4_PORTRAIT, sample_books.purse_book(30, MOST, LONGEST)),
        ("print/buku_iuran.html", A4_PORTRAIT, sample_books.iuran_book(60, MOST, LONGEST)),
        ("print/buku_keuangan.html", A4_LANDSCAPE, FINANCE),
        ("print/buku_keuangan.html", F4_LANDSCAPE, FINANCE),
        ("print/daftar_anggota.html", A4_LANDSCAPE, sample_books.register(20, LONGEST)),
        ("print/daftar_anggota_koperasi.html", A4_LANDSCAPE, sample_books.register(12, LONGEST)),
        ("print/buku_tahunan.html", A4_LANDSCAPE, sample_books.year_book(9, MOST // 10, LONGEST)),
        ("print/buku_tahunan.html", F4_LANDSCAPE, sample_books.year_book(9, MOST // 10, LONGEST)),
        ("print/buku_tahunan.html", A4_LANDSCAPE, sample_books.year_book(9, 1_500_000, LONGEST)),
    ],
    ids=lambda value: getattr(value, "name", ""),
)  # fmt: skip
def test_twelve_digits_and_the_longest_names_fit(template: str, paper: Paper, book: Any) -> None:
    pages = checked(printed(template, paper, buku=book))
    names = sum(len(page.find("Kusumaningtyas")) for page in pages)
    assert names >= len(getattr(book, "rows", ()))
    assert sum(page.text.count("Mengetahui,") for page in pages) == 1


@LANDSCAPE
@pytest.mark.parametrize("left", [True, False])
def test_buku_keuangan_has_two_blocks_of_six(paper: Paper, left: bool) -> None:
    book = sample_books.finance_book(7, 4, left=left)
    (page,) = checked(printed("print/buku_keuangan.html", paper, buku=book))
    blocks = ["PENERIMAAN", "PENGELUARAN"] if left else ["PENGELUARAN", "PENERIMAAN"]
    assert page.find(blocks[0])[0].left < page.width / 2 < page.find(blocks[1])[0].left
    assert len(page.find("SUMBER")) == len(page.find("URAIAN")) == len(page.find("BUKTI")) == 2
    sums = ("2.249.500", "76.000")
    one, other = sums if left else reversed(sums)
    assert f"JUMLAH {one} JUMLAH {other}" in page.text
    assert "a. Sisa Bank Rp 150.000 seratus lima puluh ribu rupiah" in page.text
    assert "TOTAL Rp 2.173.500" in page.text


@PORTRAIT
@pytest.mark.parametrize("rows", [0, 1, 70])
def test_buku_iuran(paper: Paper, rows: int) -> None:
    pages = checked(printed("print/buku_iuran.html", paper, buku=sample_books.iuran_book(rows)))
    assert all("NAMA ANGGOTA KELOMPOK JUMLAH IURAN (Rp)" in page.text for page in pages)
    assert ("Belum ada iuran" in pages[0].text) == (rows == 0)
    assert f"JUMLAH {format_rupiah(5_000 * rows)}" in pages[-1].text


@LANDSCAPE
def test_the_register_of_members_repeats_its_head(paper: Paper) -> None:
    pages = checked(printed("print/daftar_anggota.html", paper, buku=sample_books.register(70)))
    assert len(pages) > 1
    assert all("PEKERJAAN" in page.text for page in pages)
    assert "Anggota sampai tanggal ini: 56 orang." in pages[-1].text
    pages = checked(printed("print/daftar_anggota_koperasi.html", paper, buku=sample_books.register(30)))
    assert all("SEBAB" in page.text for page in pages)
    assert "5 Nurhayati" in text_of(pages)
    assert "30 Jun 2025" in text_of(pages)


@LANDSCAPE
def test_the_wide_book_of_a_year_lies_over_facing_pages(paper: Paper) -> None:
    book = sample_books.year_book(40)
    pages = checked(printed("print/buku_tahunan.html", paper, buku=book))
    assert len(pages) % 2 == 0
    for left, right in zip(pages[::2], pages[1::2], strict=True):
        assert "Januari – Juni 2026" in left.text
        assert "Juli – Desember 2026" in right.text
        numbers = [[w.text for w in page.words if w.left < 62 and w.text.isdigit()] for page in (left, right)]
        assert numbers[0] == numbers[1]  # the same rows on both
        assert left.text.count("ANGSURAN") - ("BUKU" in left.text) == right.text.count("ANGSURAN") == 6
    lent = sum(row.principal for row in book.rows)
    assert f"JUMLAH TOTAL {format_rupiah(lent)} 2.860.000 200.000 800.780" in pages[-2].text
    assert "JUMLAH TOTAL 2.860.000 200.000 800.780" in pages[-1].text
    assert "Mengetahui," in pages[-1].text


def test_the_wide_book_carries_each_column() -> None:
    book = sample_books.year_book(40)
    rows = tuple(
        dataclasses.replace(row, months=tuple((at * 7, month, 1_000 + at) for month in range(12)))
        for at, row in enumerate(book.rows)
    )
    book = dataclasses.replace(book, rows=rows)
    first, second, third, fourth, *_ = checked(printed("print/buku_tahunan.html", F4_LANDSCAPE, buku=book))
    count = max(int(w.text) for w in first.words if w.left < 62 and w.text.isdigit())
    after = [sum(figures) for figures in zip(*(row.figures for row in rows[:count]), strict=True)]
    january_to_june = " ".join(map(format_rupiah, after[1:19]))
    july_to_december = " ".join(map(format_rupiah, after[19:]))
    assert f"Jumlah dipindahkan {format_rupiah(after[0])} {january_to_june}" in first.text
    assert f"Jumlah dipindahkan {july_to_december}" in second.text
    assert f"Jumlah pindahan {format_rupiah(after[0])} {january_to_june}" in third.text
    assert f"Jumlah pindahan {july_to_december}" in fourth.text


@LANDSCAPE
def test_long_amounts_take_three_months_a_page(paper: Paper) -> None:
    pages = checked(printed("print/buku_tahunan.html", paper, buku=sample_books.year_book(3, MOST)))
    assert [page.text.count("2026 NO") for page in pages] == [1, 1, 1, 1]
    assert "Oktober – Desember 2026" in pages[-1].text
    assert text_of(pages).count("999.999.999.999") == 2 * 12


def test_an_empty_year_says_so() -> None:
    pages = checked(printed("print/buku_tahunan.html", F4_LANDSCAPE, buku=sample_books.year_book(0)))
    assert len(pages) == 2
    assert "Belum ada anggota pada tahun ini." in pages[0].text


@pytest.mark.parametrize("paper", [A5_PORTRAIT, A4_PORTRAIT, F4_PORTRAIT], ids=["A5", "A4", "F4"])
@pytest.mark.parametrize(
    ("loans", "amount", "name"), [(0, 50_000, "Sari"), (1, 50_000, "Sari"), (3, MOST, LONGEST)]
)
def test_the_card_of_a_member_is_one_page(paper: Paper, loans: int, amount: int, name: str) -> None:
    card = sample_books.member_card(moves=5 if loans else 0, loans=loans, amount=amount, name=name)
    pdf = printed("print/kartu_anggota.html", paper, buku=card)
    assert findings(pdf) == []
    (page,) = read(pdf)
    assert page.collisions() == []
    assert page.crossings() == []
    assert ("Tidak ada pinjaman yang berjalan." in page.text) == (loans == 0)
    assert "Sari Wulandari" in page.text


@LANDSCAPE
@pytest.mark.parametrize("rows", [0, 1, 70])
def test_the_loans_of_a_kelurahan(paper: Paper, rows: int) -> None:
    pages = checked(printed("print/daftar_pinjaman_wilayah.html", paper, buku=sample_books.area_loans(rows)))
    head = "NAMA KATEGORI JENIS (USAHA) ALAMAT TANGGAL JUMLAH (Rp) LAMA BUNGA"
    assert all(head in page.text for page in pages)
    assert "DAFTAR PINJAMAN UP2K PKK KELURAHAN KAUMAN" in pages[0].text
    assert ("Belum ada pinjaman." in pages[0].text) == (rows == 0)
    assert f"JUMLAH {format_rupiah(rows * 1_000_000 + sum(range(rows)))}" in pages[-1].text


@LANDSCAPE
def test_the_longest_names_and_amounts_of_a_kelurahan_fit(paper: Paper) -> None:
    book = sample_books.area_loans(30, MOST, LONGEST)
    checked(printed("print/daftar_pinjaman_wilayah.html", paper, buku=book))
