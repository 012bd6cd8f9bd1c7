from datetime import UTC, date, datetime

import pytest

from common.period import Period
from common.words import (
    bulan,
    hari,
    jam,
    tanggal,
    tanggal_pendek,
    terbilang,
    terbilang_rupiah,
)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (2_000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (60_000, "enam puluh ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (125_000, "seratus dua puluh lima ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta satu ribu"),
        (1_100_000, "satu juta seratus ribu"),
        (9_694_500, "sembilan juta enam ratus sembilan puluh empat ribu lima ratus"),
        (1_000_000_000, "satu miliar"),
        (
            111_111_111_111,
            "seratus sebelas miliar seratus sebelas juta seratus sebelas ribu seratus sebelas",
        ),
        (
            999_999_999_999,
            "sembilan ratus sembilan puluh sembilan miliar sembilan ratus sembilan puluh sembilan juta "
            "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
        ),
        (-5_000, "minus lima ribu"),
    ],
)
def test_terbilang(amount: int, words: str) -> None:
    assert terbilang(amount) == words


def test_terbilang_rupiah() -> None:
    assert terbilang_rupiah(1_250_000) == "satu juta dua ratus lima puluh ribu rupiah"


def test_dates() -> None:
    day = date(2026, 10, 12)
    assert hari(day) == "Senin"
    assert tanggal(day) == "12 Oktober 2026"
    assert tanggal_pendek(day) == "12 Okt 2026"
    assert tanggal_pendek(date(2026, 8, 1)) == "1 Agu 2026"
    assert hari(date(2026, 10, 18)) == "Minggu"


def test_every_month_has_its_name() -> None:
    assert bulan(Period(2026, 10)) == "Oktober 2026"
    assert [bulan(Period(2026, month)).split()[0] for month in (1, 2, 5, 8, 12)] == [
        "Januari",
        "Februari",
        "Mei",
        "Agustus",
        "Desember",
    ]


def test_the_hour_is_that_of_the_area() -> None:
    instant = datetime(2026, 10, 12, 12, 42, tzinfo=UTC)
    assert [jam(instant, zone) for zone in ("WIB", "WITA", "WIT")] == ["19.42", "20.42", "21.42"]
    with pytest.raises(ValueError, match="zone"):
        jam(datetime(2026, 10, 12, 12, 42), "WIB")
