"""Quantities, average cost and straight-line depreciation, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.period import Period
from goods.domain.depreciation import Wear
from goods.domain.quantity import format_quantity, parse_quantity
from goods.domain.stock import OnHand, worth
from goods.domain.things import NewItem, item_problems


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("2", 2_000),
        ("2,5", 2_500),
        ("1.200", 1_200_000),
        ("0,025", 25),
        ("½", 500),
        ("1½", 1_500),
        (" 3 ", 3_000),
    ],
)
def test_quantities_are_read_as_written(text: str, thousandths: int) -> None:
    assert parse_quantity(text) == thousandths


@pytest.mark.parametrize("text", ["", "2.5", "1.2000", "-1", "2,0001", "dua", "2,5½", "007", ","])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="tidak terbaca"):
        parse_quantity(text)


@given(st.integers(0, 10**12))
def test_every_quantity_is_read_back(quantity: int) -> None:
    assert parse_quantity(format_quantity(quantity)) == quantity


def test_below_zero_is_shown() -> None:
    assert format_quantity(-1_250) == "-1,25"


def test_cost_is_the_share_of_the_value() -> None:
    held = OnHand(3_000, 10_000)
    assert (held.cost_of(1_000), held.cost_of(2_000), held.cost_of(3_000)) == (3_333, 6_667, 10_000)
    assert held.average == 3_333
    with pytest.raises(ValueError, match="not there"):
        held.cost_of(3_001)
    with pytest.raises(ValueError, match="not there"):
        held.cost_of(0)


@given(st.integers(1, 10**9), st.integers(0, 10**12), st.lists(st.integers(1, 10**9), max_size=20))
def test_however_it_goes_out_the_value_goes_with_it(quantity: int, value: int, parts: list[int]) -> None:
    held = OnHand(quantity, value)
    for part in parts:
        taken = min(part, held.quantity)
        if taken:
            held = held.plus(-taken, -held.cost_of(taken))
        assert held.value >= 0
        assert held.quantity or not held.value
    if held.quantity:
        assert held.cost_of(held.quantity) == held.value


def test_price_times_quantity() -> None:
    assert (worth(2_500, 3_000), worth(333, 10), worth(500, 1)) == (7_500, 3, 1)


def wear(**more: int) -> Wear:
    fields = {"months": 7, "first_count": 1, "residual": 0, "count": 1, "cost": 1_000_000, "depreciated": 0}
    return Wear(Period(2026, 3), **{**fields, **more})


def test_the_month_it_came_counts() -> None:
    assert wear().due(Period(2026, 2)) == 0
    assert wear().due(Period(2026, 3)) == 142_857
    assert wear(depreciated=142_857).due(Period(2026, 3)) == 0
    assert wear().due(Period(2027, 12)) == 1_000_000
    assert wear(months=0).due(Period(2027, 12)) == 0
    assert wear(count=0, cost=0).due(Period(2027, 12)) == 0


@given(
    st.integers(1, 600),
    st.integers(1, 100),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.lists(st.tuples(st.integers(0, 650), st.integers(0, 30)), max_size=12),
)
def test_never_below_what_is_kept(
    months: int, count: int, cost: int, residual: int, steps: list[tuple[int, int]]
) -> None:
    found = wear(months=months, first_count=count, count=count, cost=cost, residual=min(residual, cost))
    month = 0
    for later, leaving in steps:
        month += later
        due = found.due(Period(2026, 3).plus(month))
        assert due >= 0
        found = _after(found, count=found.count, cost=found.cost, depreciated=found.depreciated + due)
        assert found.depreciated <= max(found.cost - found.kept, 0)
        if 0 < leaving <= found.count:
            gone, worn = found.share(leaving)
            assert 0 <= worn <= found.depreciated
            left = found.count - leaving
            found = _after(found, count=left, cost=found.cost - gone, depreciated=found.depreciated - worn)
            assert found.depreciated <= max(found.cost - found.kept, 0)
            assert found.count or not (found.cost or found.depreciated)


def _after(found: Wear, *, count: int, cost: int, depreciated: int) -> Wear:
    return Wear(found.since, found.months, found.first_count, found.residual, count, cost, depreciated)


def test_everything_wrong_with_a_thing_is_told() -> None:
    long = NewItem("a" * 121, 1, "unit", -1, "Gudang", life_months=601)
    assert [(p.field, p.code) for p in item_problems(long)] == [
        ("name", "terlalu_panjang"),
        ("cost", "negatif"),
        ("life_months", "terlalu_besar"),
    ]
