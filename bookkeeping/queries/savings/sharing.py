"""Entries that were written together for many members: a pay-out of savings, or jasa simpanan."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, Sum

from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.entry_page import EntryDetail

SHARED_KINDS = (EntryKind.PENARIKAN, EntryKind.JASA_SIMPANAN)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What of it still stands: the entries in their order, and their sum in whole rupiah.

    `seen` is the last entry that belongs to it or took one of it back: whoever puts it right has seen so far.
    """

    entries: tuple[Entry, ...]
    total: int
    seen: int = 0

    @property
    def count(self) -> int:
        return len(self.entries)

    @property
    def is_shared(self) -> bool:
        """More than one: they can be taken back together."""
        return self.count > 1

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The ids of its entries."""
        return tuple(entry.id for entry in self.entries)


def sharing_of(entry: Entry) -> Sharing:
    """What was written with this entry and was not taken back; three queries, none for other kinds.

    A pay-out that is put right keeps the command of the first one, so that it stays one pay-out.
    """
    if EntryKind(entry.kind) not in SHARED_KINDS or entry.meeting_id is not None:
        return Sharing((), 0)
    undone = Entry.objects.filter(reverses_id=OuterRef("pk"))
    together = Entry.objects.filter(group_id=entry.group_id, command_id=entry.command_id, kind=entry.kind)
    found = tuple(together.exclude(Exists(undone)).order_by("seq"))
    total = Leg.objects.filter(entry_id__in=[one.id for one in found]).aggregate(total=Sum("debit"))["total"]
    about = Q(command_id=entry.command_id) | Q(reverses__in=together)
    seen = Entry.objects.filter(about, group_id=entry.group_id).aggregate(last=Max("seq"))["last"]
    return Sharing(found, int(total or 0), int(seen or 0))


# Where Betulkan of an entry of savings leads, by its kind.
PAGES = {
    EntryKind.PENARIKAN: "betulkan_pembagian",
    EntryKind.JASA_SIMPANAN: "betulkan_jasa",
    EntryKind.PENGEMBALIAN: "betulkan_pengembalian",
}


def correcting_page(entry: EntryDetail, sharing: Sharing) -> str:
    """The name of the page that puts right what was paid to members in bulk, "" for every other entry.

    A withdrawal of one member alone, of simpanan sukarela, has the form of every withdrawal.
    """
    if not entry.stands or entry.meeting_id is not None:
        return ""
    alone = entry.kind is EntryKind.PENARIKAN and entry.can_correct and not sharing.is_shared
    return "" if alone else PAGES.get(entry.kind, "")
