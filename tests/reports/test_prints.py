"""Golden prints: page counts, heads repeated, nothing clipped or crossed, figures where they belong."""

import dataclasses
import re
from typing import Any

import pytest

from common.pdf.merge import sheets
from common.pdf.paper import A4_LANDSCAPE, A4_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.pdf.values import Letterhead, Picture
from reports.domain.form422 import Form422, Form422Row
from reports.domain.volume import Content, Cover
from tests.reports import sample, sample_books, sample_meeting
from tests.reports.sheet import Page, findings, fonts, html, inks, printed, read

LAPORAN = "reports/monthly/laporan.html"
OURS = {
    "UP2K-Noto-Sans",
    "UP2K-Noto-Sans-Bold",
    "UP2K-Noto-Sempit-Condensed",
    "UP2K-Noto-Sempit-Bold-Condensed",
    "UP2K-Noto-Rapat-Extra-Condensed",
}
LANDSCAPE = pytest.mark.parametrize("paper", [F4_LANDSCAPE, A4_LANDSCAPE], ids=["F4", "A4"])
# A black dot of 1 x 1, so that a letterhead has its logo.
DOT = Picture(
    "png",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
)


def monthly(paper: Paper, **options: Any) -> list[Page]:
    laporan = sample.report(**options)
    pdf = printed(LAPORAN, paper, laporan=laporan, imprint=sample.imprint(laporan))
    return checked(pdf)


def checked(pdf: bytes) -> list[Page]:
    """The pages, after what must hold for every print."""
    assert findings(pdf) == []
    assert fonts(pdf) <= OURS
    return clean(read(pdf))


def clean(pages: list[Page]) -> list[Page]:
    """The same pages, if no word meets another, crosses a rule or leaves the margins."""
    for number, page in enumerate(pages, start=1):
        assert page.collisions() == []
        assert page.crossings() == []
        assert page.outside() == []
        assert f"Halaman {number} dari {len(pages)}" in page.text
    return pages


def ordered(page: Page, *texts: str) -> list[float]:
    return [page.find(text)[0].left for text in texts]


@LANDSCAPE
def test_a_kelurahan_report_stands_on_two_sheets(paper: Paper) -> None:
    first, second = monthly(paper)
    assert "TIM PENGGERAK PKK KELURAHAN KAUMAN" in first.text
    assert "LAMPIRAN 4.22" in first.text
    assert "DATA KEGIATAN PKK TP PKK : KELURAHAN KAUMAN" in first.text
    assert "TAHUN : 2026 POKJA II" in first.text
    assert first.find("4.22")[0].left > first.width * 0.85
    assert "Mengetahui, Ketua TP PKK Kelurahan Kauman" in second.text
    assert "Mojokerto, 1 November 2026 Ketua Pokja II" in second.text
    assert "003/PKK.II/KAUMAN/X/2026" in second.text


@LANDSCAPE
def test_the_36_numbers_of_the_columns_stand_in_order(paper: Paper) -> None:
    page = monthly(paper, rows=1, groups=1, activities=1)[0]
    level = min(page.find("36"), key=lambda word: word.top).top
    numbers = [word for word in page.words if abs(word.top - level) < 2]
    assert [word.text for word in sorted(numbers, key=lambda word: word.left)] == [
        str(n) for n in range(1, 37)
    ]


def test_text_of_the_form_is_never_below_six_and_a_half_points() -> None:
    # Figures of Noto Sans are 714 thousandths of their size high.
    for paper in (F4_LANDSCAPE, A4_LANDSCAPE):
        page = monthly(paper, rows=6, groups=1, activities=1)[0]
        digits = [word for word in page.words if word.text.isdigit()]
        heights = [max(word.bottom - word.top, word.right - word.left) for word in digits]  # some are turned
        assert min(heights) >= 6.5 * 0.714 - 0.25


@LANDSCAPE
@pytest.mark.parametrize("layout", ["A", "B"])
def test_no_word_of_the_head_leaves_its_box(paper: Paper, layout: str) -> None:
    page = monthly(paper, rows=2, groups=1, activities=1, layout=layout)[0]
    assert "KETERAMPILAN" in page.text


def test_unknown_is_a_question_mark_and_its_sum_says_at_least() -> None:
    first = monthly(F4_LANDSCAPE, rows=3)[0]
    assert len(first.find("?")) == 24  # columns 3 to 25 of one row, and the note below
    assert len(first.find("min.")) == 24
    assert "Belum mengisi lengkap: Lingkungan 3." in first.text
    assert "bukan nol" in first.text


def test_a_complete_form_has_no_note_about_gaps() -> None:
    first = monthly(F4_LANDSCAPE, rows=2)[0]
    assert first.find("?") == []
    assert "Kolom 26–35 dihitung dari buku kelompok." in first.text


