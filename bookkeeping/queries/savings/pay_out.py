"""What a pay-out of savings would give to each member, and what it would leave in the purse."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import purse
from bookkeeping.domain.occasion import Person
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.people import everyone
from bookkeeping.queries.savings.held import payable


@dataclass(frozen=True, slots=True)
class PayOutRow:
    """A member with what goes back to her, whole rupiah per account."""

    person: Person
    number: int
    amounts: dict[int, int]

    @property
    def total(self) -> int:
        return sum(self.amounts.values())

    @property
    def sukarela(self) -> int:
        return self.amounts.get(SavingsKind.SUKARELA.account, 0)

    @property
    def terikat(self) -> int:
        return self.amounts.get(SavingsKind.TERIKAT.account, 0)

    @property
    def wajib(self) -> int:
        return self.amounts.get(SavingsKind.WAJIB.account, 0)


@dataclass(frozen=True, slots=True)
class PayOut:
    """All who would get something, and what the purse holds on that day."""

    on: date
    rows: tuple[PayOutRow, ...]
    purse: int
    bank: bool

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def left(self) -> int:
        """In the purse afterwards; below zero is not allowed."""
        return self.purse - self.total

    @property
    def short(self) -> int:
        """How much is missing."""
        return max(-self.left, 0)

    @property
    def member_ids(self) -> tuple[UUID, ...]:
        """Everybody in the list."""
        return tuple(row.person.member_id for row in self.rows)

    def only(self, member_ids: Collection[UUID]) -> "PayOut":
        """The same for these members alone."""
        chosen = set(member_ids)
        return replace(self, rows=tuple(row for row in self.rows if row.person.member_id in chosen))


def pay_out(group_id: UUID, on: date, kinds: Collection[SavingsKind], *, bank: bool) -> PayOut:
    """What can go back on that day, in number order, of the past members too; at most four queries."""
    amounts = payable(group_id, on, [kind.account for kind in kinds])
    # Somebody who left and came back stands there once, with her newest number.
    newest = {enrolled.person.member_id: enrolled for enrolled in everyone(group_id)}
    rows = [
        PayOutRow(enrolled.person, enrolled.number, _in_order(amounts[member_id], kinds))
        for member_id, enrolled in newest.items()
        if member_id in amounts
    ]
    account = purse(bank)
    held = saldo_on(on, group_id, (account,))[account]
    return PayOut(on, tuple(sorted(rows, key=lambda row: row.number)), held, bank)


def _in_order(amounts: dict[int, int], kinds: Collection[SavingsKind]) -> dict[int, int]:
    accounts = [kind.account for kind in SavingsKind if kind in kinds]
    return {account: amounts[account] for account in accounts if account in amounts}
