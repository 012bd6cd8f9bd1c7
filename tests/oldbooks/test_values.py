"""Amounts, days and names as people write them: exact values, and doubt where there is doubt."""

from datetime import date, datetime, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from common.period import Period
from common.rupiah import format_rupiah
from common.words import tanggal, tanggal_pendek
from oldbooks.domain.imports.day_text import NoYear, Order, When, month_in, order_of, read_day, readings
from oldbooks.domain.imports.money_text import DOUBT, Signs, Unreadable, read_amount, signs_of
from oldbooks.domain.imports.names import Known, alike, exactly, plain_name

WHEN = When(newest_year=2026)
AMOUNTS = [
    ("Rp1.250.000,-", 1_250_000), ("1,250,000", 1_250_000), ("1.250.000,00", 1_250_000),
    ("1,250,000.00", 1_250_000), ("½ jt", 500_000), ("1½ jt", 1_500_000), ("1 1/2 jt", 1_500_000),
    ("1/2 juta", 500_000), ("1,5 juta", 1_500_000), ("1.5 juta", 1_500_000), ("250rb", 250_000),
    ("25 ribu", 25_000), ("1 jt 250 rb", 1_250_000), ("Rp 25.000,-", 25_000), ("25.000.-", 25_000),
    ("25,000,-", 25_000), ("(50.000,-)", -50_000), ("-50000", -50_000), ("(½ jt)", -500_000),
    ("Rp. 1.250.000", 1_250_000), ("IDR 1.000.000", 1_000_000), ("1 250 000", 1_250_000),
    ("Rp\u00a075 000", 75_000), ("2 milyar", 2_000_000_000), ("0", 0), ("Rp50000", 50_000),
    (125_000, 125_000), (125_000.0, 125_000), (0, 0),
]  # fmt: skip
NOTHING = ["", " ", "-", "\u2013", "Rp -", "nihil", None]
NO_AMOUNT = [
    "1250,50", "1.250,50", "12a", "1250.000", "1.25.000", "1,250.000", "5.000 /bln", "50.000-", "lima ribu",
    "1 rb 2 jt", 12.5, True, date(2024, 1, 1), time(1, 2), "9" * 16, "=SUM(A1:A3)",
]  # fmt: skip
DAYS = [
    ("12 Jan '24", date(2024, 1, 12)), ("12 Januari 2024", date(2024, 1, 12)), ("12Jan24", date(2024, 1, 12)),
    ("13/1/24", date(2024, 1, 13)), ("1/13/2024", date(2024, 1, 13)), ("3/3/24", date(2024, 3, 3)),
    ("2024-01-12", date(2024, 1, 12)), ("2024-01-12 00:00:00", date(2024, 1, 12)),
    ("12-IV-2024", date(2024, 4, 12)), ("Senin, 12 Januari 2024", date(2024, 1, 12)),
    ("tgl 5 Nop 2023", date(2023, 11, 5)), ("12 Agt '87", date(1987, 8, 12)), ("45303", date(2024, 1, 12)),
    (45303, date(2024, 1, 12)), (45303.5, date(2024, 1, 12)), (datetime(2024, 1, 12, 9), date(2024, 1, 12)),
    (date(2024, 1, 12), date(2024, 1, 12)), ("Jan 2024", Period(2024, 1)), ("Pebruari '24", Period(2024, 2)),
]  # fmt: skip
MEMBERS = tuple(
    Known(UUID(int=number), name)
    for number, name in enumerate(("Sari Wulandari", "Siti Aminah", "Siti Aminatun", "Wahyuni"), start=1)
)


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
def test_an_amount_is_read(text: object, amount: int) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_no_amount_and_no_day(text: object) -> None:
    assert read_amount(text) is None
    if text not in ("Rp -", "nihil"):
        assert read_day(text, WHEN) is None


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_what_is_no_whole_amount_is_refused(text: object) -> None:
    with pytest.raises(Unreadable):
        read_amount(text)


def test_one_sign_before_three_digits_is_never_guessed() -> None:
    for text in ("1.250", "1,250", "(50.000)", "25.000", "1.250 rb"):
        assert read_amount(text) is DOUBT
        assert signs_of(text) is None
    assert read_amount("1.250", Signs.TITIK) == read_amount("1,250", Signs.KOMA) == 1_250
    for text, signs in (("1.250", Signs.KOMA), ("1,250", Signs.TITIK)):
        with pytest.raises(Unreadable, match="rupiah bulat"):
            read_amount(text, signs)


