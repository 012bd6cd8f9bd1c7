"""Betulkan lembar rapat: a whole meeting put right in one command, by what differs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import savings_problems, settle, take_back_all
from bookkeeping.domain.occasion import Occasion
from bookkeeping.models import Entry
from bookkeeping.queries.months import sealed_until
from common.ids import uuid7
from common.period import Period
from common.problems import Problem, Problems
from common.words import bulan
from meetings.commands.changing import Changing, loan_change_problems, rewritten
from meetings.commands.revising import MeetingCorrected, as_she_saw_it, open_meeting, raise_all, revise
from meetings.commands.writing import at_its_cell, next_number, sheet_columns, write_people
from meetings.domain.changes import Change, told
from meetings.domain.rules import check
from meetings.domain.sheet import PostMeeting
from meetings.domain.standing import MoneyChange, money_changes
from meetings.queries.correcting import CorrectingBooks, books_to_correct
from meetings.queries.standing import MeetingNow
from regions.queries.day import today_here


@dataclass(frozen=True)
class CorrectMeeting:
    """A sheet as it should have been, and why.

    `sheet.command_id` is the id of the meeting. `revision` and `seen` (the last of its entries) say what she
    saw when she opened it: what others corrected since is not overwritten.
    """

    command_id: UUID
    sheet: PostMeeting
    reason: str
    revision: int
    seen: int


@command("meetings.correct_meeting")
def correct_meeting(cmd: CorrectMeeting, *, actor: Actor) -> MeetingCorrected:
    """Put a whole sheet right, or nothing of it; it may be put right again.

    Only the entries that differ are taken back and written again, linked and with the reason; when a report
    counts the meeting, that is done today as ralat. Refuses with every problem at its cell: what a new sheet
    would be refused for, a loan on which something was paid, savings that were taken out, a sheet on which
    nothing was changed, and one that somebody else corrected meanwhile.
    """
    return _correct(cmd, actor)


def rehearse_correction(cmd: CorrectMeeting, *, actor: Actor) -> tuple[Change, ...]:
    """What the correction would change, in words and sums; nothing is written.

    Refuses what correct_meeting refuses, but for the reason, which is asked for last.
    """
    with transaction.atomic():
        answer = _correct(replace(cmd, command_id=uuid7(), reason=cmd.reason.strip() or "Periksa"), actor)
        transaction.set_rollback(True)
    return answer.changes


def _correct(cmd: CorrectMeeting, actor: Actor) -> MeetingCorrected:
    group, meeting = open_meeting(actor, cmd.sheet.command_id)
    now = as_she_saw_it(meeting, cmd.revision, cmd.seen)
    found = books_to_correct(group, now, cmd.sheet.date)
    sealed = sealed_until(group.id)
    problems = Problems(check(cmd.sheet, found.books.known))
    problems.extend(_day_problems(cmd.sheet.date, meeting.date, sealed))
    raise_all(problems)
    changing, changes = _changing(cmd, now, found, sealed, problems)
    said = told(now.sheet, cmd.sheet, changes, found.names)
    if not said and not changes:
        problems.add("", "Belum ada yang diubah di lembar ini.", "sama")
    raise_all(problems)
    taken = tuple(changing.backs.values())
    drafts = [back.draft for back in taken]
    with at_its_cell():
        drafts += rewritten(changing, changes, group.kelurahan_id)
        problems.extend(savings_problems(group.id, drafts, field_of=changing.saver_cell))
        raise_all(problems)
        post(drafts, command_id=cmd.command_id, actor=actor)
    settle(taken)
    at = _revise(cmd, now, found, said, _is_sealed(meeting.date, sealed), actor)
    return MeetingCorrected(
        meeting_id=meeting.id,
        group=str(group),
        date=cmd.sheet.date,
        revision=meeting.revision + 1,
        taken_back=len(taken),
        written=len(drafts) - len(taken),
        is_ralat=_is_sealed(meeting.date, sealed),
        reason=cmd.reason.strip(),
        changes=said,
        corrected_at=at,
    )


def _changing(
    cmd: CorrectMeeting, now: MeetingNow, found: CorrectingBooks, sealed: Period | None, problems: Problems
) -> tuple[Changing, tuple[MoneyChange, ...]]:
    """What is to be written, with all that speaks against taking the old entries back."""
    changes = tuple(money_changes(now.standing, cmd.sheet, moved=cmd.sheet.date != now.meeting.date))
    cells = {entry_id: change.cell for change in changes for entry_id in change.entries}
    entries = [now.entries[entry_id][0] for entry_id in cells]

    def cell_of(entry: Entry) -> str:
        return cells[entry.id]

    backs = take_back_all(entries, cmd.reason, problems, field_of=cell_of)
    late = _is_sealed(cmd.sheet.date, sealed)
    changing = Changing(
        sheet=cmd.sheet,
        found=found,
        backs={back.entry.id: back for back in backs},
        occasion=Occasion(now.meeting.group_id, today_here() if late else cmd.sheet.date, now.meeting.id),
        reason=_why(cmd, late),
    )
    problems.extend(loan_change_problems(changing, changes))
    return changing, changes


def _why(cmd: CorrectMeeting, late: bool) -> str:
    reason = cmd.reason.strip()
    return f"Ralat {bulan(Period.of(cmd.sheet.date))}: {reason}" if late else reason


def _revise(
    cmd: CorrectMeeting,
    now: MeetingNow,
    found: CorrectingBooks,
    said: tuple[Change, ...],
    is_ralat: bool,
    actor: Actor,
) -> datetime:
    meeting, sheet, members = now.meeting, cmd.sheet, found.books.known.members
    values = sheet_columns(sheet, members) | {"date": sheet.date}
    if sheet.date.year != meeting.year:
        values |= {"year": sheet.date.year, "number": next_number(meeting.group_id, sheet.date.year)}
    at = revise(
        now,
        values,
        said,
        command_id=cmd.command_id,
        reason=cmd.reason.strip(),
        is_ralat=is_ralat,
        actor=actor,
    )
    write_people(sheet, meeting, members, meeting.revision + 1)
    return at


def _day_problems(day: date, before: date, sealed: Period | None) -> Iterator[Problem]:
    late = next((one for one in (before, day) if _is_sealed(one, sealed)), None)
    if day != before and late is not None:
        month = bulan(Period.of(late))
        yield Problem("date", f"Laporan {month} sudah terbit, jadi tanggal rapat tetap.", "disegel")


def _is_sealed(day: date, sealed: Period | None) -> bool:
    return sealed is not None and Period.of(day) <= sealed
