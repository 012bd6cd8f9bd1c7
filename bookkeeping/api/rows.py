"""Entries as the API lists them: those of the screen, with their group and what they are tied to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from accounts.policies import Actor
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.entry_list import ListedEntry, Side, listed
from common.period import Period
from common.tables import Column
from groups.policies import READ_GROUP
from groups.queries import groups_for


@dataclass(frozen=True, slots=True)
class ApiEntry:
    """An entry; `masuk` and `keluar` in whole rupiah, of kas and bank or of the account asked for."""

    id: UUID
    group_id: UUID
    group: str
    seq: int
    date: date
    period: Period
    voucher: str
    kind: EntryKind
    memo: str
    masuk: int
    keluar: int
    mark: str
    reverses_id: UUID | None
    replaces_id: UUID | None
    meeting_id: UUID | None
    recorded_at: datetime
    recorded_name: str
    kind_words: str


FILE: tuple[Column[ApiEntry], ...] = (
    Column("Kelompok", lambda r: r.group, 24),
    Column("Tanggal", lambda r: r.date, 14),
    Column("No. bukti", lambda r: r.voucher, 11),
    Column("Uraian", lambda r: r.memo, 46),
    Column("Jenis", lambda r: r.kind_words, 20),
    Column("Masuk atau bertambah", lambda r: r.masuk or None, 20),
    Column("Keluar atau berkurang", lambda r: r.keluar or None, 20),
    Column("Keterangan", lambda r: r.mark, 14),
    Column("Dicatat oleh", lambda r: r.recorded_name, 24),
)


def entries_for(actor: Actor) -> QuerySet[Entry]:
    """The entries of every group whose books this actor may read: for filters and pages."""
    groups = groups_for(actor, READ_GROUP).order_by().values("id")
    return Entry.objects.filter(group_id__in=groups).select_related("group")


def entry_items(page: Iterable[Entry], side: Side) -> tuple[ApiEntry, ...]:
    """Read models of one page of filtered entries; one more query."""
    shown = list(page)
    return tuple(_item(entry, row) for entry, row in zip(shown, listed(shown, side), strict=True))


def _item(entry: Entry, row: ListedEntry) -> ApiEntry:
    return ApiEntry(
        id=entry.id,
        group_id=entry.group_id,
        group=str(entry.group),
        seq=entry.seq,
        date=entry.date,
        period=Period.from_key(entry.period),
        voucher=row.voucher,
        kind=EntryKind(entry.kind),
        memo=row.memo,
        masuk=row.change.more,
        keluar=row.change.less,
        mark=row.mark,
        reverses_id=entry.reverses_id,
        replaces_id=entry.replaces_id,
        meeting_id=entry.meeting_id,
        recorded_at=entry.recorded_at,
        recorded_name=entry.recorded_name,
        kind_words=row.kind,
    )
