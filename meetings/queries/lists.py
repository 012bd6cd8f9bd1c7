"""The meetings of a group, for its list and as a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from bookkeeping.domain.chart import KAS
from bookkeeping.models import Leg
from common.clock import zone_info
from common.tables import Column
from meetings.domain.words import Presence
from meetings.models import Meeting
from meetings.queries.standing import attendance_now, standing_entries
from regions.models import Kota
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as it reads now; amounts with what was corrected, a cash difference included."""

    id: UUID
    number: int
    date: Day
    place: str
    present: int
    members: int
    money_in: int
    money_out: int
    cash: int
    difference: int
    corrected_on: Day | None = None  # when the sheet was put right last
    reason: str = ""
    is_cancelled: bool = False

    @property
    def mark(self) -> str:
        """The word beside it: dibatalkan, dibetulkan, or nothing."""
        if self.is_cancelled:
            return "dibatalkan"
        return "dibetulkan" if self.corrected_on else ""


COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column("Rapat ke-", lambda m: m.number, 10),
    Column("Tanggal", lambda m: m.date, 14),
    Column("Tempat", lambda m: m.place, 28),
    Column("Hadir", lambda m: m.present, 8),
    Column("Anggota", lambda m: m.members, 9),
    Column("Uang masuk", lambda m: m.money_in, 16),
    Column("Uang keluar", lambda m: m.money_out, 16),
    Column("Kas", lambda m: m.cash, 16),
    Column("Selisih kas", lambda m: m.difference, 14),
    Column("Keterangan", lambda m: m.mark, 14),
    Column("Dibetulkan pada", lambda m: m.corrected_on, 16),
    Column("Alasan", lambda m: m.reason, 28),
)


def meetings_of(group_id: UUID) -> QuerySet[Meeting]:
    """All meetings of a group: for filters, sorting and pages."""
    return Meeting.objects.filter(group_id=group_id)


def meeting_rows(page: Iterable[Meeting]) -> tuple[MeetingRow, ...]:
    """Read models of one page of meetings; two more queries, however many rows."""
    shown = list(page)
    ids = [meeting.id for meeting in shown]
    there, moved, days = _attendance(ids), _moved(ids), _corrected_on(shown)
    return tuple(
        _row(meeting, there.get(meeting.id, (0, 0)), moved.get(meeting.id, (0, 0)), days.get(meeting.id))
        for meeting in shown
    )


def _corrected_on(shown: list[Meeting]) -> dict[UUID, Day]:
    """The day, here, on which a sheet was put right; no query while none was."""
    instants = {meeting.id: meeting.corrected_at for meeting in shown if meeting.corrected_at}
    if not instants:
        return {}
    zone = zone_info(Kota.objects.values_list("zone", flat=True).get(pk=current_kota_id()))
    return {meeting_id: at.astimezone(zone).date() for meeting_id, at in instants.items()}


def _attendance(ids: list[UUID]) -> dict[UUID, tuple[int, int]]:
    rows = attendance_now(meeting_id__in=ids).values_list("meeting_id")
    counted = rows.annotate(present=Count("id", filter=Q(state=Presence.HADIR)), members=Count("id"))
    return {meeting: (present, members) for meeting, present, members in counted}


def _moved(ids: list[UUID]) -> dict[UUID, tuple[int, int]]:
    legs = Leg.objects.filter(entry_id__in=standing_entries(meeting_id__in=ids).values("pk"), account_id=KAS)
    rows = legs.values_list("entry__meeting_id").annotate(went_in=Sum("debit"), went_out=Sum("credit"))
    return {meeting: (int(went_in), int(went_out)) for meeting, went_in, went_out in rows}


def _row(
    meeting: Meeting, there: tuple[int, int], moved: tuple[int, int], corrected_on: Day | None
) -> MeetingRow:
    return MeetingRow(
        id=meeting.id,
        number=meeting.number,
        date=meeting.date,
        place=meeting.place,
        present=there[0],
        members=there[1],
        money_in=moved[0],
        money_out=moved[1],
        cash=meeting.counted_cash,
        difference=meeting.counted_cash - meeting.computed_cash,
        corrected_on=corrected_on,
        reason=meeting.correction_reason,
        is_cancelled=meeting.is_cancelled,
    )
