"""Golden prints of the books beside Buku Kas Umum: every column, long names, twelve digits, many pages."""

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
FINANCE = sample_books.finance_book(8, 8, amount=MOST, uraian=LONGEST)


def text_of(pages: list[Page]) -> str:
    return " ".join(page.text for page in pages)


def test_kas_pembantu_carries_its_saldo() -> None:
    book = sample_books.purse_book(70)
    first, second = checked(printed("print/kas_pembantu.html", A4_PORTRAIT, buku=book))
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
        ("print/kas_pembantu.html", A4_PORTRAIT, sample_books.purse_book(12, MOST, LONGEST)),
        ("print/buku_iuran.html", A4_PORTRAIT, sample_books.iuran_book(20, MOST, LONGEST)),
        ("print/buku_keuangan.html", A4_LANDSCAPE, FINANCE),
        ("print/buku_keuangan.html", F4_LANDSCAPE, FINANCE),
        ("print/daftar_anggota.html", A4_LANDSCAPE, sample_books.register(8, LONGEST)),
        ("print/daftar_anggota_koperasi.html", A4_LANDSCAPE, sample_books.register(5, LONGEST)),
        ("print/buku_tahunan.html", A4_LANDSCAPE, sample_books.year_book(4, MOST // 10, LONGEST)),
        ("print/buku_tahunan.html", F4_LANDSCAPE, sample_books.year_book(4, MOST // 10, LONGEST)),
        ("print/buku_tahunan.html", A4_LANDSCAPE, sample_books.year_book(4, 1_500_000, LONGEST)),
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
@pytest.mark.parametrize("rows", [0, 1])
def test_buku_iuran(paper: Paper, rows: int) -> None:
    pages = checked(printed("print/buku_iuran.html", paper, buku=sample_books.iuran_book(rows)))
    assert all("NAMA ANGGOTA KELOMPOK JUMLAH IURAN (Rp)" in page.text for page in pages)
    assert ("Belum ada iuran" in pages[0].text) == (rows == 0)
    assert f"JUMLAH {format_rupiah(5_000 * rows)}" in pages[-1].text


@LANDSCAPE
@pytest.mark.parametrize("members", [0, 1, 5])
@pytest.mark.parametrize("form", ["", "_koperasi"])
def test_the_register_of_members(paper: Paper, form: str, members: int) -> None:
    (page,) = checked(printed(f"print/daftar_anggota{form}.html", paper, buku=sample_books.register(members)))
    assert ("SEBAB" if form else "PEKERJAAN") in page.text
    assert ("Belum ada anggota." in page.text) == (members == 0)
    assert f"Anggota sampai tanggal ini: {members - members // 5} orang." in page.text
    if members == 5:
        assert "5 Sumiati" in page.text
        assert ("30 Jun 2025" in page.text) == (form == "_koperasi")


@LANDSCAPE
def test_the_wide_book_of_a_year_lies_over_facing_pages(paper: Paper) -> None:
    book = sample_books.year_book(4)
    left, right = checked(printed("print/buku_tahunan.html", paper, buku=book))
    assert "Januari – Juni 2026" in left.text
    assert "Juli – Desember 2026" in right.text
    numbers = [[w.text for w in page.words if w.left < 62 and w.text.isdigit()] for page in (left, right)]
    assert numbers[0] == numbers[1]  # the same rows on both
    assert left.text.count("ANGSURAN") - 1 == right.text.count("ANGSURAN") == 6
    assert "JUMLAH TOTAL 2.200.000 220.000 20.000 80.006" in left.text
    assert "JUMLAH TOTAL 220.000 20.000 80.006" in right.text
    assert "Mengetahui," in right.text


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
@pytest.mark.parametrize("rows", [0, 1])
def test_the_loans_of_a_kelurahan(paper: Paper, rows: int) -> None:
    pages = checked(printed("print/daftar_pinjaman_wilayah.html", paper, buku=sample_books.area_loans(rows)))
    head = "NAMA KATEGORI JENIS (USAHA) ALAMAT TANGGAL JUMLAH (Rp) LAMA BUNGA"
    assert all(head in page.text for page in pages)
    assert "DAFTAR PINJAMAN UP2K PKK KELURAHAN KAUMAN" in pages[0].text
    assert ("Belum ada pinjaman." in pages[0].text) == (rows == 0)
    assert f"JUMLAH {format_rupiah(rows * 1_000_000 + sum(range(rows)))}" in pages[-1].text


@LANDSCAPE
def test_the_longest_names_and_amounts_of_a_kelurahan_fit(paper: Paper) -> None:
    book = sample_books.area_loans(8, MOST, LONGEST)
    checked(printed("print/daftar_pinjaman_wilayah.html", paper, buku=book))
