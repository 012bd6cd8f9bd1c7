"""The whole history of an entry: what was wrong, what took it back, what stands instead."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bookkeeping.models import Entry


@dataclass(frozen=True, slots=True)
class TrailStep:
    """One entry of the history, in the order they were written; `words` says what became of it."""

    id: UUID
    voucher: str
    date: date
    memo: str
    words: str


def trail_of(entry: Entry) -> tuple[TrailStep, ...]:
    """All entries tied to this one, itself too, in the order of the chain; only itself when never corrected.

    One query for each step away from it, mostly two.
    """
    found, new = {entry.id: entry}, [entry]
    while new:
        ids = [e.id for e in new]
        tied = {wrong for e in new for wrong in (e.reverses_id, e.replaces_id) if wrong is not None}
        near = Entry.objects.filter(Q(pk__in=tied) | Q(reverses_id__in=ids) | Q(replaces_id__in=ids))
        new = [e for e in near if e.id not in found]
        found.update((e.id, e) for e in new)
    undone = {e.reverses_id for e in found.values()}
    return tuple(_step(e, e.id in undone) for e in sorted(found.values(), key=lambda e: e.seq))


def _step(entry: Entry, is_undone: bool) -> TrailStep:
    if entry.reverses_id is not None:
        words = "Pembatalannya"
    elif is_undone:
        words = "Sudah dibatalkan"
    else:
        words = "Yang berlaku"
    voucher = f"{entry.voucher_no}/{entry.voucher_year}"
    return TrailStep(entry.id, voucher, entry.date, entry.memo, words)
