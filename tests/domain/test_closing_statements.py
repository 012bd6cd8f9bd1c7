"""Neraca, hasil usaha and perubahan modal, line by line, from saldo written by hand."""

from datetime import date

import pytest

from closing.domain.statements import Part, Standing, Turn, capital_changes, neraca, result
from closing.queries.rehearsal import months_words
from closing.queries.statements import year_before
from common.period import Period

DECEMBER = date(2026, 12, 31)
# What stood at the end of 2025, and what stands at the end of 2026, since the book began.
BEFORE = {
    1101: Turn(1_000_000, 300_000),
    3102: Turn(0, 400_000),
    3501: Turn(0, 200_000),
    4103: Turn(0, 250_000),
    5102: Turn(150_000, 0),
}
NOW = {
    1101: Turn(2_150_000, 900_000),
    1102: Turn(100_000, 0),
    1201: Turn(500_000, 100_000),
    1301: Turn(90_000, 40_000),
    1401: Turn(240_000, 0),
    1402: Turn(0, 60_000),
    2101: Turn(0, 50_000),
    2201: Turn(20_000, 45_000),
    2202: Turn(10_000, 25_000),
    2301: Turn(0, 180_000),
    3102: Turn(30_000, 830_000),
    3201: Turn(0, 300_000),
    3301: Turn(0, 30_000),
    3401: Turn(100_000, 0),
    3501: Turn(0, 200_000),
    4101: Turn(0, 120_000),
    4103: Turn(0, 250_000),
    4104: Turn(0, 400_000),
    5102: Turn(190_000, 0),
    5107: Turn(40_000, 0),
    5201: Turn(60_000, 0),
}
HERE = Standing(DECEMBER, NOW, BEFORE, {"Dana sosial": 15_000, "Dana pengurus": 5_000})
THERE = Standing(date(2025, 12, 31), BEFORE, {}, {})


def lines(part: Part) -> list[tuple[str, int, int]]:
    return [(row.label, row.now, row.then) for row in part.rows]


def test_neraca() -> None:
    found = neraca(HERE, THERE)
    lancar, tetap = found.aktiva
    debts, capital = found.pasiva
    assert lines(lancar) == [
        ("Kas", 1_250_000, 700_000),
        ("Bank", 100_000, 0),
        ("Piutang pinjaman", 400_000, 0),
        ("Persediaan", 50_000, 0),
    ]
    assert lines(tetap) == [("Inventaris", 240_000, 0), ("Akumulasi penyusutan", -60_000, 0)]
    assert lines(debts) == [
        ("Simpanan sukarela", 50_000, 0),
        ("Dana pengurus", 5_000, 0),
        ("Dana sosial", 15_000, 0),
        ("Dana SHU", 5_000, 0),  # spent or set aside without a name
        ("SHU bagian anggota", 15_000, 0),
        ("Utang", 180_000, 0),
    ]
    assert lines(capital) == [
        ("Simpanan wajib", 800_000, 400_000),
        ("Hibah dan bantuan", 300_000, 0),
        ("Cadangan", 30_000, 0),
        ("Modal awal", 200_000, 200_000),
        ("SHU tahun berjalan", 380_000, 100_000),
    ]  # SHU belum dibagi is zero in both years: 100.000 of 2025, shared
    assert (found.assets, found.assets_then) == (1_980_000, 700_000)
    assert (found.claims, found.claims_then) == (1_980_000, 700_000)
    assert found.agrees


def test_hasil_usaha_takes_harga_pokok_off_the_sales() -> None:
    found = result(HERE, THERE)
    assert lines(found.income) == [
        ("Jasa pinjaman", 120_000, 0),
        ("Iuran", 0, 250_000),
        ("Penjualan", 400_000, 0),
        ("Dikurangi harga pokok penjualan", -40_000, 0),
    ]
    assert lines(found.costs) == [("Biaya rapat dan konsumsi", 40_000, 150_000), ("Penyusutan", 60_000, 0)]
    assert (found.income.now, found.costs.now, found.shu, found.shu_then) == (
        480_000,
        100_000,
        380_000,
        100_000,
    )


def test_changes_in_capital() -> None:
    found = capital_changes(HERE)
    assert [(row.label, row.opening, row.more, row.less, row.closing) for row in found.rows] == [
        ("Simpanan wajib", 400_000, 430_000, 30_000, 800_000),
        ("Hibah dan bantuan", 0, 300_000, 0, 300_000),
        ("Cadangan", 0, 30_000, 0, 30_000),
        ("Modal awal", 200_000, 0, 0, 200_000),
        ("SHU belum dibagi", 100_000, 0, 100_000, 0),
        ("SHU tahun berjalan", 0, 380_000, 0, 380_000),
    ]
    assert (found.opening, found.more, found.less, found.closing) == (700_000, 1_140_000, 130_000, 1_710_000)
    assert found.closing == neraca(HERE, THERE).pasiva[1].now


def test_sides_that_differ_are_seen() -> None:
    broken = neraca(Standing(DECEMBER, {1101: Turn(5, 0)}, {}), THERE)
    assert not broken.agrees
    assert broken.difference == 5


def test_an_empty_book_has_kas_and_nothing() -> None:
    found = neraca(Standing(DECEMBER, {}, {}), Standing(date(2025, 12, 31), {}, {}))
    assert lines(found.aktiva[0]) == [("Kas", 0, 0)]
    assert lines(found.pasiva[1]) == [("SHU tahun berjalan", 0, 0)]
    assert found.agrees


@pytest.mark.parametrize(
    ("on", "before"),
    [
        (date(2026, 12, 31), date(2025, 12, 31)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2026, 11, 22), date(2025, 11, 22)),
    ],
)
def test_the_same_day_a_year_before(on: date, before: date) -> None:
    assert year_before(on) == before


def test_months_in_words() -> None:
    year = tuple(Period(2025, month) for month in range(1, 13))
    assert months_words(year) == "Januari sampai Desember 2025"
    assert months_words((year[2],)) == "Maret 2025"
    assert months_words((year[0], year[2], year[4])) == "Januari 2025, Maret 2025, Mei 2025"
