"""Entries: one with its legs, for the commands that undo it; many, for lists."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from bookkeeping.domain.chart import CASH_CODES
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry, Leg
from common.period import Period


def legs_of(entry: Entry) -> tuple[LegLine, ...]:
    """The legs of an entry in the order they were written; one query."""
    legs = Leg.objects.filter(entry_id=entry.id).order_by("id")
    rows = legs.values_list("account_id", "debit", "credit", "member_id", "loan_id", "fund")
    return tuple(LegLine(*row) for row in rows)


def legs_of_many(entry_ids: Collection[UUID]) -> dict[UUID, tuple[LegLine, ...]]:
    """The legs of several entries, each in the order they were written; one query."""
    legs = Leg.objects.filter(entry_id__in=entry_ids).order_by("id")
    found: dict[UUID, list[LegLine]] = {entry_id: [] for entry_id in entry_ids}
    columns = ("account_id", "debit", "credit", "member_id", "loan_id", "fund")
    for entry_id, *row in legs.values_list("entry_id", *columns):
        found[entry_id].append(LegLine(*row))
    return {entry_id: tuple(lines) for entry_id, lines in found.items()}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as a list shows it: what went in and out of kas and bank, or how much it is about."""

    id: UUID
    group_id: UUID
    date: date
    voucher: str
    kind: EntryKind
    memo: str
    amount: int
    masuk: int
    keluar: int
    recorded_name: str
    recorded_at: datetime
    meeting_id: UUID | None


def entries(group_id: UUID | None = None) -> QuerySet[Entry]:
    """Entries of a group or of all that is seen, newest first: for filters and pages."""
    found = Entry.objects.all() if group_id is None else Entry.objects.filter(group_id=group_id)
    return found.order_by("-date", "-seq")


def entries_on(group_id: UUID, account: int, period: Period) -> QuerySet[Entry]:
    """The entries behind a number: those that moved this account in this month, in their order."""
    legs = Leg.objects.filter(
        group_id=group_id, account_id=account, date__gte=period.first, date__lte=period.last
    )
    return Entry.objects.filter(pk__in=legs.values("entry_id")).order_by("date", "seq")


def entry_rows(page: Iterable[Entry]) -> tuple[EntryRow, ...]:
    """Read models of one page of entries; one more query."""
    shown = list(page)
    legs = Leg.objects.filter(entry_id__in=[entry.id for entry in shown])
    cash = Q(account_id__in=CASH_CODES)
    sums = {
        entry_id: amounts
        for entry_id, *amounts in legs.values_list("entry_id").annotate(
            amount=Sum("debit"),
            came=Coalesce(Sum("debit", filter=cash), 0),
            went=Coalesce(Sum("credit", filter=cash), 0),
        )
    }
    return tuple(_row(entry, *(int(amount) for amount in sums[entry.id])) for entry in shown)


def _row(entry: Entry, amount: int, masuk: int, keluar: int) -> EntryRow:
    return EntryRow(
        id=entry.id,
        group_id=entry.group_id,
        date=entry.date,
        voucher=f"{entry.voucher_no}/{entry.voucher_year}",
        kind=EntryKind(entry.kind),
        memo=entry.memo,
        amount=amount,
        masuk=masuk,
        keluar=keluar,
        recorded_name=entry.recorded_name,
        recorded_at=entry.recorded_at,
        meeting_id=entry.meeting_id,
    )
