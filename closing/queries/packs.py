"""RAT packs that were asked for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from closing.models import PackState, RatPack
from closing.progress import Making, making_of
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
    making: Making | None = None

    @property
    def is_done(self) -> bool:
        return self.state == PackState.DONE

    @property
    def is_failed(self) -> bool:
        """It died, or nobody has heard of it for minutes."""
        lost = self.state == PackState.WAITING and clock.now() - self.asked_at > STUCK_AFTER
        return self.state == PackState.FAILED or lost

    @property
    def trouble(self) -> str:
        """Of one that is not there: what happened, in a sentence."""
        if self.state == PackState.FAILED:
            return "Ada gangguan di server waktu berkas ini disusun."
        return "Server belum menyusunnya, mungkin sedang sibuk atau mati."

    @property
    def label(self) -> str:
        return str(PackState.FAILED.label) if self.is_failed else str(PackState(self.state).label)

    @property
    def progress(self) -> str:
        """As the waiting page understands it: running, done or failed."""
        return "done" if self.is_done else "failed" if self.is_failed else "running"

    @property
    def steps(self) -> tuple[int, int]:
        """Parts that are made, of how many; (0, 1) while nobody knows."""
        if self.is_done:
            return 1, 1
        return (self.making.part - 1, self.making.parts) if self.making else (0, 1)

    @property
    def text(self) -> str:
        """How far it is, in a sentence."""
        if self.is_done:
            return "Berkas RAT selesai"
        if self.is_failed:
            return "Berkas RAT belum jadi"
        return self.making.text if self.making else "Menunggu giliran"


def packs_of(group_id: UUID, year: int) -> tuple[PackRow, ...]:
    """The packs of a year, the newest first; one query without their pages."""
    rows = RatPack.objects.filter(group_id=group_id, year=year).defer("pdf").order_by("-asked_at")[:10]
    return tuple(_row(row) for row in rows)


def _row(row: RatPack) -> PackRow:
    making = making_of(row.id) if row.state == PackState.WAITING else None
    return PackRow(row.id, row.paper.upper(), row.state, row.asked_at, row.asked_name, row.sheets, making)
