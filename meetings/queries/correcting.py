"""The books as a correction of a meeting finds them: as if the meeting had not been posted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import SIMPANAN_SUKARELA
from bookkeeping.domain.loans.repayment import Paid
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.loans.states import LoanState, loan_states
from bookkeeping.queries.people import Enrolled, enrolled_on, ever_enrolled
from bookkeeping.queries.sheet import loan_due, sheet_member
from groups.models import Group
from meetings.domain.changes import Names
from meetings.domain.known import OpenLoan
from meetings.queries.books import Books, books_on
from meetings.queries.standing import MeetingNow, standing_meetings
from meetings.queries.start import SheetStart, sheet_start


@dataclass(frozen=True)
class CorrectingBooks:
    """Books and names for a correction; `opened` are the loans that this meeting paid out, by id."""

    books: Books
    names: Names
    opened: dict[UUID, LoanState]


def books_to_correct(group: Group, now: MeetingNow, on: date) -> CorrectingBooks:
    """The books on that day without what this meeting moved; a constant number of queries.

    Whoever stands on the sheet belongs to it, even if her days in the group were changed since.
    """
    found = books_on(group, on)
    persons = dict(found.known.members) | {m: e.person for m, e in _others(group, now).items()}
    states = {state.loan.id: state for state in loan_states((*now.standing.instalments, *now.opened))}
    loans = {key: state for key, state in found.loans.items() if key not in now.opened}
    loans |= {key: _without(states[key], now) for key in now.standing.instalments}
    moved = now.moved_until(on)
    known = replace(
        found.known,
        members=persons,
        loans={key: OpenLoan(state.borrower, state.outstanding) for key, state in loans.items()},
        sukarela=_sukarela(found.known.sukarela, now),
        pokok=_pokok(found.known.pokok, now),
        opening=found.known.opening - moved[0],
        bank=found.known.bank - moved[1],
        is_sealed=False,  # what is counted by a report is put right today
        is_held=standing_meetings(group_id=group.id, date=on).exclude(pk=now.meeting.id).exists(),
    )
    borrowers = {key: state.borrower for key, state in (loans | states).items()}
    return CorrectingBooks(
        Books(found.rules, loans, known),
        Names(persons, borrowers),
        {key: states[key] for key in now.opened},
    )


def correcting_start(group: Group, now: MeetingNow, on: date) -> SheetStart:
    """The start of the sheet when it is opened again: every line it has, whatever happened since."""
    start, rules, held = sheet_start(group, on), rules_on(group.id, on), savings_now(group.id)
    books = books_to_correct(group, now, on)
    here = {e.person.member_id: e for e in enrolled_on(group.id, on)} | _others(group, now)
    members = sorted(here.values(), key=lambda enrolled: enrolled.number)
    facts = replace(
        start.facts,
        members=tuple(sheet_member(enrolled, rules, held) for enrolled in members),
        dues=tuple(loan_due(state, rules, on) for state in books.books.loans.values()),
        kas=books.books.known.opening,
        bank=books.books.known.bank,
    )
    return replace(start, facts=facts, is_sealed=False, earliest=None, is_held=books.books.known.is_held)


def _others(group: Group, now: MeetingNow) -> dict[UUID, Enrolled]:
    return ever_enrolled(group.id, {*now.sheet.attendance, *now.sheet.savings, *_takers(now)})


def _takers(now: MeetingNow) -> Iterable[UUID]:
    borrowed = (loan.member_id for loan in now.sheet.loans)
    return (*borrowed, *(line.member_id for line in now.sheet.cash if line.member_id))


def _without(state: LoanState, now: MeetingNow) -> LoanState:
    """The loan as if this meeting had brought no instalment."""
    paid = now.standing.instalments[state.loan.id].value
    before = Paid(state.paid.principal - paid.pokok, state.paid.interest - paid.jasa)
    return replace(state, paid=before, paid_penalty=state.paid_penalty - paid.denda)


def _pokok(held: Mapping[UUID, int], now: MeetingNow) -> dict[UUID, int]:
    here = {member_id: line.value.pokok for member_id, line in now.standing.savings.items()}
    return {member_id: paid - here.get(member_id, 0) for member_id, paid in held.items()}


def _sukarela(held: Mapping[UUID, int], now: MeetingNow) -> dict[UUID, int]:
    found = dict(held)
    for member_id, line in now.standing.savings.items():
        found[member_id] = found.get(member_id, 0) - line.value.sukarela
    for taken in now.standing.cash:
        if taken.value.account == SIMPANAN_SUKARELA and taken.value.member_id:
            found[taken.value.member_id] = found.get(taken.value.member_id, 0) + taken.value.amount
    return found
