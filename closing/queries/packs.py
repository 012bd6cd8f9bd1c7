"""RAT packs that were asked for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from closing.models import PackState, RatPack
from common import clock

STUCK_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack as the list shows it."""

    id: UUID
    paper: str
    state: str
    asked_at: datetime
    asked_name: str
    sheets: int

    @property
    def is_done(self) -> bool:
        return self.state == PackState.DONE

    @property
    def is_failed(self) -> bool:
        """It died, or nobody has heard of it for minutes."""
        lost = self.state == PackState.WAITING and clock.now() - self.asked_at > STUCK_AFTER
        return self.state == PackState.FAILED or lost

    @property
    def label(self) -> str:
        return str(PackState.FAILED.label) if self.is_failed else str(PackState(self.state).label)

    @property
    def progress(self) -> str:
        """As the waiting page understands it: running, done or failed."""
        return "done" if self.is_done else "failed" if self.is_failed else "running"


def packs_of(group_id: UUID, year: int) -> tuple[PackRow, ...]:
    """The packs of a year, the newest first; one query without their pages."""
    rows = RatPack.objects.filter(group_id=group_id, year=year).defer("pdf").order_by("-asked_at")[:10]
    return tuple(
        PackRow(row.id, row.paper.upper(), row.state, row.asked_at, row.asked_name, row.sheets)
        for row in rows
    )