def test_a_small_count_is_printed_as_less_than_five_with_its_reason() -> None:
    first = monthly(F4_LANDSCAPE, groups=5)[0]
    assert len(first.find("<5")) == 6  # four groups, and twice in the note
    assert "melindungi mereka" in first.text


@LANDSCAPE
def test_an_empty_report_says_so(paper: Paper) -> None:
    pages = monthly(paper, rows=0, groups=0, activities=0)
    text = " ".join(page.text for page in pages)
    assert "Belum ada data wilayah pada bulan ini." in text
    assert "Belum ada kelompok UP2K yang tercatat." in text
    assert "Tidak ada kegiatan yang dicatat pada bulan ini." in text
    assert "JUMLAH Rp" not in text


def test_two_hundred_rows_repeat_the_head_on_every_sheet() -> None:
    pages = monthly(F4_LANDSCAPE, rows=200, groups=60, activities=60)
    form = [page for page in pages if "JML. WARGA" in page.text or "BUTA" in page.text]
    assert len(form) >= 6
    assert all(page.find("36") for page in form)
    recap = [page for page in pages if page.find("Melati") and not page.find("PELAKSANA")]
    assert all("SISA PINJAMAN" in page.text for page in recap)
    for number in (1, 57, 200):
        assert sum(1 for page in form for word in page.find(str(number)) if word.left < 60) >= 1
    assert sum(page.text.count("Mengetahui,") for page in pages) == 1


def test_no_row_is_parted_between_sheets() -> None:
    laporan = sample.report(rows=0, groups=0)
    recap = dataclasses.replace(
        laporan.recap, groups=tuple(sample.group(at, sample.LONGEST_GROUP) for at in range(1, 41))
    )
    laporan = dataclasses.replace(laporan, recap=recap)
    pdf = printed(LAPORAN, F4_LANDSCAPE, laporan=laporan, imprint=sample.imprint(laporan))
    for page in checked(pdf):
        assert len(page.find("Pelaksana")) == len(page.find("Kedungmulang"))


@pytest.mark.parametrize("rows", [21, 22, 23, 24])
def test_the_sum_never_stands_alone_on_a_sheet(rows: int) -> None:
    laporan = sample.report(rows=rows, groups=0, activities=0)
    pdf = printed(LAPORAN, F4_LANDSCAPE, laporan=laporan, imprint=sample.imprint(laporan))
    last = next(page for page in read(pdf) if page.find("JUMLAH") and page.find("min."))
    assert [word for word in last.find("Lingkungan") if word.left < 200] != []


@LANDSCAPE
def test_twelve_digits_and_the_longest_names_fit(paper: Paper) -> None:
    laporan = sample.report()
    figures = tuple(99_999 if column.people else 999 for column in Form422(()).columns)
    form = Form422(tuple(Form422Row(sample.LONGEST_AREA, figures, "Lengkap, diperiksa") for _ in range(9)))
    groups = tuple(sample.group(at, sample.LONGEST_GROUP, sample.MOST_MONEY) for at in range(1, 10))
    laporan = dataclasses.replace(laporan, form=form, recap=dataclasses.replace(laporan.recap, groups=groups))
    pages = checked(printed(LAPORAN, paper, laporan=laporan, imprint=sample.imprint(laporan)))
    text = " ".join(page.text for page in pages)
    assert text.count("999.999.999.999") == 9
    assert "8.999.999.999.991" in text
    assert "899.991" in text


@LANDSCAPE
def test_sums_of_the_largest_city_fit_their_columns(paper: Paper) -> None:
    laporan = sample.report(level="kota", groups=21)
    figures = tuple(142_857 if column.people else 2_857 for column in Form422(()).columns)
    form = Form422(tuple(Form422Row(f"Medan {at}", figures) for at in range(7)))
    laporan = dataclasses.replace(laporan, form=form)
    pages = checked(printed(LAPORAN, paper, laporan=laporan, imprint=sample.imprint(laporan)))
    assert "999.999" in pages[0].text
    assert "19.999" in pages[0].text


def test_a_city_recap_has_a_line_per_kecamatan_and_its_report() -> None:
    pages = monthly(F4_LANDSCAPE, level="kota", rows=5, groups=5, activities=0)
    text = " ".join(page.text for page in pages)
    assert "Rekapitulasi kelompok UP2K per kecamatan" in text
    assert "001/PKK.II/X/2026" in text
    assert "belum terbit" in text
    assert "20 15 10 420 45" in text
    assert len(re.findall(r"Kelurahan \d", pages[-1].text)) == 3  # no row stands alone with the signatures


