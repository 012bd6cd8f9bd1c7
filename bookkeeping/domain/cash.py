"""Hitung kas: the cash on the table is an assertion about the book, never an input to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bookkeeping.domain.chart import KAS, SELISIH_KAS_KURANG, SELISIH_KAS_LEBIH
from bookkeeping.domain.entry import LegLine
from common.problems import Problems
from common.rupiah import format_rupiah

NOTES = (100_000, 75_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)
COINS = (500, 200, 100)
# 1.000 is both a note and a coin; it is counted on one line.
DENOMINATIONS = NOTES + COINS


@dataclass(frozen=True, slots=True)
class CashDifference:
    """The line that makes the book agree with the table: which account, and how much (above zero)."""

    account: int
    amount: int

    @property
    def legs(self) -> tuple[LegLine, LegLine]:
        """More cash than computed is income, less is a cost; kas moves to what was counted."""
        if self.account == SELISIH_KAS_LEBIH:
            return LegLine(KAS, self.amount, 0), LegLine(SELISIH_KAS_LEBIH, 0, self.amount)
        return LegLine(SELISIH_KAS_KURANG, self.amount, 0), LegLine(KAS, 0, self.amount)


def count_cash(denominations: Mapping[int, int]) -> int:
    """Pieces of each note and coin -> rupiah. Refuses unknown denominations and counts below zero."""
    found = Problems()
    for value, pieces in denominations.items():
        place = f"denominations.{value}"
        if value not in DENOMINATIONS:
            found.add(place, f"Tidak ada pecahan Rp {format_rupiah(value)}.", "pecahan")
        if pieces < 0:
            found.add(place, "Banyaknya lembar atau keping tidak boleh kurang dari nol.", "negatif")
    found.raise_if_any()
    return sum(value * pieces for value, pieces in denominations.items())


def cash_difference(counted: int, computed: int) -> CashDifference | None:
    """Counted against computed, in rupiah: None when they agree. Refuses a count below zero."""
    found = Problems()
    if counted < 0:
        found.add("counted", "Uang yang dihitung tidak boleh kurang dari nol.", "negatif")
    found.raise_if_any()
    if counted == computed:
        return None
    account = SELISIH_KAS_LEBIH if counted > computed else SELISIH_KAS_KURANG
    return CashDifference(account, abs(counted - computed))
