"""What a sheet is checked against and posted with: the books of one group on the day of the meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import BANK, KAS, SIMPANAN_POKOK, SIMPANAN_SUKARELA
from bookkeeping.domain.rules import AgreedRules
from bookkeeping.models.month import MonthState
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.loans.states import LoanState, loans_of_group
from bookkeeping.queries.months import month_state
from bookkeeping.queries.people import enrolled_on
from common.period import Period
from groups.models import Group
from meetings.domain.known import Known, OpenLoan
from meetings.queries.standing import standing_meetings
from regions.queries.day import today_here


@dataclass(frozen=True)
class Books:
    """The agreement of the group, its running loans by id, and what the rules of the sheet know."""

    rules: AgreedRules
    loans: dict[UUID, LoanState]
    known: Known


def books_on(group: Group, on: date) -> Books:
    """The books of a group on that day; a constant number of queries. Call it under lock_book to post."""
    rules = rules_on(group.id, on)
    running = {state.loan.id: state for state in loans_of_group(group.id, on) if state.is_running}
    saldo, held = saldo_on(on, group.id, (KAS, BANK)), savings_now(group.id)
    known = Known(
        today=today_here(),
        members={e.person.member_id: e.person for e in enrolled_on(group.id, on)},
        loans={key: OpenLoan(state.borrower, state.outstanding) for key, state in running.items()},
        sukarela=_of_kind(held, SIMPANAN_SUKARELA),
        pokok=_of_kind(held, SIMPANAN_POKOK),
        pokok_agreed=rules.simpanan_pokok,
        unit=rules.unit,
        opening=saldo[KAS],
        bank=saldo[BANK],
        is_sealed=is_sealed(group.id, on),
        is_held=standing_meetings(group_id=group.id, date=on).exists(),
        is_working=_is_working(group, on),
    )
    return Books(rules, running, known)


def is_sealed(group_id: UUID, on: date) -> bool:
    """Whether the month of that day takes no more entries."""
    return month_state(group_id, Period.of(on)) is MonthState.SEALED


def _of_kind(held: Mapping[tuple[UUID, int], int], kind: int) -> dict[UUID, int]:
    return {member: saldo for (member, account), saldo in held.items() if account == kind}


def _is_working(group: Group, on: date) -> bool:
    founded = group.founded_on is None or group.founded_on <= on
    return founded and (group.closed_on is None or on <= group.closed_on)
