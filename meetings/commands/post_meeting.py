"""Posting a meeting: attendance, money, cash count and notulen in one idempotent command."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.loans.opening import NewLoan as LoanToOpen
from bookkeeping.commands.loans.opening import loan_problems, open_loan
from bookkeeping.commands.posting import post
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.occasion import Occasion
from bookkeeping.locks import lock_book
from common import clock
from common.problems import Problem, Problems, Refused
from common.words import tanggal_pendek
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS
from meetings.commands.entries import over_the_table, paid_in
from meetings.domain.lending import terms_of
from meetings.domain.rules import check
from meetings.domain.sheet import NewLoan, PostMeeting, Signer
from meetings.domain.words import Presence
from meetings.models import Attendance, Guest, Meeting
from meetings.queries.books import Books, books_on

# How the terms of a loan are called on the sheet.
LOAN_FIELDS = {
    "principal": "amount",
    "rate_bps_per_month": "rate_bps",
    "rounding": "amount",
    "first_due": "amount",
}


@dataclass(frozen=True)
class MeetingPosted:
    """The meeting as it stands in the books; amounts in rupiah, `cash` is what was counted."""

    meeting_id: UUID
    group: str
    date: date
    number: int
    money_in: int
    money_out: int
    cash: int
    entries: int
    posted_at: datetime

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"kelompok": self.group, "rapat": tanggal_pendek(self.date), "rapat_id": str(self.meeting_id)}


@command("meetings.post_meeting")
def post_meeting(cmd: PostMeeting, *, actor: Actor) -> MeetingPosted:
    """Take a whole meeting into the books, or nothing of it.

    Refuses with every problem at its cell (meetings.domain.rules); above all a kas seharusnya that is not the
    one of the books, and a count that differs from it without a reason. Forbidden outside of KEEP_BOOKS.
    """
    group = group_for(actor, KEEP_BOOKS, cmd.group_id)
    lock_book(group.id)
    books = books_on(group, cmd.date)
    new_loans = [_to_open(loan, cmd, books) for loan in cmd.loans]
    problems = Problems(check(cmd, books.known))
    problems.extend(_loan_problems(new_loans, cmd.date))
    problems.raise_if_any()
    meeting = _write(cmd, group, books, actor)
    occasion = Occasion(group.id, cmd.date, meeting.id)
    lent = [open_loan(occasion, group.kelurahan_id, loan)[1] for loan in new_loans if loan is not None]
    drafts = [*paid_in(cmd, occasion, books), *lent, *over_the_table(cmd, occasion, books.known)]
    _post(drafts, cmd.command_id, actor)
    return MeetingPosted(
        meeting_id=meeting.id,
        group=str(group),
        date=cmd.date,
        number=meeting.number,
        money_in=cmd.money_in,
        money_out=cmd.money_out,
        cash=cmd.cash_count.on_the_table,
        entries=len(drafts),
        posted_at=meeting.posted_at,
    )


def _to_open(loan: NewLoan, cmd: PostMeeting, books: Books) -> LoanToOpen | None:
    """The loan for the ledger; None for one of a stranger, which check() refuses."""
    borrower = books.known.members.get(loan.member_id)
    if borrower is None:
        return None
    return LoanToOpen(borrower, terms_of(loan, books.rules, cmd.date), loan.purpose)


def _loan_problems(loans: list[LoanToOpen | None], on: date) -> Iterator[Problem]:
    for number, loan in enumerate(loans):
        for problem in loan_problems(loan, on) if loan is not None else ():
            if problem.field == "principal":
                continue  # check() has said it in the words of the sheet
            field = LOAN_FIELDS.get(problem.field, problem.field)
            yield Problem(f"loans.{number}.{field}", problem.message, problem.code)


def _write(cmd: PostMeeting, group: Group, books: Books, actor: Actor) -> Meeting:
    meeting = Meeting.objects.create(
        id=cmd.command_id,
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        year=cmd.date.year,
        number=_next_number(group.id, cmd.date.year),
        date=cmd.date,
        computed_cash=cmd.cash_count.computed,
        counted_cash=cmd.cash_count.on_the_table,
        pieces={str(value): pieces for value, pieces in cmd.cash_count.pieces.items() if pieces},
        difference_reason=_difference_reason(cmd),
        posted_at=clock.now(),
        posted_by_id=actor.user_id,
        posted_name=actor.name,
        **_minutes(cmd),
        **_signed("first", cmd.agreed_by[0], books),
        **_signed("second", cmd.agreed_by[1], books),
    )
    _write_people(cmd, meeting, books)
    return meeting


def _write_people(cmd: PostMeeting, meeting: Meeting, books: Books) -> None:
    area = meeting.kelurahan_id
    Attendance.objects.bulk_create(
        Attendance(
            kelurahan_id=area,
            meeting_id=meeting.id,
            member_id=member_id,
            state=cmd.attendance.get(member_id, Presence.TIDAK).value,
        )
        for member_id in books.known.members
    )
    Guest.objects.bulk_create(
        Guest(
            kelurahan_id=area, meeting_id=meeting.id, line=line, name=g.name.strip(), origin=g.origin.strip()
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


def _signed(which: str, signer: Signer, books: Books) -> dict[str, object]:
    person = books.known.members[signer.member_id] if signer.member_id else None
    name = person.name if person else " ".join(signer.name.split())
    return {f"{which}_member_id": signer.member_id, f"{which}_name": name}


def _next_number(group_id: UUID, year: int) -> int:
    """The number after the highest of the year; called under the lock of the book."""
    held = Meeting.objects.filter(group_id=group_id, year=year)
    return (held.aggregate(highest=Max("number"))["highest"] or 0) + 1


def _post(drafts: list[EntryDraft], command_id: UUID, actor: Actor) -> None:
    with _at_its_cell():
        post(drafts, command_id=command_id, actor=actor)


@contextmanager
def _at_its_cell() -> Iterator[None]:
    """The ledger names places of its own; on the sheet, a lack of cash stands at the cash count."""
    try:
        yield
    except Refused as refused:
        raise Refused(
            Problem("cash_count.computed" if p.field == "kas" else p.field, p.message, p.code)
            for p in refused.problems
        ) from refused
