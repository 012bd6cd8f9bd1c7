"""The next revision of a meeting: what it said is kept, then the row reads as it should."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.http import Http404

from accounts.policies import Actor
from bookkeeping.locks import lock_book
from bookkeeping.models import Entry
from common import clock, codec
from common.problems import Problem, Problems, Refused
from common.words import tanggal_pendek
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS
from meetings.domain.changes import Change
from meetings.models import Meeting, Revision
from meetings.queries.standing import MeetingNow, meeting_now


@dataclass(frozen=True)
class MeetingCorrected:
    """The meeting as it reads now: how many entries were taken back and written, and what was changed."""

    meeting_id: UUID
    group: str
    date: date
    revision: int
    taken_back: int
    written: int
    is_ralat: bool
    reason: str
    changes: tuple[Change, ...]
    corrected_at: datetime
    is_cancelled: bool = False

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {
            "kelompok": self.group,
            "rapat": tanggal_pendek(self.date),
            "rapat_id": str(self.meeting_id),
            "alasan": self.reason,
        }


def open_meeting(actor: Actor, meeting_id: UUID) -> tuple[Group, Meeting]:
    """The meeting and its group, the book locked until the transaction ends.

    Http404 for a stranger, Forbidden for somebody who may only look.
    """
    found = Meeting.objects.filter(pk=meeting_id).values_list("group_id", flat=True).first()
    if found is None:
        raise Http404("no such meeting")
    group = group_for(actor, KEEP_BOOKS, found)
    lock_book(group.id)
    return group, Meeting.objects.get(pk=meeting_id)


def as_she_saw_it(meeting: Meeting, revision: int, seen: int) -> MeetingNow:
    """The meeting as it stands; Refused when it was cancelled, or corrected by somebody else meanwhile."""
    if meeting.is_cancelled:
        raise Refused([Problem("", "Rapat ini sudah dibatalkan.", "batal")])
    now = meeting_now(meeting)
    if (meeting.revision, now.seen) != (revision, seen):
        text = (
            "Lembar ini sudah dibetulkan orang lain sesudah Ibu membukanya. Buka lagi rapatnya, lihat yang"
            " berubah, lalu betulkan dari sana."
        )
        raise Refused([Problem("", text, "berubah")])
    return now


def revise(
    now: MeetingNow,
    values: dict[str, Any],
    changes: Sequence[Change],
    *,
    command_id: UUID,
    reason: str,
    is_ralat: bool,
    actor: Actor,
) -> datetime:
    """Keep what the meeting said, and let it read as `values` say; after its entries were posted."""
    meeting, at = now.meeting, clock.now()
    Revision.objects.create(
        id=command_id,
        kelurahan_id=meeting.kelurahan_id,
        meeting_id=meeting.id,
        no=meeting.revision,
        sheet=codec.dump(now.sheet),
        first_name=meeting.first_name,
        second_name=meeting.second_name,
        changes=[asdict(change) for change in changes],
        reason=reason,
        is_ralat=is_ralat,
        is_cancelling=bool(values.get("is_cancelled")),
        corrected_at=at,
        corrected_by_id=actor.user_id,
        corrected_name=actor.name,
    )
    last = Entry.objects.filter(meeting_id=meeting.id).aggregate(last=Max("seq"))["last"]
    Meeting.objects.filter(pk=meeting.id).update(
        **values,
        revision=meeting.revision + 1,
        book_seq=last or 0,
        corrected_at=at,
        corrected_name=actor.name,
        correction_reason=reason,
    )
    return at


def raise_all(problems: Problems) -> None:
    """Refuse with every problem once: two rules may say the same of one cell."""
    found = list(dict.fromkeys(problems))
    if found:
        raise Refused(found)
