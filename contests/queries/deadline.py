"""The deadlines of the open city."""

from contests.domain.deadline import Deadline
from contests.models import BookDeadline


def deadlines() -> tuple[Deadline, ...]:
    """Every deadline the city has set, the newest first; of one day only the one written last. One query."""
    found: dict[object, Deadline] = {}
    for row in BookDeadline.objects.order_by("-starts_on", "-id"):
        found.setdefault(row.starts_on, Deadline(row.starts_on, row.day, row.months_after))
    return tuple(found.values())
