"""Golden prints of year-end: no rows, one, many, the longest names, amounts of twelve digits."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from closing.domain.rat import (
    AgedLoan,
    AgedLoans,
    Approval,
    Attendance,
    Content,
    Cover,
    HeldMeeting,
    Thing,
    Things,
)
from closing.domain.sharing import EXAMPLE, Holding, Split, split
from closing.domain.statements import Standing, Turn, capital_changes, neraca, result
from closing.papers import SharePaper, StatementPaper
from closing.queries.statements import Statements
from closing.queries.surplus import Source
from common.pdf.carrying import print_book
from common.pdf.paper import A4_LANDSCAPE, A4_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.pdf.values import Signatory, Signatures
from tests.reports.sample_books import HEAD, PRINTED, SIGNATURES
from tests.reports.sheet import Page, html, printed
from tests.reports.test_prints import checked

LONGEST = "Raden Ayu Siti Khoirunnisa Widyaningrum Kusumawardhani Putri"
MUCH = 999_999_999_999
UPRIGHT = pytest.mark.parametrize("paper", [F4_PORTRAIT, A4_PORTRAIT], ids=["F4", "A4"])
LYING = pytest.mark.parametrize("paper", [F4_LANDSCAPE, A4_LANDSCAPE], ids=["F4", "A4"])
DECEMBER = date(2025, 12, 31)


def found(scale: int = 1, funds: dict[str, int] | None = None) -> Statements:
    """Kas is simpanan wajib, iuran and dana less costs; all of it `scale` times."""
    funds = funds or {}
    held = sum(funds.values())
    now = {
        1101: Turn(9 * scale + held, 4 * scale),
        1401: Turn(2 * scale, 0),
        3102: Turn(0, 3 * scale),
        2201: Turn(0, held),
        4103: Turn(0, 6 * scale),
        5102: Turn(2 * scale, 0),
    }
    here, before = Standing(DECEMBER, now, {}, funds), Standing(date(2024, 12, 31), {}, {})
    return Statements(DECEMBER, neraca(here, before), result(here, before), capital_changes(here))


def statement(which: str, paper: Paper, scale: int = 1, funds: dict[str, int] | None = None) -> Page:
    book = StatementPaper(HEAD, PRINTED, SIGNATURES, found(scale, funds))
    (page,) = checked(printed(f"print/{which}.html", paper, buku=book))
    return page


def members(count: int, capital: int = 100_000, name: str = "") -> Split:
    holdings = [Holding(UUID(int=n), n, name or f"Anggota {n}", capital, 5_000) for n in range(1, count + 1)]
    return split(MUCH, EXAMPLE, holdings)


def shared(paper: Paper, made: Split) -> list[Page]:
    book = SharePaper(HEAD, PRINTED, SIGNATURES, 2025, made, (Source(2025, made.amount),))
    return checked(print_book(lambda given: html("print/pembagian_shu.html", **given), {"buku": book}, paper))


@UPRIGHT
def test_the_neraca_fits_one_sheet_with_the_largest_amounts(paper: Paper) -> None:
    funds = {f"Dana {LONGEST[:50]} {no}": MUCH // 10 for no in range(8)}
    page = statement("neraca", paper, MUCH // 10, funds)
    assert "NERACA POKSUS MELATI" in page.text
    assert "PER 31 DESEMBER 2025" in page.text
    assert "berbeda" not in page.text.lower()


@UPRIGHT
@pytest.mark.parametrize("scale", [0, MUCH // 10])
def test_each_statement_says_its_sums(paper: Paper, scale: int) -> None:
    shu = f"{4 * scale:,}".replace(",", ".")
    assert f"SISA HASIL USAHA (I − II) {shu} 0" in statement("hasil_usaha", paper, scale).text
    capital = f"{7 * scale:,}".replace(",", ".")
    assert f"JUMLAH MODAL 0 {capital} 0 {capital}" in statement("perubahan_modal", paper, scale).text


def test_sides_that_differ_are_said_loudly() -> None:
    broken = found()
    part = replace(broken.neraca.aktiva[0], rows=broken.neraca.aktiva[0].rows[:0])
    wrong = replace(broken, neraca=replace(broken.neraca, aktiva=(part, *broken.neraca.aktiva[1:])))
    book = StatementPaper(HEAD, PRINTED, SIGNATURES, wrong)
    assert "KEDUA SISI BERBEDA" in checked(printed("print/neraca.html", F4_PORTRAIT, buku=book))[0].text


def test_many_members_carry_their_sums_over_the_pages() -> None:
    pages = shared(A4_PORTRAIT, members(60))
    assert len(pages) > 1
    assert "Jumlah dipindahkan" in pages[0].text
    assert all("Jumlah pindahan" in page.text for page in pages[1:])
    assert "MENURUT SIMPANAN" in pages[-1].text
    assert "Anggota 60" in pages[-1].text


@UPRIGHT
def test_the_longest_names_and_amounts_stay_in_their_boxes(paper: Paper) -> None:
    (page,) = shared(paper, members(1, name=LONGEST))
    assert "RENCANA PEMBAGIAN SISA HASIL USAHA" in page.text
    assert "999.999.999.999" in page.text


@LYING
@pytest.mark.parametrize("count", [0, 1, 35])
def test_loans_by_the_age_of_their_arrears(paper: Paper, count: int) -> None:
    rows = tuple(
        AgedLoan(LONGEST, "Modal warung kelontong", DECEMBER, MUCH // 100, MUCH // 200, MUCH // 400, 20 * no)
        for no in range(count)
    )
    book = AgedLoans(HEAD, PRINTED, SIGNATURES, DECEMBER, rows)
    pages = checked(printed("print/rat_pinjaman.html", paper, buku=book))
    assert ("Tidak ada pinjaman yang berjalan." in pages[0].text) is (count == 0)
    assert sum(book.ages) == book.arrears
    assert len(pages) > count // 30
    assert all("LEBIH 90 HARI" in page.text for page in pages if "Mengetahui" not in page.text)


@pytest.mark.parametrize(("late", "column"), [(0, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3)])
def test_the_column_of_an_age(late: int, column: int) -> None:
    ages = AgedLoan("Sari", "", DECEMBER, 100, 50, 7, late).ages
    assert ages == tuple(7 if at == column else 0 for at in range(4))


@LYING
def test_inventory_of_the_pack(paper: Paper) -> None:
    thing = Thing("Mesin jahit", "bantuan, CSR Bank Jatim", DECEMBER, "2 unit", "Balai RW", "Baik", MUCH, 1)
    book = Things(HEAD, PRINTED, SIGNATURES, DECEMBER, (thing, thing))
    (page,) = checked(printed("print/rat_inventaris.html", paper, buku=book))
    assert "JUMLAH 1.999.999.999.998 2" in page.text


@UPRIGHT
def test_meetings_of_the_year(paper: Paper) -> None:
    rows = tuple(HeldMeeting(no, DECEMBER, "Balai RW 3", 15, 20) for no in range(1, 13))
    book = Attendance(HEAD, PRINTED, SIGNATURES, 2025, rows)
    (page,) = checked(printed("print/rat_kegiatan.html", paper, buku=book))
    assert "RATA-RATA KEHADIRAN 75 %" in page.text
    (page,) = checked(printed("print/rat_kegiatan.html", paper, buku=replace(book, rows=())))
    assert "Belum ada rapat yang dicatat tahun ini." in page.text


@UPRIGHT
def test_the_cover(paper: Paper) -> None:
    contents = tuple(Content(f"Bagian {no}", no + 1) for no in range(1, 10))
    (page,) = checked(printed("print/rat_sampul.html", paper, buku=Cover(HEAD, PRINTED, 2025, contents)))
    assert "TAHUN BUKU 2025 POKSUS MELATI" in page.text


@UPRIGHT
@pytest.mark.parametrize("decided", [None, date(2026, 2, 14)])
def test_the_approval(paper: Paper, decided: date | None) -> None:
    mine = tuple(Signatory(office, LONGEST) for office in ("Ketua", "Sekretaris", "Bendahara"))
    above = Signatures("Mojokerto", decided, (Signatory("Ketua TP PKK Kelurahan Kauman", "", "Mengetahui,"),))
    book = Approval(
        HEAD, PRINTED, Signatures("Mojokerto", decided, mine), above, 2025, decided, MUCH, -150_000
    )
    (page,) = checked(printed("print/rat_pengesahan.html", paper, buku=book))
    assert ("pada hari Sabtu, 14 Februari 2026" in page.text) is (decided is not None)
    assert "minus seratus lima puluh ribu rupiah" in page.text
    assert "Mengetahui, Ketua TP PKK Kelurahan Kauman" in page.text
