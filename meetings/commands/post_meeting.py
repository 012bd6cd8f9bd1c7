"""Posting a meeting: attendance, money, cash count and notulen in one idempotent command."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.loans.opening import NewLoan as LoanToOpen
from bookkeeping.commands.loans.opening import open_loan
from bookkeeping.commands.posting import post
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.occasion import Occasion
from bookkeeping.locks import lock_book
from common import clock
from common.problems import Problem, Problems
from common.words import tanggal_pendek
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS
from meetings.commands.entries import over_the_table, paid_in
from meetings.commands.writing import at_its_cell, at_its_line, next_number, sheet_columns, write_people
from meetings.domain.lending import is_joint, terms_of
from meetings.domain.rules import check
from meetings.domain.sheet import NewLoan, PostMeeting
from meetings.models import Meeting
from meetings.queries.books import Books, books_on


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
    return LoanToOpen(
        borrower,
        terms_of(loan, books.rules, cmd.date),
        loan.purpose,
        loan.fund or "",
        guarantor=books.known.members.get(loan.guarantor_id) if loan.guarantor_id else None,
        joint_liability=is_joint(loan, books.rules),
    )


def _loan_problems(loans: list[LoanToOpen | None], on: date) -> Iterator[Problem]:
    for number, loan in enumerate(loans):
        if loan is not None:
            yield from at_its_line(loan, on, number)


def _write(cmd: PostMeeting, group: Group, books: Books, actor: Actor) -> Meeting:
    meeting = Meeting.objects.create(
        id=cmd.command_id,
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        year=cmd.date.year,
        number=next_number(group.id, cmd.date.year),
        date=cmd.date,
        posted_at=clock.now(),
        posted_by_id=actor.user_id,
        posted_name=actor.name,
        **sheet_columns(cmd, books.known.members),
    )
    write_people(cmd, meeting, books.known.members)
    return meeting


def _post(drafts: list[EntryDraft], command_id: UUID, actor: Actor) -> None:
    with at_its_cell():
        post(drafts, command_id=command_id, actor=actor)
