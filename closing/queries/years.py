"""The book years of a group and how they stand."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bookkeeping.models import Entry
from bookkeeping.queries.book_months import first_day
from closing.models import YearAct, YearClose


@dataclass(frozen=True, slots=True)
class YearState:
    """A book year; `late` are the entries written into it after it was closed."""

    year: int
    is_closed: bool
    done_at: datetime | None = None
    done_name: str = ""
    reason: str = ""
    late: int = 0


def year_state(group_id: UUID, year: int) -> YearState:
    """How a year stands; two queries."""
    newest = YearClose.objects.filter(group_id=group_id, year=year).order_by("-no").first()
    if newest is None:
        return YearState(year, False)
    closed = newest.act == YearAct.CLOSED
    late = 0
    if closed:
        in_year = Entry.objects.filter(group_id=group_id, voucher_year=year)
        late = in_year.filter(recorded_at__gt=newest.done_at).count()
    return YearState(year, closed, newest.done_at, newest.done_name, newest.reason, late)


def book_years(group_id: UUID, today: date) -> tuple[int, ...]:
    """From the year of the first entry to this one, the newest first; one query."""
    first = first_day(group_id) or today
    return tuple(range(today.year, min(first.year, today.year) - 1, -1))
