from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.period import Period
from tests.domain.strategies import quick

periods = st.builds(Period, st.integers(1900, 2200), st.integers(1, 12))


def test_key_and_back() -> None:
    assert Period(2026, 10).key == 202610
    assert Period.from_key(202610) == Period(2026, 10)


def test_of_a_day_and_its_edges() -> None:
    february = Period.of(date(2028, 2, 17))
    assert (february.first, february.last) == (date(2028, 2, 1), date(2028, 2, 29))
    assert date(2028, 2, 29) in february
    assert date(2028, 3, 1) not in february


def test_neighbours_cross_the_year() -> None:
    assert Period(2026, 12).next() == Period(2027, 1)
    assert Period(2026, 1).previous() == Period(2025, 12)
    assert Period(2026, 10).plus(-22) == Period(2024, 12)


def test_text_and_back() -> None:
    assert str(Period(2026, 3)) == "2026-03"
    assert Period.parse("2026-03") == Period(2026, 3)


@pytest.mark.parametrize("text", ["2026-3", "2026-13", "202603", "2026-00", " 2026-03", "2026-03-01", ""])
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(text)


@pytest.mark.parametrize("key", [202600, 202613, 0, -202610, 12])
def test_a_key_that_is_no_month_is_refused(key: int) -> None:
    with pytest.raises(ValueError):
        Period.from_key(key)


def test_range_includes_both_ends_and_may_be_empty() -> None:
    months = list(Period.range(Period(2026, 11), Period(2027, 2)))
    assert [str(month) for month in months] == ["2026-11", "2026-12", "2027-01", "2027-02"]
    assert list(Period.range(Period(2026, 11), Period(2026, 10))) == []


@quick
@given(periods, st.integers(-600, 600))
def test_plus_and_months_until_undo_each_other(period: Period, months: int) -> None:
    later = period.plus(months)
    assert period.months_until(later) == months
    assert later.plus(-months) == period
    assert (later > period) == (months > 0)
