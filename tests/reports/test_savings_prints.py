"""Buku Simpanan of a year and Kartu Simpanan on paper: no row, one, many, the longest name."""

from datetime import date

import pytest

from bookkeeping.domain.prints.figures import DoesNotAddUp
from bookkeeping.domain.prints.savings import (
    Savings,
    SavingsCard,
    SavingsCardLine,
    SavingsYear,
    SavingsYearRow,
)
from common.pdf.paper import A4_LANDSCAPE, A4_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT, Paper
from tests.reports.sample_books import HEAD, LONGEST_NAME, PRINTED, SIGNATURES
from tests.reports.sample_savings import MONTHS, card, year_book
from tests.reports.sheet import printed
from tests.reports.test_prints import checked


@pytest.mark.parametrize(
    ("paper", "members"),
    [(F4_LANDSCAPE, 0), (A4_LANDSCAPE, 0), (F4_LANDSCAPE, 1), (A4_LANDSCAPE, 46)],
)
def test_a_year_of_savings(paper: Paper, members: int) -> None:
    pages = checked(printed("print/buku_simpanan_tahun.html", paper, buku=year_book(members)))
    text = " ".join(page.text for page in pages)
    assert "BUKU SIMPANAN UP2K PKK" in text
    assert "TAHUN 2026" in text
    assert all("JAN" in page.text for page in pages)
    if members == 46:
        assert "JUMLAH 2.300.000 920.000 920.000" in text
        assert "wajib Rp 12.420.000" in text.replace("\xa0", " ")
    elif not members:
        assert "Belum ada anggota yang menyimpan." in text


def test_long_names_and_large_amounts_stay_in_their_columns() -> None:
    book = year_book(3, 99_999_999, LONGEST_NAME)
    checked(printed("print/buku_simpanan_tahun.html", F4_LANDSCAPE, buku=book))
    one = card(3, 9_999_999_999, LONGEST_NAME)
    text = " ".join(
        page.text for page in checked(printed("print/kartu_simpanan.html", F4_PORTRAIT, buku=one))
    )
    assert "19.999.999.998" in text


@pytest.mark.parametrize(("paper", "lines"), [(F4_PORTRAIT, 0), (A4_PORTRAIT, 1), (A4_PORTRAIT, 40)])
def test_the_card_of_a_saver(paper: Paper, lines: int) -> None:
    pages = checked(printed("print/kartu_simpanan.html", paper, buku=card(lines)))
    text = " ".join(page.text for page in pages)
    assert "KARTU SIMPANAN" in text
    assert all("POKOK" in page.text for page in pages)
    assert sum(page.text.count("Jumlah pindahan") for page in pages) == len(pages) - 1
    if not lines:
        assert "Belum pernah menyimpan." in text


def test_paper_that_does_not_add_up_is_not_printed() -> None:
    with pytest.raises(DoesNotAddUp):
        SavingsYearRow("001", "Aminah", 50_000, (20_000,) * 12, 250_000)
    with pytest.raises(DoesNotAddUp):
        SavingsYear(HEAD, 2026, MONTHS, year_book(2).rows, Savings(wajib=1), SIGNATURES, PRINTED)
    line = SavingsCardLine(date(2026, 1, 5), "1/2026", "Simpanan", Savings(wajib=1_000), 2_000)
    with pytest.raises(DoesNotAddUp):
        SavingsCard(
            HEAD, "001", "Aminah", "", date(2026, 1, 1), date(2026, 10, 31), (line,), "", SIGNATURES, PRINTED
        )
