"""Why the kas before a meeting is another now than on its sheet: what was written since, dated by then."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, Sum

from bookkeeping.domain.chart import KAS
from bookkeeping.models import Entry, Leg
from meetings.models import Meeting

MOST = 10  # lines; the book shows the rest


@dataclass(frozen=True, slots=True)
class WrittenSince:
    """An entry that moved the kas of an earlier day after the sheet was saved; `moved` below zero: out."""

    id: UUID
    voucher: str
    date: date
    memo: str
    moved: int

    @property
    def money_in(self) -> int:
        return max(self.moved, 0)

    @property
    def money_out(self) -> int:
        return max(-self.moved, 0)


@dataclass(frozen=True, slots=True)
class OpeningMoved:
    """The kas before the meeting as the sheet says it and as the books have it now, whole rupiah."""

    was: int
    moved: int
    entries: tuple[WrittenSince, ...]
    others: int  # entries that are not listed

    @property
    def now(self) -> int:
        return self.was + self.moved


def opening_moved(meeting: Meeting, *, was: int | None = None, now: int | None = None) -> OpeningMoved | None:
    """What moved the kas before a meeting since its sheet was saved; None while nothing did. Two queries.

    Give the kas before the meeting as the sheet says it (`was`), or as the books have it (`now`).
    """
    saved_at = meeting.corrected_at or meeting.posted_at
    late = Entry.objects.filter(
        Q(meeting_id=None) | ~Q(meeting_id=meeting.id),
        group_id=meeting.group_id,
        date__lte=meeting.date,
        recorded_at__gt=saved_at,
    )
    legs = Leg.objects.filter(entry__in=late, account_id=KAS)
    rows = dict(legs.values_list("entry_id").annotate(moved=Sum(F("debit") - F("credit"))))
    moved = int(sum(rows.values()))
    if not moved:
        return None
    entries = list(Entry.objects.filter(pk__in=rows).order_by("seq"))
    undone = {entry.reverses_id for entry in entries} & rows.keys()
    shown = [e for e in entries if e.id not in undone and e.reverses_id not in undone]
    return OpeningMoved(
        was=(now or 0) - moved if was is None else was,
        moved=moved,
        entries=tuple(_since(entry, rows[entry.id]) for entry in shown[:MOST]),
        others=max(len(shown) - MOST, 0),
    )


def _since(entry: Entry, moved: int) -> WrittenSince:
    return WrittenSince(
        entry.id, f"{entry.voucher_no}/{entry.voucher_year}", entry.date, entry.memo, int(moved)
    )
