"""What the books know of a month before it is closed, in a constant number of queries."""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Sum

from bookkeeping.domain.chart import ACCOUNTS, BANK, CASH_CODES, KAS, SIMPANAN_WAJIB
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg, Month, MonthlyMovement
from bookkeeping.models.month import MonthState
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.months import sealed_until
from bookkeeping.queries.people import enrolled_on
from closing.domain.completeness import HISTORY_MONTHS, LargeEntry, MeetingHeld, MonthFacts
from common.period import Period
from meetings.queries.month import MeetingOfMonth, meetings_of_month
from regions.queries.day import today_here

# Between the purses, and what is written once: of no use to compare with.
NOT_ALIKE = (EntryKind.PEMBALIK, EntryKind.PINDAH, EntryKind.SALDO_AWAL, EntryKind.IMPOR)


def month_facts(group_id: UUID, period: Period) -> MonthFacts:
    """Everything the check of one month is made of; sixteen queries, however much was written."""
    today = today_here()
    members = {e.person.member_id for e in enrolled_on(group_id, min(period.last, today))}
    held = meetings_of_month(group_id, period)
    counted = max((meeting.date for meeting in held), default=None)
    moved = _moved(group_id, period)
    numbers = Entry.objects.filter(group_id=group_id, voucher_year=period.year)
    vouchers = numbers.aggregate(many=Count("pk"), last=Max("voucher_no"))
    rules = rules_on(group_id, min(period.last, today))
    return MonthFacts(
        group_id=group_id,
        period=period,
        today=today,
        entries=Entry.objects.filter(group_id=group_id, period=period.key).count(),
        cash_after_count=_cash_after(group_id, period, counted),
        meetings=tuple(_held(meeting) for meeting in held),
        vouchers=vouchers["many"],
        last_voucher=vouchers["last"] or 0,
        below_zero=_below_zero(group_id, period),
        large=_large(group_id, period),
        moved=moved.get(period.key, (0, 0)),
        moved_before=tuple(sums for key, sums in moved.items() if key < period.key),
        open_before=_open_before(group_id, period),
        members=len(members),
        wajib_due=bool(rules.simpanan_wajib),
        wajib_missing=len(members - _paid_wajib(group_id, period)),
    )


def _held(meeting: MeetingOfMonth) -> MeetingHeld:
    return MeetingHeld(meeting.id, meeting.date, meeting.letters, meeting.has_decisions, meeting.unmarked)


def _cash_after(group_id: UUID, period: Period, counted: date | None) -> int:
    """Entries of kas between the day of the count and the end of the month."""
    if counted is None:
        return 0
    legs = Leg.objects.filter(group_id=group_id, account_id=KAS, date__gt=counted, date__lte=period.last)
    return legs.values("entry_id").distinct().count()


def _below_zero(group_id: UUID, period: Period) -> tuple[tuple[str, date, int], ...]:
    """The days of the month that end with less than nothing, of each purse the first one of a run."""
    before = saldo_on(period.previous().last, group_id, (KAS, BANK))
    legs = Leg.objects.filter(
        group_id=group_id, account_id__in=CASH_CODES, date__gte=period.first, date__lte=period.last
    )
    rows = list(
        legs.values_list("account_id", "date")
        .annotate(came=Sum("debit"), went=Sum("credit"))
        .order_by("account_id", "date")
    )
    found: list[tuple[str, date, int]] = []
    for account in CASH_CODES:
        days = [(day, int(came) - int(went)) for code, day, came, went in rows if code == account]
        found.extend(_runs(ACCOUNTS[account].name, before[account], days))
    return tuple(found)


def _runs(purse: str, before: int, days: Iterable[tuple[date, int]]) -> Iterable[tuple[str, date, int]]:
    listed = list(days)
    saldi = list(accumulate((moved for _, moved in listed), initial=before))
    for number, (day, _) in enumerate(listed):
        if saldi[number + 1] < 0 <= saldi[number]:
            yield purse, day, saldi[number + 1]


def _standing(group_id: UUID, first: date, last: date) -> QuerySet[Entry]:
    """Entries that count, of kinds that can be compared."""
    undoing = Entry.objects.filter(reverses_id=OuterRef("pk"), kota_id=OuterRef("kota_id"))
    found = Entry.objects.filter(~Exists(undoing), group_id=group_id, date__range=(first, last))
    return found.exclude(kind__in=NOT_ALIKE)


def _large(group_id: UUID, period: Period) -> tuple[LargeEntry, ...]:
    """Of each kind the largest entry of the month beside the largest of the twelve months before."""
    start = period.plus(-HISTORY_MONTHS).first
    earlier = {
        kind: (int(largest), many)
        for kind, largest, many in _amounts(_standing(group_id, start, period.previous().last))
        .values_list("entry__kind")
        .annotate(largest=Max("debit"), many=Count("entry_id", distinct=True))
    }
    now: Any = _amounts(_standing(group_id, period.first, period.last)).order_by(
        "entry__kind", "-debit", "id"
    )
    biggest = now.distinct("entry__kind").values_list("entry_id", "entry__memo", "entry__kind", "debit")
    return tuple(
        LargeEntry(entry_id, memo, int(amount), *earlier.get(kind, (0, 0)))
        for entry_id, memo, kind, amount in biggest
    )


def _amounts(found: QuerySet[Entry]) -> QuerySet[Leg]:
    return Leg.objects.filter(entry_id__in=found.order_by().values("pk"), debit__gt=0)


def _moved(group_id: UUID, period: Period) -> dict[int, tuple[int, int]]:
    """In and out of kas and bank, of this month and the twelve before it in which anything moved."""
    months = MonthlyMovement.objects.filter(
        group_id=group_id,
        account_id__in=CASH_CODES,
        period__range=(period.plus(-HISTORY_MONTHS).key, period.key),
    )
    rows = months.values_list("period").annotate(came=Sum("debit"), went=Sum("credit")).order_by("period")
    return {key: (int(came), int(went)) for key, came, went in rows}


def _open_before(group_id: UUID, period: Period) -> tuple[Period, ...]:
    """Months before this one in which something moved and that were never closed, the oldest first."""
    sealed = sealed_until(group_id)
    moved = MonthlyMovement.objects.filter(group_id=group_id, period__lt=period.key)
    keys = set(moved.order_by().values_list("period", flat=True).distinct())
    closed = Month.objects.filter(group_id=group_id, period__lt=period.key).exclude(state=MonthState.OPEN)
    open_keys = keys - set(closed.values_list("period", flat=True))
    return tuple(Period.from_key(key) for key in sorted(open_keys) if sealed is None or key > sealed.key)


def _paid_wajib(group_id: UUID, period: Period) -> set[UUID]:
    legs = Leg.objects.filter(
        group_id=group_id,
        account_id=SIMPANAN_WAJIB,
        date__gte=period.first,
        date__lte=period.last,
        member_id__isnull=False,
    )
    saved = legs.values_list("member_id").annotate(more=Sum("credit"), less=Sum("debit"))
    return {member for member, more, less in saved if more > less and member is not None}
