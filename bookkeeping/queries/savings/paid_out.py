"""A pay-out as it stands in the book, and what each member could have been given instead."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.domain.amounts import lowest
from bookkeeping.domain.chart import BANK, CASH_CODES
from bookkeeping.domain.occasion import Person
from bookkeeping.domain.savings.kinds import PAID_OUT, SavingsKind
from bookkeeping.models import Entry
from bookkeeping.queries.entries import legs_of_many
from bookkeeping.queries.people import everyone
from bookkeeping.queries.savings.held import moves_of_all
from bookkeeping.queries.savings.sharing import Sharing, sharing_of

ACCOUNTS_PAID_OUT = tuple(kind.account for kind in PAID_OUT)


@dataclass(frozen=True, slots=True)
class PaidOut:
    """What stands of a pay-out: by member her entry and what it gave her (rupiah per account)."""

    on: date
    bank: bool
    entries: Mapping[UUID, Entry]
    amounts: Mapping[UUID, dict[int, int]]
    seen: int

    @property
    def total(self) -> int:
        """Whole rupiah."""
        return sum(sum(hers.values()) for hers in self.amounts.values())


def paid_out(entry: Entry) -> PaidOut:
    """The pay-out that this entry belongs to; empty when nothing of it stands. Four queries."""
    sharing = sharing_of(entry)
    legs = legs_of_many(sharing.ids)
    entries: dict[UUID, Entry] = {}
    amounts: dict[UUID, dict[int, int]] = {}
    for one in sharing.entries:
        hers = {leg.account: leg.debit for leg in legs[one.id] if leg.account not in CASH_CODES}
        member_id = next(leg.member_id for leg in legs[one.id] if leg.member_id)
        entries[member_id], amounts[member_id] = one, hers
    bank = any(leg.account == BANK for one in sharing.entries[:1] for leg in legs[one.id])
    return PaidOut(_day(sharing, entry), bank, entries, amounts, sharing.seen)


def _day(sharing: Sharing, entry: Entry) -> date:
    """The day of the pay-out: of what was put right later as ralat, the first one."""
    return min((one.date for one in sharing.entries), default=entry.date)


@dataclass(frozen=True, slots=True)
class Payable:
    """A member, what she was paid, and what she could be paid at most (rupiah per account)."""

    person: Person
    number: int
    paid: dict[int, int]
    held: dict[int, int]


def payable_again(
    group_id: UUID, on: date, paid: PaidOut, given_back: Mapping[UUID, date] | None = None
) -> tuple[Payable, ...]:
    """Who could be paid on that day as if this pay-out were taken back, in number order; two queries.

    `given_back`: when the entries of these members come back, where that is not the day of the pay-out.
    Members of the past too; nobody who had nothing and was paid nothing.
    """
    moves = moves_of_all(group_id, ACCOUNTS_PAID_OUT)
    for member_id, hers in paid.amounts.items():
        back = (given_back or {}).get(member_id, paid.entries[member_id].date)
        for account, amount in hers.items():
            days = moves.setdefault((member_id, account), {})
            days[back] = days.get(back, 0) + amount
    newest = {enrolled.person.member_id: enrolled for enrolled in everyone(group_id)}
    rows = (
        Payable(
            enrolled.person,
            enrolled.number,
            paid.amounts.get(member_id, {}),
            _held(moves, member_id, on),
        )
        for member_id, enrolled in newest.items()
    )
    return tuple(sorted((row for row in rows if row.paid or row.held), key=lambda row: row.number))


def _held(moves: Mapping[tuple[UUID, int], Mapping[date, int]], member_id: UUID, on: date) -> dict[int, int]:
    found = {account: lowest(moves.get((member_id, account), {}), on) for account in ACCOUNTS_PAID_OUT}
    return {account: held for account, held in found.items() if held > 0}


def kinds_shown(rows: Collection[Payable], *, wajib: bool) -> tuple[SavingsKind, ...]:
    """The columns of the form: what was paid or could be; simpanan wajib only where it was, or is agreed."""
    paid = {account for row in rows for account in row.paid}
    held = {account for row in rows for account in row.held}
    free = held if wajib else held - {SavingsKind.WAJIB.account}
    return tuple(kind for kind in PAID_OUT if kind.account in paid | free)
