"""The book years of a group and how they stand."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bookkeeping.models import Entry
from bookkeeping.queries.book_months import first_day
from closing.models import YearAct, YearClose
from closing.queries.rehearsal import open_months
from common.period import Period


@dataclass(frozen=True, slots=True)
class YearState:
    """A book year: closed when somebody closed it and no month was opened since.

    So whoever writes into a closed year is stopped by its closed month. `late` counts what was written into
    it after it was closed, `reopened` are the months that were opened since.
    """

    year: int
    is_closed: bool
    done_at: datetime | None = None
    done_name: str = ""
    reason: str = ""
    late: int = 0
    reopened: tuple[Period, ...] = ()


def year_state(group_id: UUID, year: int) -> YearState:
    """How a year stands; five queries at most."""
    newest = YearClose.objects.filter(group_id=group_id, year=year).order_by("-no").first()
    if newest is None:
        return YearState(year, False)
    if newest.act != YearAct.CLOSED:
        return YearState(year, False, newest.done_at, newest.done_name, newest.reason)
    opened = open_months(group_id, year)
    in_year = Entry.objects.filter(group_id=group_id, voucher_year=year)
    late = in_year.filter(recorded_at__gt=newest.done_at).count()
    return YearState(year, not opened, newest.done_at, newest.done_name, "", late, opened)


def book_years(group_id: UUID, today: date, most: int = 6) -> tuple[int, ...]:
    """The newest years of the book, this one first; one query."""
    first = first_day(group_id) or today
    return tuple(range(today.year, min(first.year, today.year) - 1, -1))[:most]
