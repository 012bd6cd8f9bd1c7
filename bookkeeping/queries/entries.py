"""One entry with its legs, as the commands that undo it need them."""

from uuid import UUID

from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry, Leg


def legs_of(entry: Entry) -> tuple[LegLine, ...]:
    """The legs of an entry in the order they were written; one query."""
    legs = Leg.objects.filter(entry_id=entry.id).order_by("id")
    rows = legs.values_list("account_id", "debit", "credit", "member_id", "loan_id", "fund")
    return tuple(LegLine(*row) for row in rows)


def is_undone(entry_id: UUID) -> bool:
    """Whether another entry has taken this one back."""
    return Entry.objects.filter(reverses_id=entry_id).exists()
