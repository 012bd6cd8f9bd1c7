"""One line a group: who it is, whether its month is written, and its money. Rollups only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bookkeeping.models.month import MonthState
from bookkeeping.queries.rollups import GroupTotals, group_totals, no_totals
from common.period import Period
from contests.domain.deadline import Deadline, deadline_for
from contests.queries.deadline import deadlines
from dashboards.domain.posting import Posting, posting_of
from groups.models import Group
from groups.queries import GroupRow, group_rows, with_stage
from members.queries import member_numbers


@dataclass(frozen=True)
class GroupLine:
    """A group in a month."""

    row: GroupRow
    members: int
    totals: GroupTotals
    posting: Posting

    @property
    def is_closed(self) -> bool:
        """Whether the month's book is closed or sealed."""
        return self.totals.state != MonthState.OPEN


@dataclass(frozen=True)
class GroupMonth:
    """All groups that are seen, in one month, and the deadline that holds for it."""

    period: Period
    on: date  # the day the counts are of: the last of the month, or today while it runs
    deadline: Deadline | None
    lines: tuple[GroupLine, ...]  # working groups, and closed ones that still hold money

    @property
    def working(self) -> tuple[GroupLine, ...]:
        """The groups that work on that day."""
        return tuple(line for line in self.lines if line.posting is not Posting.ENDED)

    @property
    def due_on(self) -> date | None:
        """The last day in time."""
        return None if self.deadline is None else self.deadline.of(self.period)


def group_month(period: Period, today: date) -> GroupMonth:
    """The groups of what is seen, by kelurahan and name; six queries, however many groups."""
    on = min(period.last, today)
    groups = with_stage(Group.objects.select_related("kelurahan__kecamatan", "parent"), on)
    groups = groups.order_by("kelurahan__code", "-kind", "search_name")
    rows = group_rows(groups)
    totals = group_totals(period, days=False)
    numbers = member_numbers([row.id for row in rows], on)
    deadline = deadline_for(period, deadlines())
    lines = []
    for row in rows:
        money = totals.get(row.id) or no_totals(row.id)
        posting = posting_of(money.posted, period, deadline, today)
        if not _works(row, on):
            if not (money.savings or money.loans_out or money.cash):
                continue
            posting = Posting.ENDED
        lines.append(GroupLine(row, numbers.get(row.id, 0), money, posting))
    return GroupMonth(period, on, deadline, tuple(lines))


def _works(row: GroupRow, on: date) -> bool:
    founded = row.founded_on is None or row.founded_on <= on
    return founded and (row.closed_on is None or row.closed_on >= on)


def count(lines: Iterable[GroupLine], posting: Posting) -> int:
    """How many groups are in this state."""
    return sum(1 for line in lines if line.posting is posting)


def inside(lines: Sequence[GroupLine], kelurahan: Iterable[int]) -> tuple[GroupLine, ...]:
    """The lines of these kelurahan."""
    wanted = frozenset(kelurahan)
    return tuple(line for line in lines if line.row.kelurahan_id in wanted)
