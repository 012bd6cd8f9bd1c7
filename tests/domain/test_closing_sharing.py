"""SHU by percentages: refusals in words, rounding to one item, sums that never fail."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookkeeping.domain.amounts import lowest
from closing.domain.sharing import (
    EXAMPLE,
    UNITS,
    WHOLE,
    Holding,
    ShuItem,
    ShuRules,
    percent,
    rules_problems,
    split,
)
from closing.domain.words import CapitalBasis, ItemKind
from common.problems import Refused

SARI = Holding(UUID(int=1), 1, "Sari", 600_000, 150_000)
WATI = Holding(UUID(int=2), 2, "Wati", 300_000, 0)
DEWI = Holding(UUID(int=3), 3, "Dewi", 100_000, 50_000)
THREE = (SARI, WATI, DEWI)


def _words(rules: ShuRules) -> list[tuple[str, str]]:
    return [(problem.field, problem.message) for problem in rules_problems(rules)]


def test_the_example_of_the_domain_notes_is_whole() -> None:
    assert _words(EXAMPLE) == []
    assert [item.bps for item in EXAMPLE.items] == [2500, 2000, 3000, 1000, 500, 500, 500]


def test_the_copied_example_comes_to_105_and_is_told_so() -> None:
    """Cadangan 40, jasa anggota 40, pengurus 5, karyawan 5, pendidikan 5, sosial 5, lingkungan 5."""
    fives = ("Pengurus", "Karyawan", "Pendidikan", "Sosial", "Lingkungan")
    shares = [("Cadangan", 40), ("Jasa", 40), *((name, 5) for name in fives)]
    items = tuple(
        ShuItem(ItemKind.JASA_USAHA if name == "Jasa" else ItemKind.DANA, name, of * 100)
        for name, of in shares
    )
    assert _words(ShuRules(items, 1)) == [
        ("items", "Jumlah semua bagian 105 %, lebih 5 %. Harus tepat 100 %.")
    ]


def test_every_fault_of_a_set_is_told_at_its_place() -> None:
    items = (
        ShuItem(ItemKind.JASA_USAHA, "Jasa", 5_000),
        ShuItem(ItemKind.JASA_USAHA, "jasa ", 4_000),
        ShuItem(ItemKind.DANA, "", 0),
    )
    found = _words(ShuRules(items, 1, counted=(), unit=7))
    assert [field for field, _ in found] == [
        "items.2.name",
        "items.2.bps",
        "items.1.name",
        "items.1.kind",
        "items",
        "rounding_no",
        "unit",
    ]
    assert ("items", "Jumlah semua bagian 90 %, kurang 10 %. Harus tepat 100 %.") in found


def test_a_split_by_hand() -> None:
    """SHU 1.000.001: parts rounded down, the rupiah left over goes to Cadangan.

    Jasa anggota 25 % = 250.000: Sari 150/200 = 187.500, Dewi 62.500. Jasa simpanan 20 % = 200.000:
    60 %, 30 %, 10 %. Cadangan 30 % = 300.000, and 1 left over.
    """
    made = split(1_000_001, EXAMPLE, THREE)
    assert [item.amount for item in made.items] == [
        250_000,
        200_000,
        300_001,
        100_000,
        50_000,
        50_000,
        50_000,
    ]
    assert [(m.by_capital, m.by_use) for m in made.members] == [
        (120_000, 187_500),
        (60_000, 0),
        (20_000, 62_500),
    ]
    assert (made.rounding, made.rounding_name) == (1, "Cadangan")


def test_equal_members_get_equal_parts_and_the_rest_goes_to_the_named_item() -> None:
    """100.000 of 20 % is 20.000 for three equal savers: 6.666 each, 2 left over for Cadangan."""
    alike = tuple(replace(one, capital=50_000, jasa=1_000) for one in THREE)
    made = split(100_000, EXAMPLE, alike)
    assert {member.by_capital for member in made.members} == {6_666}
    assert {member.by_use for member in made.members} == {8_333}
    assert made.items[2].amount == 30_000 + 2 + 1
    in_coins = split(100_000, replace(EXAMPLE, unit=500), alike)
    assert {member.by_capital for member in in_coins.members} == {6_500}
    assert in_coins.items[2].amount == 30_000 + 500 + 1_000


def test_nothing_to_measure_by_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        split(100_000, EXAMPLE, (replace(WATI, capital=0),))
    assert [problem.code for problem in refused.value.problems] == ["tanpa_ukuran", "tanpa_ukuran"]
    with pytest.raises(Refused) as refused:
        split(-5, EXAMPLE, THREE)
    assert [problem.code for problem in refused.value.problems] == ["nol"]


@pytest.mark.parametrize(("bps", "text"), [(2_500, "25"), (2_550, "25,5"), (1, "0,01"), (10_500, "105")])
def test_percent(bps: int, text: str) -> None:
    assert percent(bps) == text


def test_what_is_there_on_a_day_without_a_move_counts() -> None:
    moves = {date(2026, 1, 5): 100, date(2026, 3, 5): 50}
    assert lowest(moves, date(2026, 2, 1)) == 100
    assert lowest(moves, date(2025, 12, 1)) == 0
    assert lowest(moves, date(2026, 3, 5)) == 150


@st.composite
def whole_rules(draw: st.DrawFn) -> ShuRules:
    """Two to nine items that are 100 % together."""
    cuts = sorted(draw(st.sets(st.integers(1, WHOLE - 1), min_size=1, max_size=8)))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, WHOLE], strict=True)]
    kinds = [ItemKind.JASA_SIMPANAN, ItemKind.JASA_USAHA]
    items = []
    for no, bps in enumerate(parts):
        last = no == len(parts) - 1
        kind = ItemKind.CADANGAN if last or not kinds or draw(st.booleans()) else kinds.pop()
        items.append(ShuItem(kind, f"Bagian {no}", bps))
    basis = draw(st.sampled_from(CapitalBasis))
    return ShuRules(tuple(items), len(items), basis, unit=draw(st.sampled_from(UNITS)))


@given(
    amount=st.integers(1, 10**12),
    rules=whole_rules(),
    measured=st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**7)), min_size=1, max_size=30),
)
def test_every_split_sums(amount: int, rules: ShuRules, measured: list[tuple[int, int]]) -> None:
    holdings = [Holding(UUID(int=n), n, f"Anggota {n}", c + 1, j + 1) for n, (c, j) in enumerate(measured)]
    made = split(amount, rules, holdings)
    assert sum(item.amount for item in made.items) == amount
    by_kind = {item.kind: item.amount for item in made.items}
    assert made.by_capital == by_kind.get(ItemKind.JASA_SIMPANAN, 0)
    assert made.by_use == by_kind.get(ItemKind.JASA_USAHA, 0)
    assert all(item.amount >= 0 for item in made.items)
    assert all(part % rules.unit == 0 for m in made.members for part in (m.by_capital, m.by_use))
