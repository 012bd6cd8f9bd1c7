"""How the sheet of a meeting came to read as it does: its revisions, and what was put right since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.entries import legs_of_many
from bookkeeping.queries.people import ever_enrolled
from common import codec
from meetings.domain.changes import Change
from meetings.domain.prints import CorrectedOn, Fixed
from meetings.domain.sheet import PostMeeting
from meetings.models import Meeting, Revision
from meetings.queries.standing import Booked, is_on_sheet


@dataclass(frozen=True)
class AsPrinted:
    """The entries behind the sheet, in the order their lines first stood on it, and what became of them."""

    entries: list[Booked]
    fixed: tuple[Fixed, ...]
    fixed_ids: frozenset[UUID]
    first_seq: int


@dataclass(frozen=True)
class _Links:
    """The entries of one meeting, and what took back and replaced each."""

    by_id: Mapping[UUID, Entry]
    reversed_by: Mapping[UUID, Entry]
    replaced_by: Mapping[UUID, Entry]

    def root(self, entry: Entry) -> Entry:
        """The first entry of its line."""
        while entry.replaces_id is not None and entry.replaces_id in self.by_id:
            entry = self.by_id[entry.replaces_id]
        return entry

    def stands_now(self, entry: Entry) -> Entry | None:
        """What stands instead of it now; None when it was taken back for good."""
        seen: Entry | None = entry
        while seen is not None and seen.id in self.reversed_by:
            seen = self.replaced_by.get(seen.id)
        return seen


def as_printed(meeting: Meeting) -> AsPrinted:
    """The sheet as it was posted or last put right; of a cancelled meeting, as it read until then."""
    entries = list(Entry.objects.filter(meeting_id=meeting.id).order_by("seq"))
    links = _Links(
        {e.id: e for e in entries},
        {e.reverses_id: e for e in entries if e.reverses_id is not None},
        {e.replaces_id: e for e in entries if e.replaces_id is not None},
    )
    legs = legs_of_many([entry.id for entry in entries])
    shown = [e for e in _of_the_sheet(meeting, entries, links) if is_on_sheet(e, legs[e.id])]
    shown.sort(key=lambda entry: links.root(entry).seq)
    amounts = {e.id: max(sum(leg.debit for leg in legs[e.id]), 0) for e in entries}
    since = [] if meeting.is_cancelled else [e for e in shown if e.id in links.reversed_by]
    return AsPrinted(
        entries=[(entry, legs[entry.id]) for entry in shown],
        fixed=tuple(_fixed(entry, links, amounts) for entry in since),
        fixed_ids=frozenset(entry.id for entry in since),
        first_seq=entries[0].seq if entries else 0,
    )


def _of_the_sheet(meeting: Meeting, entries: list[Entry], links: _Links) -> list[Entry]:
    if meeting.is_cancelled:
        undone_by = Revision.objects.values_list("id", flat=True).get(
            meeting_id=meeting.id, no=meeting.revision - 1
        )
        return [e for e in entries if e.id in links.reversed_by and _command(links, e) == undone_by]
    if meeting.book_seq is None:
        return [e for e in entries if e.command_id == meeting.id]
    until = meeting.book_seq
    return [
        e
        for e in entries
        if e.seq <= until
        and e.kind != EntryKind.PEMBALIK.value
        and (e.id not in links.reversed_by or links.reversed_by[e.id].seq > until)
    ]


def _command(links: _Links, entry: Entry) -> UUID:
    return links.reversed_by[entry.id].command_id


def _fixed(entry: Entry, links: _Links, amounts: Mapping[UUID, int]) -> Fixed:
    undoing, now = links.reversed_by[entry.id], links.stands_now(entry)
    return Fixed(
        memo=entry.memo,
        was=amounts[entry.id],
        now=None if now is None else amounts[now.id],
        on=undoing.date,
        reason=undoing.reason,
        voucher=f"{(now or undoing).voucher_no}/{(now or undoing).voucher_year}",
    )


def last_correction(meeting: Meeting) -> UUID | None:
    """The id of the command that last put the sheet right; no query while it never was."""
    if not meeting.revision:
        return None
    rows = Revision.objects.filter(meeting_id=meeting.id, no=meeting.revision - 1)
    return rows.values_list("id", flat=True).first()


def corrections_of_sheet(meeting: Meeting, zone: tzinfo) -> tuple[CorrectedOn, ...]:
    """Every time the sheet was put right, the first one first; no query while it never was."""
    if not meeting.revision:
        return ()
    rows = Revision.objects.filter(meeting_id=meeting.id).order_by("no")
    return tuple(
        CorrectedOn(
            row.no + 1,
            row.corrected_at.astimezone(zone).date(),
            row.corrected_name,
            row.reason,
            row.is_ralat,
            row.is_cancelling,
        )
        for row in rows
    )


@dataclass(frozen=True)
class RevisionDetail:
    """One correction of a sheet: what it changed, and the whole sheet as it read before."""

    no: int
    corrected_at: datetime
    corrected_name: str
    reason: str
    is_ralat: bool
    is_cancelling: bool
    changes: tuple[Change, ...]
    sheet: PostMeeting
    date: date
    agreed: str
    attendance: tuple[tuple[str, str], ...]  # name, Hadir


def revisions_of(meeting: Meeting) -> tuple[RevisionDetail, ...]:
    """The history of a sheet, the newest correction first; two queries."""
    rows = list(Revision.objects.filter(meeting_id=meeting.id).order_by("-no"))
    sheets = {row.id: codec.load_stored(PostMeeting, row.sheet) for row in rows}
    known = ever_enrolled(meeting.group_id, {m for sheet in sheets.values() for m in sheet.attendance})
    names = {member: enrolled.person.name for member, enrolled in known.items()}
    return tuple(_detail(row, sheets[row.id], names) for row in rows)


def _detail(row: Revision, sheet: PostMeeting, names: Mapping[UUID, str]) -> RevisionDetail:
    return RevisionDetail(
        no=row.no,
        corrected_at=row.corrected_at,
        corrected_name=row.corrected_name,
        reason=row.reason,
        is_ralat=row.is_ralat,
        is_cancelling=row.is_cancelling,
        changes=tuple(Change(**change) for change in row.changes),
        sheet=sheet,
        date=sheet.date,
        agreed=f"{row.first_name} dan {row.second_name}",
        attendance=tuple((names.get(m, "anggota lain"), p.label) for m, p in sheet.attendance.items()),
    )
