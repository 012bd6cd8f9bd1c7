"""Buku Simpanan of a year and Kartu Simpanan on paper: no row, one, five hundred, the longest name."""

from datetime import date, timedelta

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
from common.period import Period
from tests.reports.sample_books import HEAD, LONGEST_NAME, NAMES, PRINTED, SIGNATURES
from tests.reports.sheet import printed
from tests.reports.test_prints import checked

MONTHS = tuple(Period(2026, month) for month in range(1, 13))


def year_book(members: int, amount: int = 20_000, name: str = "") -> SavingsYear:
    """Everybody brought 50.000 into the year and saved as much each month, but for the last."""
    rows = tuple(
        SavingsYearRow(f"{no:03d}", name or NAMES[no % 7], 50_000, (*(amount,) * 11, 0), 50_000 + 11 * amount)
        for no in range(1, members + 1)
    )
    held = Savings(wajib=sum(row.held for row in rows))
    return SavingsYear(HEAD, 2026, MONTHS, rows, held, SIGNATURES, PRINTED)


def card(lines: int, amount: int = 20_000, name: str = "Aminah") -> SavingsCard:
    """Wajib every week, and at the end some sukarela taken out again."""
    moves = [Savings(wajib=amount, sukarela=500)] * lines
    if lines > 1:
        moves[-1] = Savings(sukarela=-500)
    saldo, written = 0, []
    for at, moved in enumerate(moves):
        saldo += moved.total
        day = date(2017, 1, 2) + timedelta(7 * at)
        memo = f"Simpanan wajib dan sukarela Bu {name}"
        written.append(SavingsCardLine(day, f"{at + 1}/{day.year}", memo, moved, saldo))
    return SavingsCard(
        head=HEAD,
        number="001",
        name=name,
        address="Gang Kenanga 3, RT 2 RW 5",
        joined_on=date(2017, 1, 1),
        until=date(2026, 10, 31),
        lines=tuple(written),
        owed="Rp 30.000, 3 kali" if lines else "",
        signatures=SIGNATURES,
        printed=PRINTED,
    )


@pytest.mark.parametrize("paper", [F4_LANDSCAPE, A4_LANDSCAPE], ids=["F4", "A4"])
@pytest.mark.parametrize("members", [0, 1, 46])
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


def test_a_year_of_many_members_carries_its_sums() -> None:
    pages = checked(printed("print/buku_simpanan_tahun.html", F4_LANDSCAPE, buku=year_book(120)))
    assert all("JAN" in page.text for page in pages)
    assert sum(page.text.count("Jumlah dipindahkan") for page in pages) == len(pages) - 1
    assert "32.400.000" in pages[-1].text  # 120 of 270.000


def test_long_names_and_large_amounts_stay_in_their_columns() -> None:
    book = year_book(3, 99_999_999, LONGEST_NAME)
    checked(printed("print/buku_simpanan_tahun.html", F4_LANDSCAPE, buku=book))
    one = card(3, 9_999_999_999, LONGEST_NAME)
    text = " ".join(
        page.text for page in checked(printed("print/kartu_simpanan.html", F4_PORTRAIT, buku=one))
    )
    assert "19.999.999.998" in text


@pytest.mark.parametrize(
    ("paper", "lines"), [(F4_PORTRAIT, 0), (A4_PORTRAIT, 1), (A4_PORTRAIT, 40), (F4_PORTRAIT, 500)]
)
def test_the_card_of_a_saver(paper: Paper, lines: int) -> None:
    pages = checked(printed("print/kartu_simpanan.html", paper, buku=card(lines)))
    text = " ".join(page.text for page in pages)
    assert "KARTU SIMPANAN" in text
    assert all("POKOK" in page.text for page in pages)
    assert sum(page.text.count("Jumlah pindahan") for page in pages) == len(pages) - 1
    if not lines:
        assert "Belum pernah menyimpan." in text
    if lines == 500:
        # 499 times 20.000 and 500, and at the end 500 less.
        assert "JUMLAH 0 9.980.000 249.000 0 10.229.000" in text
        assert "Rp 30.000, 3 kali" in text.replace("\xa0", " ")


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
