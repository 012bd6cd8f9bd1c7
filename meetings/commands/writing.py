"""The columns and rows that a sheet becomes, whether it is posted or corrected."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date as Day
from typing import Any
from uuid import UUID

from django.db.models import Max

from bookkeeping.commands.loans.opening import NewLoan as LoanToOpen
from bookkeeping.commands.loans.opening import loan_problems
from bookkeeping.domain.occasion import Person
from common.problems import Problem, Refused
from meetings.domain.sheet import PostMeeting, Signer
from meetings.domain.words import Presence
from meetings.models import Attendance, Guest, Meeting

# How the terms of a loan are called on the sheet.
LOAN_FIELDS = {
    "principal": "amount",
    "rate_bps_per_month": "rate_bps",
    "rounding": "amount",
    "first_due": "amount",
}


def sheet_columns(cmd: PostMeeting, members: Mapping[UUID, Person]) -> dict[str, Any]:
    """Everything of a checked sheet that stands on the row of the meeting, but its date and number."""
    return {
        "computed_cash": cmd.cash_count.computed,
        "counted_cash": cmd.cash_count.on_the_table,
        "pieces": {str(value): pieces for value, pieces in cmd.cash_count.pieces.items() if pieces},
        "difference_reason": _difference_reason(cmd),
        **_minutes(cmd),
        **_signed("first", cmd.agreed_by[0], members),
        **_signed("second", cmd.agreed_by[1], members),
    }


def write_people(
    cmd: PostMeeting, meeting: Meeting, members: Mapping[UUID, Person], revision: int = 0
) -> None:
    """The daftar hadir and the buku tamu of one revision."""
    area = meeting.kelurahan_id
    Attendance.objects.bulk_create(
        Attendance(
            kelurahan_id=area,
            meeting_id=meeting.id,
            revision=revision,
            member_id=member_id,
            state=cmd.attendance.get(member_id, Presence.TIDAK).value,
        )
        for member_id in members
    )
    Guest.objects.bulk_create(
        Guest(
            kelurahan_id=area,
            meeting_id=meeting.id,
            revision=revision,
            line=line,
            name=g.name.strip(),
            origin=g.origin.strip(),
        )
        for line, g in enumerate(cmd.guests, start=1)
    )


def _minutes(cmd: PostMeeting) -> dict[str, str]:
    said = cmd.minutes
    return {
        "place": said.place.strip(),
        "started_at": said.started_at.strip(),
        "ended_at": said.ended_at.strip(),
        "chair": said.chair.strip(),
        "minute_taker": said.minute_taker.strip(),
        "agenda": said.agenda.strip(),
        "minutes": said.text.strip(),
        "decisions": said.decisions.strip(),
    }


def _difference_reason(cmd: PostMeeting) -> str:
    """A reason typed before the count was put right explains nothing any more."""
    count = cmd.cash_count
    return count.reason.strip() if count.counted != count.computed else ""


def _signed(which: str, signer: Signer, members: Mapping[UUID, Person]) -> dict[str, object]:
    person = members[signer.member_id] if signer.member_id else None
    name = person.name if person else " ".join(signer.name.split())
    return {f"{which}_member_id": signer.member_id, f"{which}_name": name}


def next_number(group_id: UUID, year: int) -> int:
    """The number after the highest of the year; called under the lock of the book."""
    held = Meeting.objects.filter(group_id=group_id, year=year)
    return (held.aggregate(highest=Max("number"))["highest"] or 0) + 1


def at_its_line(loan: LoanToOpen, on: Day, number: int) -> Iterator[Problem]:
    """What speaks against a loan, at its line of the sheet."""
    for problem in loan_problems(loan, on):
        if problem.field != "principal":  # check() has said it in the words of the sheet
            field = LOAN_FIELDS.get(problem.field, problem.field)
            yield Problem(f"loans.{number}.{field}", problem.message, problem.code)


@contextmanager
def at_its_cell() -> Iterator[None]:
    """The ledger names places of its own; on the sheet, a lack of cash stands at the cash count."""
    try:
        yield
    except Refused as refused:
        raise Refused(
            Problem("cash_count.computed" if p.field == "kas" else p.field, p.message, p.code)
            for p in refused.problems
        ) from refused
