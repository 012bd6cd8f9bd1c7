"""Money of a dana SHU: never more than was set aside for it, whichever form it is spent with."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from bookkeeping.queries.funds import dana_left
from common.problems import Problem
from common.rupiah import format_rupiah


def dana_problems(
    group_id: UUID, fund: str, amount: int, on: date, *, field: str = "amount", without: UUID | None = None
) -> Iterator[Problem]:
    """What keeps so much (whole rupiah) from being spent of a dana, on that day or any day after.

    `without` leaves out an entry that is put right.
    """
    left = max(dana_left(group_id, fund, on, without=without), 0)
    if amount > left:
        text = f"{fund or 'Dana SHU tanpa nama'} hanya Rp {format_rupiah(left)}."
        if not fund:
            text += " Isi sumber dana dengan nama dananya."
        yield Problem(field, text, "lebih")
