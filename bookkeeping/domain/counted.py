"""The months of a group that issued reports count: they take no more entries."""

from dataclasses import dataclass
from datetime import date, timedelta

from common.period import Period


@dataclass(frozen=True, slots=True)
class Counted:
    """From the first month in which a report counted anything of the group, to the last that was reported.

    The months before were never counted by anybody: they stay open for old books (docs/decisions/0011).
    """

    first: Period
    last: Period

    def covers(self, day: date) -> bool:
        """Whether a report counts this day."""
        return self.first <= Period.of(day) <= self.last

    def leads_in(self, day: date) -> bool:
        """Whether it lies before all that was reported."""
        return Period.of(day) < self.first

    @property
    def day_before(self) -> date:
        """The last day that no report counts."""
        return self.first.first - timedelta(days=1)
