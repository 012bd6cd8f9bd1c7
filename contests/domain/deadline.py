"""Until which day a month's books should hold something; each kota sets its own, from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from common.period import Period


@dataclass(frozen=True, slots=True)
class Deadline:
    """Day of the month itself (months_after 0) or of the next (1); shorter months end earlier."""

    starts_on: date
    day: int
    months_after: int

    def of(self, period: Period) -> date:
        """The last day that is still in time for the books of this month."""
        month = period.plus(self.months_after)
        return date(month.year, month.month, min(self.day, month.last.day))

    @property
    def text(self) -> str:
        """The rule in words."""
        which = "bulan itu juga" if self.months_after == 0 else "bulan berikutnya"
        return f"tanggal {self.day} {which}"


def deadline_for(period: Period, rules: Sequence[Deadline]) -> Deadline | None:
    """The newest rule that holds before the month is over; None when there is none."""
    begun = [rule for rule in rules if rule.starts_on <= period.last]
    return max(begun, key=lambda rule: rule.starts_on, default=None)