def test_what_a_cell_proves_about_its_column() -> None:
    proofs = {
        "1.250.000": Signs.TITIK, "1.250,00": Signs.TITIK, "25.000,-": Signs.TITIK, "1,5 jt": Signs.TITIK,
        "1,250,000": Signs.KOMA, "1,250.00": Signs.KOMA, "25,000.-": Signs.KOMA, "1.5 jt": Signs.KOMA,
        "1.25.000": None, "250rb": None, "12": None, "-": None,
    }  # fmt: skip
    assert {text: signs_of(text) for text in proofs} == proofs
    assert signs_of(1_250) is None


@given(some.integers(1_000_000, 10**12), some.sampled_from(("{}", "Rp{}", "Rp. {},-", "{},00", "  {} ")))
def test_every_amount_we_write_reads_back(amount: int, form: str) -> None:
    assert read_amount(form.format(format_rupiah(amount))) == amount


@given(some.integers(0, 10**12))
def test_every_amount_reads_back_the_english_way_too(amount: int) -> None:
    assert read_amount(f"{amount:,}", Signs.KOMA) == amount
    assert read_amount(f"({amount:,})", Signs.KOMA) == -amount


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_read(text: object, day: date | Period) -> None:
    assert read_day(text, WHEN) == day


@pytest.mark.parametrize("text", ["30/2/24", "kemarin", "1-5 Jan 2024", 32, 400, True, "13/13/2024"])
def test_what_is_no_day_is_refused(text: object) -> None:
    with pytest.raises(Unreadable):
        read_day(text, WHEN)


def test_two_numbers_up_to_twelve_are_never_guessed() -> None:
    for text in ("3/4/24", "12-01-2024", "12.1.24"):
        assert read_day(text, WHEN) is DOUBT
        assert order_of(text) is None
    assert read_day("3/4/24", When(2026, Order.HARI)) == date(2024, 4, 3)
    assert read_day("3/4/24", When(2026, Order.BULAN)) == date(2024, 3, 4)
    assert (order_of("13/4/24"), order_of("4/13/24")) == (Order.HARI, Order.BULAN)
    assert (readings("3/4/24"), readings("3/3/24"), readings("13/4/24")) == ((4, 3), None, None)


def test_a_day_alone_takes_month_and_year_from_its_sheet() -> None:
    march = When(2026, month=3, year=2024)
    assert read_day(12, march) == read_day("12", march) == date(2024, 3, 12)
    assert read_day("5 Mei", march) == date(2024, 5, 5)
    with pytest.raises(Unreadable, match="Bulannya tidak tertulis"):
        read_day(12, WHEN)
    with pytest.raises(NoYear):
        read_day("5 Mei", WHEN)
    with pytest.raises(NoYear):
        read_day(5, When(2026, month=3))


def test_month_and_year_of_a_heading() -> None:
    found = [month_in(t) for t in ("BULAN : MARET 2024", "Jan'24", "JANUARI", "Agt 23", "TAHUN 2024", "Kas")]
    assert found == [(3, 2024), (1, 2024), (1, None), (8, 2023), (None, 2024), (None, None)]


@given(some.dates(date(1950, 1, 1), date(2026, 12, 31)))
def test_every_day_we_write_reads_back(day: date) -> None:
    for text in (tanggal(day), tanggal_pendek(day), day.isoformat(), f"{day:%d/%m/%Y}"):
        assert read_day(text, When(2026, Order.HARI)) == day


def test_a_name_is_the_same_however_it_is_spelt() -> None:
    assert [plain_name(n) for n in ("IBU  Siti A.", "Hj. Wahyuni, S.Pd", "Bu")] == ["siti a", "wahyuni", "bu"]
    assert exactly("bu SARI  wulandari", MEMBERS) == UUID(int=1)
    assert exactly("Siti", MEMBERS) is None
    assert exactly("Wahyuni", (*MEMBERS, Known(UUID(int=9), "Bu Wahyuni"))) is None


def test_names_that_resemble_are_hints_only() -> None:
    assert [m.name for m in alike("S. Aminah", MEMBERS)][0] == "Siti Aminah"
    assert {m.name for m in alike("Siti A.", MEMBERS)} == {"Siti Aminah", "Siti Aminatun"}
    assert [m.name for m in alike("Wahyu ni", MEMBERS)] == ["Wahyuni"]
    assert [m.name for m in alike("Sari X", MEMBERS)] == ["Sari Wulandari"]
    assert alike("Mawar", MEMBERS) == ()
