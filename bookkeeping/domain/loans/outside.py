"""Money that moves on a loan outside of its plan."""

from collections.abc import Sequence

from bookkeeping.domain.chart import (
    CASH_CODES,
    PEMULIHAN_PINJAMAN,
    PIUTANG_TANGGUNG_RENTENG,
    UTANG_TANGGUNG_RENTENG,
)
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine

OUTSIDE = (PEMULIHAN_PINJAMAN, PIUTANG_TANGGUNG_RENTENG, UTANG_TANGGUNG_RENTENG)


CORRECTED_BY_LOAN = (
    EntryKind.PINJAMAN,
    EntryKind.PEMULIHAN,
    EntryKind.TALANGAN,
    EntryKind.HAPUS_PINJAMAN,
)


def money_leg(legs: Sequence[LegLine]) -> LegLine | None:
    """What kas or bank moved for: a recovery, a cover given back or passed on; None of any other entry."""
    others = [leg for leg in legs if leg.account not in CASH_CODES]
    is_one = len(others) == 1 and len(legs) == 2 and others[0].account in OUTSIDE
    return others[0] if is_one else None
