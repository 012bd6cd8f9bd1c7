"""An amount and how it changed, in words."""

from dataclasses import dataclass

from common.period import Period
from common.rupiah import format_rupiah
from common.words import BULAN


@dataclass(frozen=True, slots=True)
class Money:
    """Whole rupiah at the end of a month, and at the end of the month before."""

    now: int
    before: int
    previous: Period

    @property
    def change(self) -> str:
        """ "naik Rp 1.250.000 dari September"."""
        moved = self.now - self.before
        month = BULAN[self.previous.month - 1]
        if moved == 0:
            return f"sama dengan {month}"
        return f"{'naik' if moved > 0 else 'turun'} Rp\u00a0{format_rupiah(abs(moved))} dari {month}"


def percent_text(part: int, whole: int) -> str:
    """ "12,5 %", one decimal, half up; a dash where there is nothing to compare with."""
    if whole <= 0:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10} %"
