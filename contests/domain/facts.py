"""What the books of one group prove about the months of a lomba. Frozen; indicators read nothing else."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from common.period import Period


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """One meeting: who came, how it was written down, and how its cash count ended."""

    held_on: date
    posted_after: int  # days between the meeting and its posting
    present: int
    members: int
    letters: int  # of the notulen
    has_decisions: bool
    cash_agrees: bool  # counted as computed


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """One month of the lomba in which the group worked."""

    period: Period
    is_written: bool  # something moved in the books
    is_closed: bool
    meetings: tuple[MeetingFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """Everything about one group, money in whole rupiah, balances at the end of the last month."""

    group_id: UUID
    months: tuple[MonthFacts, ...]
    entries: int = 0
    corrections: int = 0
    savings_before: int = 0
    savings: int = 0
    loans: int = 0
    arrears: int = 0
    members: int = 0
    pekka: int = 0

    @property
    def meetings(self) -> tuple[MeetingFacts, ...]:
        """All meetings of all months."""
        return tuple(meeting for month in self.months for meeting in month.meetings)
