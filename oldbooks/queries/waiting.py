"""Files that wait for somebody to go on with them: lines of the home page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from common import clock
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState

KEPT = timedelta(days=30)
# What she does next, and how urgent its pill looks.
_NEXT = {
    BatchState.UPLOADED: ("Tunjuk kolomnya", "draft"),
    BatchState.ASKING: ("Jawab pertanyaannya", "wait"),
    BatchState.FAULTY: ("Ada yang perlu dibetulkan", "late"),
    BatchState.READY: ("Periksa, lalu masukkan", "wait"),
}


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file on its way into the books of a group, and what comes next."""

    id: UUID
    name: str
    group: str
    uploaded_at: datetime
    next: str
    tone: str


def waiting_files(group_ids: Iterable[UUID]) -> tuple[WaitingFile, ...]:
    """Files of these groups that were sent and are not in the books, the oldest first; one query.

    Those whose bytes are deleted by now are left out: nothing can be done with them.
    """
    since = clock.now() - KEPT
    found = ImportBatch.objects.filter(
        group_id__in=list(group_ids), state__in=list(_NEXT), uploaded_at__gte=since
    )
    return tuple(_line(batch) for batch in found.select_related("group").order_by("uploaded_at", "id"))


def _line(batch: ImportBatch) -> WaitingFile:
    words, tone = _NEXT[BatchState(batch.state)]
    return WaitingFile(batch.id, batch.name, str(batch.group), batch.uploaded_at, words, tone)