def test_a_ralat_says_what_it_replaces() -> None:
    laporan = dataclasses.replace(
        sample.report(), revision=1, ralat_reason="Angsuran Ibu Dewi tanggal 12 Oktober dibetulkan."
    )
    pages = checked(printed(LAPORAN, F4_LANDSCAPE, laporan=laporan, imprint=sample.imprint(laporan)))
    assert "ke-1, menggantikan terbitan sebelumnya. Angsuran Ibu Dewi" in pages[0].text
    assert "ralat ke-1" in pages[1].text


def test_the_hash_of_the_data_is_on_the_paper() -> None:
    laporan = sample.report()
    imprint = sample.imprint(laporan)
    text = " ".join(
        page.text for page in checked(printed(LAPORAN, F4_LANDSCAPE, laporan=laporan, imprint=imprint))
    )
    assert imprint.sha256 in text
    assert text.count(f"kode {imprint.code}") == 2


def test_a_letterhead_carries_its_logo() -> None:
    kop = Letterhead("TIM PENGGERAK PKK KOTA MOJOKERTO", logo=DOT)
    laporan = sample.report(level="kota", letterhead=kop)
    pdf = printed(LAPORAN, A4_LANDSCAPE, laporan=laporan, imprint=sample.imprint(laporan))
    checked(pdf)
    assert b"/Subtype /Image" in pdf


def cover_of(contents: int) -> Cover:
    lines = tuple(
        Content(f"Kelurahan {at}", f"{at:03d}/PKK.II/X/2026", 2, int(at % 8 > 0)) for at in range(contents)
    )
    return Cover(
        "Kota Medan",
        "",
        sample_books.OCTOBER,
        sample.LETTERHEAD,
        lines,
        sample.ISSUED,
        "WIB",
        ("Kelurahan Miji",),
    )


@LANDSCAPE
def test_the_cover_of_a_volume_points_to_the_sheet_of_each_report(paper: Paper) -> None:
    cover = cover_of(172)
    first = printed("reports/monthly/sampul.html", paper, sampul=cover)
    cover = dataclasses.replace(cover, own_sheets=sheets(first))
    second = printed("reports/monthly/sampul.html", paper, sampul=cover)
    assert sheets(second) == sheets(first)
    pages = checked(second)
    start = cover.own_sheets + 1 + 2 * 171
    assert f"172 Kelurahan 171 171/PKK.II/X/2026 2 {start}" in pages[-1].text
    assert f"172 laporan, {start + 1} lembar" in pages[0].text
    assert "tidak ada di berkas ini: Kelurahan Miji." in pages[-1].text


def test_a_print_is_black_and_grey_and_mostly_paper() -> None:
    laporan = sample.report()
    pdf = printed(LAPORAN, F4_LANDSCAPE, laporan=laporan, imprint=sample.imprint(laporan))
    for coloured, inked in inks(pdf):
        assert coloured == 0
        assert inked < 0.15


def test_what_people_typed_is_text_and_never_markup() -> None:
    laporan = sample.report()
    kegiatan = dataclasses.replace(sample.activity(1), what="<img src=x> Rapat & arisan <b>")
    laporan = dataclasses.replace(laporan, activities=(kegiatan,))
    context = {"laporan": laporan, "imprint": sample.imprint(laporan)}
    assert "&lt;img src=x&gt; Rapat &amp; arisan" in html(LAPORAN, **context)
    checked(printed(LAPORAN, F4_LANDSCAPE, **context))


@LANDSCAPE
def test_buku_kas_umum_keeps_its_two_blocks(paper: Paper) -> None:
    (page,) = checked(printed("print/bku.html", paper, buku=sample_books.cash_book(9, 4)))
    assert ordered(page, "PENERIMAAN", "PENGELUARAN") == sorted(ordered(page, "PENERIMAAN", "PENGELUARAN"))
    assert "TANGGAL URAIAN JUMLAH (Rp) TANGGAL NO. KWT URAIAN JUMLAH (Rp)" in page.text
    assert "Saldo Awal 1.850.500" in page.text
    assert "Jumlah 2.363.500 Jumlah 76.000" in page.text
    assert "Saldo Akhir 2.287.500" in page.text
    assert "Pada hari ini Sabtu tanggal 31 Oktober 2026 Buku Kas Umum ditutup" in page.text
    assert "Sisa Kas/Tunai Rp 2.287.500" in page.text
    assert "dua juta dua ratus delapan puluh tujuh ribu lima ratus rupiah" in page.text


@LANDSCAPE
def test_twelve_digits_fit_the_cash_book(paper: Paper) -> None:
    book = sample_books.cash_book(
        12, 12, 999_999_999_999, "Pembelian bahan baku keripik singkong rasa balado"
    )
    text = " ".join(page.text for page in checked(printed("print/bku.html", paper, buku=book)))
    assert text.count("999.999.999.999") == 12
    assert "12.000.001.850.488" in text


