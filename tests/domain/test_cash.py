import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookkeeping.domain.cash import DENOMINATIONS, CashDifference, cash_difference, count_cash
from bookkeeping.domain.chart import KAS, SELISIH_KAS_KURANG, SELISIH_KAS_LEBIH
from bookkeeping.domain.entry import LegLine, check_entry
from common.problems import Refused
from tests.domain.strategies import amounts, quick


def test_count() -> None:
    assert count_cash({100_000: 12, 20_000: 3, 2_000: 7, 500: 4, 100: 0}) == 1_276_000
    assert count_cash({}) == 0


def test_all_problems_of_a_count_are_named_at_once() -> None:
    with pytest.raises(Refused) as caught:
        count_cash({100_000: 1, 30_000: 2, 500: -1})
    assert [(problem.field, problem.code) for problem in caught.value.problems] == [
        ("denominations.30000", "pecahan"),
        ("denominations.500", "negatif"),
    ]


@quick
@given(st.dictionaries(st.sampled_from(DENOMINATIONS), st.integers(0, 50)))
def test_a_count_is_what_its_pieces_are_worth(pieces: dict[int, int]) -> None:
    one_by_one = sum(value for value, number in pieces.items() for _ in range(number))
    assert count_cash(pieces) == one_by_one


def test_agreement_needs_no_line() -> None:
    assert cash_difference(1_276_000, 1_276_000) is None


def test_too_much_is_income_and_too_little_a_cost() -> None:
    more, less = cash_difference(505_000, 500_000), cash_difference(498_500, 500_000)
    assert more == CashDifference(SELISIH_KAS_LEBIH, 5_000)
    assert more.legs == (LegLine(KAS, 5_000, 0), LegLine(SELISIH_KAS_LEBIH, 0, 5_000))
    assert less == CashDifference(SELISIH_KAS_KURANG, 1_500)
    assert less.legs == (LegLine(SELISIH_KAS_KURANG, 1_500, 0), LegLine(KAS, 0, 1_500))


@quick
@given(amounts, amounts)
def test_with_its_line_the_book_agrees_with_the_table(counted: int, computed: int) -> None:
    difference = cash_difference(counted, computed)
    legs = difference.legs if difference else ()
    on_kas = sum(leg.debit - leg.credit for leg in legs if leg.account == KAS)
    assert computed + on_kas == counted
    assert not legs or check_entry(legs) == []


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        cash_difference(-1, 0)
    assert [problem.field for problem in caught.value.problems] == ["counted"]
