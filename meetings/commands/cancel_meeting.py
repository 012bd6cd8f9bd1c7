"""Batalkan rapat: a meeting that should not have been posted is taken back with all its money."""

from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.posting import post
from bookkeeping.commands.taking_back import savings_problems, settle, take_back_all
from common.problems import Problems
from meetings.commands.revising import MeetingCorrected, as_she_saw_it, open_meeting, raise_all, revise


@dataclass(frozen=True)
class CancelMeeting:
    """A meeting that should not have been posted at all, and why."""

    command_id: UUID
    meeting_id: UUID
    reason: str
    revision: int
    seen: int


@command("meetings.cancel_meeting")
def cancel_meeting(cmd: CancelMeeting, *, actor: Actor) -> MeetingCorrected:
    """Take a meeting back with all its money; its day is free for another sheet, its number stays used.

    Refuses what take_back() refuses: a loan on which something was paid, savings taken out meanwhile.
    """
    group, meeting = open_meeting(actor, cmd.meeting_id)
    now = as_she_saw_it(meeting, cmd.revision, cmd.seen)
    problems = Problems()
    entries = [entry for entry, _ in (*now.entries.values(), *now.apart)]
    backs = take_back_all(entries, cmd.reason, problems, field_of=lambda entry: "")
    drafts = [back.draft for back in backs]
    problems.extend(savings_problems(group.id, drafts, field_of=lambda member, account: ""))
    raise_all(problems)
    post(drafts, command_id=cmd.command_id, actor=actor)
    settle(backs)
    is_ralat, reason = any(back.is_ralat for back in backs), cmd.reason.strip()
    at = revise(
        now,
        {"is_cancelled": True},
        (),
        command_id=cmd.command_id,
        reason=reason,
        is_ralat=is_ralat,
        actor=actor,
    )
    return MeetingCorrected(
        meeting_id=meeting.id,
        group=str(group),
        date=meeting.date,
        revision=meeting.revision + 1,
        taken_back=len(drafts),
        written=0,
        is_ralat=is_ralat,
        reason=reason,
        changes=(),
        corrected_at=at,
        is_cancelled=True,
    )
