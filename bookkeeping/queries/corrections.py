"""What undid and what replaced the entries of a list; for folding them into one line."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from bookkeeping.models import Entry


@dataclass(frozen=True, slots=True)
class Corrections:
    """By the id of the entry: the one that took it back, the one that stands instead."""

    reversed_by: dict[UUID, UUID]
    replaced_by: dict[UUID, UUID]


def corrections_of(entry_ids: Collection[UUID]) -> Corrections:
    """One query, however many entries."""
    found = Entry.objects.filter(Q(reverses_id__in=entry_ids) | Q(replaces_id__in=entry_ids))
    rows = list(found.values_list("id", "reverses_id", "replaces_id"))
    return Corrections(
        reversed_by={wrong: entry for entry, wrong, _ in rows if wrong is not None},
        replaced_by={wrong: entry for entry, _, wrong in rows if wrong is not None},
    )