@pytest.mark.parametrize("paper", [F4_PORTRAIT, A4_PORTRAIT, F4_LANDSCAPE], ids=["F4", "A4", "F4 landscape"])
def test_buku_simpanan_shows_the_documented_group(paper: Paper) -> None:
    pages = checked(printed("print/buku_simpanan.html", paper, buku=sample_books.savings_book()))
    text = " ".join(page.text for page in pages)
    assert "POKOK WAJIB SUKARELA TERIKAT" in text
    assert "JUMLAH 920.000 5.520.000 1.644.500 1.610.000 9.694.500" in text
    assert "Setoran bulan ini 0 460.000 5.000 138.000 603.000" in text


def test_a_long_name_stays_in_its_column_of_the_savings_book() -> None:
    book = sample_books.savings_book(2)
    rows = tuple(dataclasses.replace(row, name=sample_books.LONGEST_NAME) for row in book.rows)
    checked(printed("print/buku_simpanan.html", A4_PORTRAIT, buku=dataclasses.replace(book, rows=rows)))


@LANDSCAPE
@pytest.mark.parametrize("loans", [0, 1])
def test_daftar_pinjaman(paper: Paper, loans: int) -> None:
    pages = checked(printed("print/daftar_pinjaman.html", paper, buku=sample_books.loan_list(loans)))
    assert all("UNTUK KEPERLUAN USAHA" in page.text for page in pages if page.find("Modal"))
    assert ("Belum ada pinjaman." in pages[0].text) == (loans == 0)


def test_kartu_pinjaman_has_its_head_lines_and_foot() -> None:
    (page,) = checked(printed("print/kartu_pinjaman.html", A4_PORTRAIT, buku=sample_books.loan_card()))
    assert "Pinjaman : Rp 1.000.000" in page.text
    assert "TGL NO. BUKTI" in page.text
    assert "13 Jun 2026 0023 3 100.000 700.000 12.000 5.000" in page.text
    assert "satu juta rupiah" in page.text
    assert "5 9 Agu 2026 100.000 9.000 109.000" in page.text


def test_neraca_saldo_balances_on_paper() -> None:
    (page,) = checked(printed("print/neraca_saldo.html", A4_PORTRAIT, neraca=sample_books.trial_balance()))
    assert "JUMLAH 11.500.500 11.500.500" in page.text


@pytest.mark.parametrize("paper", [F4_PORTRAIT, A4_PORTRAIT], ids=["F4", "A4"])
def test_the_meeting_sheet_holds_the_whole_meeting(paper: Paper) -> None:
    pages = checked(printed("print/rapat.html", paper, buku=sample_meeting.meeting()))
    text = " ".join(page.text for page in pages)
    assert "Senin, 12 Oktober 2026" in text
    assert "20 orang: hadir 18, tidak hadir 2" in text
    assert "JUMLAH 300.000 42.000 18.000 0 360.000" in text
    assert "Kas seharusnya Rp 2.093.000" in text
    assert "dua juta sembilan puluh tiga ribu rupiah" in text
    assert "Nurhayati" in text
    assert "Tri Rahayu" in text


def test_a_meeting_with_a_difference_prints_its_reason() -> None:
    sheet = sample_meeting.meeting(3, 0, counted=1_500_000)
    text = " ".join(page.text for page in checked(printed("print/rapat.html", A4_PORTRAIT, buku=sheet)))
    assert "Selisih Rp −38.000" in text
    assert "Sebab selisih: Uang kembalian kurang" in text
    assert "2. Angsuran: tidak ada." in text


def test_a_kwitansi_says_the_amount_in_words() -> None:
    (page,) = checked(
        printed("print/kwitansi.html", A4_PORTRAIT, kwitansi=sample_meeting.kwitansi(999_999_999_999))
    )
    assert "Rp 999.999.999.999" in page.text
    assert "sembilan ratus sembilan puluh sembilan miliar" in page.text
    assert "Kode kuitansi 3576-ZZR00-0000J Periksa di up2k.mojokertokota.example" in page.text


@LANDSCAPE
def test_the_ranking_shows_each_score_and_the_tie_rule(paper: Paper) -> None:
    (page,) = checked(printed("print/peringkat.html", paper, hasil=sample_meeting.ranking(12)))
    assert "34,50 33,20 22,00 89,70" in page.text
    assert "Nilai sama: diunggulkan kelompok" in page.text
    assert "HASIL LOMBA ADMINISTRASI UP2K PKK TAHUN 2026" in page.text
