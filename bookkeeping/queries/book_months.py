"""Which months a book can be opened at, and what went in and out of savings in one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, Sum, Value, When

from bookkeeping.domain.chart import SAVINGS_CODES
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg
from common.period import Period

MOST_MONTHS = 240  # twenty years: a book that begins earlier is turned back by its arrows


def first_day(group_id: UUID) -> date | None:
    """The day of the first entry, None for an empty book; one query."""
    days = Entry.objects.filter(group_id=group_id).order_by("date").values_list("date", flat=True)
    return days.first()


def book_months(group_id: UUID, today: date) -> tuple[Period, ...]:
    """From the month of the first entry to this one, the newest first; one query."""
    now, first = Period.of(today), first_day(group_id) or today
    start = max(Period.of(min(first, today)), now.plus(-MOST_MONTHS))
    return tuple(reversed(tuple(Period.range(start, now))))


@dataclass(frozen=True, slots=True)
class SavingsTurnover:
    """Setoran and pengambilan of one kind of simpanan in a month, whole rupiah."""

    deposits: int = 0
    withdrawals: int = 0


def savings_turnover(group_id: UUID, period: Period) -> dict[int, SavingsTurnover]:
    """By account; what was undone in the month does not count on either side. One query."""
    going_out = (EntryKind.PENARIKAN, EntryKind.PENGEMBALIAN)
    taken = Q(entry__kind__in=going_out) | Q(entry__reverses__kind__in=going_out)
    legs = Leg.objects.filter(
        group_id=group_id,
        account_id__in=SAVINGS_CODES,
        date__gte=period.first,
        date__lte=period.last,
    ).annotate(out=Case(When(taken, then=Value(1)), default=Value(0), output_field=IntegerField()))
    found: dict[int, SavingsTurnover] = {}
    for account, out, saved in legs.values_list("account_id", "out").annotate(
        saved=Sum(F("credit") - F("debit"))
    ):
        before, moved = found.get(account, SavingsTurnover()), int(saved)
        if out:
            found[account] = SavingsTurnover(before.deposits, before.withdrawals - moved)
        else:
            found[account] = SavingsTurnover(before.deposits + moved, before.withdrawals)
    return found
