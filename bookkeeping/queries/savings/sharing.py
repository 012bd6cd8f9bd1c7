"""Entries that were written together for many members: a pay-out of savings, or jasa simpanan."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Sum

from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg

SHARED_KINDS = (EntryKind.PENARIKAN, EntryKind.JASA_SIMPANAN)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What of it still stands: the entries in their order, and their sum in whole rupiah."""

    entries: tuple[Entry, ...]
    total: int

    @property
    def count(self) -> int:
        return len(self.entries)

    @property
    def is_shared(self) -> bool:
        """More than one: they can be taken back together."""
        return self.count > 1


def sharing_of(entry: Entry) -> Sharing:
    """What was written with this entry and was not taken back; two queries, none for other kinds."""
    if EntryKind(entry.kind) not in SHARED_KINDS or entry.meeting_id is not None:
        return Sharing((), 0)
    undone = Entry.objects.filter(reverses_id=OuterRef("pk"))
    together = Entry.objects.filter(
        group_id=entry.group_id, command_id=entry.command_id, kind=entry.kind
    ).exclude(Exists(undone))
    found = tuple(together.order_by("seq"))
    total = Leg.objects.filter(entry_id__in=[one.id for one in found]).aggregate(total=Sum("debit"))["total"]
    return Sharing(found, int(total or 0))
