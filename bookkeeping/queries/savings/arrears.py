"""Simpanan wajib that members owe: what fell due by the rules of each day, less what they paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, Max, Min, OuterRef, Q

from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.rules import AgreedRules, WajibEvery, rules_at
from bookkeeping.domain.savings.arrears import WajibArrears, arrears_of, wajib_dues
from bookkeeping.models import Entry
from bookkeeping.queries.agreed import all_rules
from bookkeeping.queries.people import enrolled_on
from regions.tenancy.scope import current_kota_id

# A meeting counts while something written at it still stands, on the first day of what stands.
MEETINGS = """
SELECT min(e.date)
FROM bookkeeping_entry e
LEFT JOIN bookkeeping_entry undone ON undone.kota_id = e.kota_id AND undone.reverses_id = e.id
WHERE e.kota_id = %(kota)s AND e.group_id = %(group)s AND e.meeting_id IS NOT NULL AND e.reverses_id IS NULL
    AND undone.id IS NULL
GROUP BY e.meeting_id
"""

# Paid in, less what was paid in by mistake. What goes back to the members is no arrears.
PAID = """
SELECT s.member_id, sum(l.credit - l.debit)::bigint
FROM unnest(%(members)s::uuid[], %(days)s::date[]) AS s(member_id, since)
JOIN bookkeeping_leg l ON l.kota_id = %(kota)s AND l.group_id = %(group)s AND l.account_id = 3102
    AND l.member_id = s.member_id AND l.date BETWEEN s.since AND %(on)s
JOIN bookkeeping_entry e ON e.kota_id = l.kota_id AND e.id = l.entry_id
LEFT JOIN bookkeeping_entry wrong ON wrong.kota_id = e.kota_id AND wrong.id = e.reverses_id
WHERE coalesce(wrong.kind, e.kind) IN ('simpanan', 'impor')
GROUP BY s.member_id
"""


@dataclass(frozen=True, slots=True)
class _Book:
    """From when the book of a group can tell what was paid, and the days on which it met."""

    since: date | None
    meetings: tuple[date, ...]


def wajib_arrears(group_id: UUID, on: date) -> dict[UUID, WajibArrears]:
    """What each member of that day owes of simpanan wajib at its end; five queries, however long the book.

    Counted since she joined, since the first rule began and since the book can tell, whichever is latest: a
    saldo awal says nothing of the days before it. Meetings are those at which money was written; a month is
    owed once it is over.
    """
    rules, members = all_rules(group_id), enrolled_on(group_id, on)
    if not rules or rules[0].starts_on is None or not members:
        return {}
    book = _book(group_id, rules, on)
    if book.since is None:
        return {}
    begins = max(book.since, rules[0].starts_on)
    since = {member.person.member_id: max(begins, member.joined_on) for member in members}
    paid = _paid(group_id, since, on)
    dues = {day: wajib_dues(rules, book.meetings, day, on) for day in set(since.values())}
    return {member: arrears_of(dues[day], paid.get(member, 0)) for member, day in since.items()}


def _book(group_id: UUID, rules: Sequence[AgreedRules], on: date) -> _Book:
    entries = Entry.objects.filter(group_id=group_id, date__lte=on, reverses_id=None)
    # A saldo awal put right after a report has the day of the ralat: the book began with the one before it.
    undoing = Entry.objects.filter(reverses_id=OuterRef("replaces_id"))
    is_ralat = Exists(undoing.exclude(date=F("reverses__date")))
    found = entries.aggregate(
        first=Min("date"),
        opened=Max("date", filter=Q(~is_ralat, kind=EntryKind.SALDO_AWAL)),
        brought=Max("date", filter=Q(kind=EntryKind.IMPOR)),
    )
    since = found["first"]
    if found["opened"] is not None:
        since = found["opened"] + timedelta(days=1)
    # Old books that were taken over know no meetings: what is owed per meeting begins after them.
    brought = found["brought"]
    if brought is not None and rules_at(rules, brought).wajib_every is WajibEvery.MEETING:
        since = max(since, brought + timedelta(days=1))
    days = (row[0] for row in _read(MEETINGS, {"kota": current_kota_id(), "group": group_id}))
    return _Book(since, tuple(sorted(day for day in days if day <= on)))


def _paid(group_id: UUID, since: dict[UUID, date], on: date) -> dict[UUID, int]:
    params = {
        "kota": current_kota_id(),
        "group": group_id,
        "on": on,
        "members": list(since),
        "days": list(since.values()),
    }
    return dict(_read(PAID, params))


def _read(sql: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
