"""Columns 3 to 25 of form 4.22 as far as they are known."""

from dataclasses import dataclass
from datetime import datetime

from common.period import Period
from reports.models import Figures


@dataclass(frozen=True)
class KnownFigures:
    """The figures that hold in a month, and the note of column 36; what is missing is unknown."""

    values: dict[str, int]
    note: str = ""
    since: Period | None = None
    recorded_at: datetime | None = None
    recorded_name: str = ""


def figures_for(kelurahan_id: int, period: Period) -> KnownFigures:
    """The newest figures of the kelurahan entered for this month or an earlier one of the same year."""
    first = Period(period.year, 1).key
    rows = Figures.objects.filter(kelurahan_id=kelurahan_id, period__range=(first, period.key))
    row = rows.order_by("-period", "-recorded_at").first()
    if row is None:
        return KnownFigures({})
    since = Period.from_key(row.period)
    return KnownFigures(dict(row.values), row.note, since, row.recorded_at, row.recorded_name)
