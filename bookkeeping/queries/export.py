"""The whole journal of a city or of one group, entry by entry, and the balances it must lead to."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Max, Min, Sum

from bookkeeping.domain.exchange import Balance, ExportEntry, ExportLeg
from bookkeeping.models import Entry, MonthlyMovement
from common.search import searchable
from groups.models import Group
from regions.tenancy.scope import current_kota_id

CHUNK = 5_000  # rows fetched at once: memory does not grow with the journal

JOURNAL = """
SELECT e.id, e.group_id, e.date, e.voucher_no, e.voucher_year, e.memo, s.hash, l.account_id, l.debit, l.credit
FROM bookkeeping_entry e
JOIN bookkeeping_seal s ON s.kota_id = e.kota_id AND s.entry_id = e.id
JOIN bookkeeping_leg l ON l.kota_id = e.kota_id AND l.entry_id = e.id
WHERE e.kota_id = %(kota)s AND (%(group)s::uuid IS NULL OR e.group_id = %(group)s)
ORDER BY e.date, e.group_id, e.seq, l.id
"""
_OF_ENTRY = 7  # how many columns of JOURNAL are of the entry


def export_entries(group_id: UUID | None = None) -> Iterator[ExportEntry]:
    """Every entry by day, group and place in the chain; one query, fetched in pieces."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(JOURNAL, {"kota": current_kota_id(), "group": group_id})
        pieces = iter(lambda: cursor.fetchmany(CHUNK), [])
        rows = (row for piece in pieces for row in piece)
        for entry, lines in groupby(rows, key=_entry_columns):
            pk, group, day, number, year, memo, digest = entry
            legs = tuple(ExportLeg(*line[_OF_ENTRY:]) for line in lines)
            yield ExportEntry(pk, group, day, f"{number}/{year}", memo, bytes(digest).hex(), legs)


def export_balances(group_id: UUID | None = None) -> tuple[Balance, ...]:
    """What every account of every group stands at, from the rollup; one query."""
    months = MonthlyMovement.objects.order_by("group_id", "account_id")
    if group_id is not None:
        months = months.filter(group_id=group_id)
    rows = months.values_list("group_id", "account_id").annotate(saldo=Sum(F("debit") - F("credit")))
    return tuple(Balance(*row) for row in rows)


def first_and_last_day(group_id: UUID | None = None) -> tuple[date, date] | None:
    """From which day to which there are entries; None when there are none. One query."""
    found = Entry.objects.all() if group_id is None else Entry.objects.filter(group_id=group_id)
    days = found.aggregate(first=Min("date"), last=Max("date"))
    return None if days["first"] is None else (days["first"], days["last"])


def group_words(group_id: UUID | None = None) -> dict[UUID, str]:
    """A word for each group, unique in the city and legal in account names: "Melati-3576011001"."""
    groups = Group.objects.all() if group_id is None else Group.objects.filter(pk=group_id)
    rows = groups.order_by("kelurahan_id", "search_name").values_list("pk", "search_name", "kelurahan_id")
    return {pk: f"{searchable(name).title().replace(' ', '-')}-{area}" for pk, name, area in rows}


def _entry_columns(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row[:_OF_ENTRY]
