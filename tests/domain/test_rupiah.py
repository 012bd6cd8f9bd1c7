from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.rupiah import format_rupiah, parse_rupiah, round_to
from tests.domain.strategies import quick


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0"), (999, "999"), (1_250_000, "1.250.000"), (-1_250_000, "-1.250.000"), (-5, "-5")],
)
def test_format(amount: int, text: str) -> None:
    assert format_rupiah(amount) == text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250.000", 1_250_000),
        ("1250000", 1_250_000),
        ("Rp 1.250.000,-", 1_250_000),
        ("Rp. 5.000", 5_000),
        ("rp1.250.000,00", 1_250_000),
        (" 20 ribu ", 20_000),
        ("20rb", 20_000),
        ("20 RB", 20_000),
        ("1,5 jt", 1_500_000),
        ("0,5 juta", 500_000),
        ("1 juta", 1_000_000),
        ("1.500 ribu", 1_500_000),
        ("2 miliar", 2_000_000_000),
        ("0", 0),
        ("-7.500", -7_500),
    ],
)
def test_parse(text: str, amount: int) -> None:
    assert parse_rupiah(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "1,250",
        "1,250,000",
        "1.25",
        "1.5 jt",
        "12.50",
        "1.250,50",
        "1,5",
        "1,23456 rb",
        "0500",
        "0.500",
        "1 250",
        "5 rb,-",
        "5 ribu 500",
        "rp",
        "",
        "lima ribu",
        "٣٠٠",
        "1e6",
    ],
)
def test_what_could_mean_two_amounts_or_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Ketik misalnya 20\.000"):
        parse_rupiah(text)


@quick
@given(st.integers(-(10**15), 10**15))
def test_what_is_written_reads_back(amount: int) -> None:
    assert parse_rupiah(format_rupiah(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "unit", "rounded"),
    [
        (249, 500, 0),
        (250, 500, 500),
        (-250, 500, -500),
        (749, 500, 500),
        (1_499, 1000, 1_000),
        (Fraction(7, 2), 1, 4),
        (Fraction(-7, 2), 1, -4),
        (83_333, 100, 83_300),
    ],
)
def test_round_to_the_nearest_a_half_away_from_zero(amount: int | Fraction, unit: int, rounded: int) -> None:
    assert round_to(amount, unit) == rounded


@quick
@given(st.integers(-(10**12), 10**12), st.sampled_from((1, 100, 500, 1000)))
def test_rounding_moves_by_half_a_unit_at_most(amount: int, unit: int) -> None:
    rounded = round_to(amount, unit)
    assert rounded % unit == 0
    assert 2 * abs(rounded - amount) <= unit


def test_a_unit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        round_to(100, 0)
