"""Trial balance: every account of a group, or of all that is seen, on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import ACCOUNTS, CHART, Kind
from bookkeeping.queries.balances import Moved, moved_until


@dataclass(frozen=True, slots=True)
class TrialLine:
    """An account with all that was written on either side, and its saldo as a book shows it."""

    account: int
    name: str
    kind: Kind
    debit: int
    credit: int
    saldo: int


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """The accounts in the order of the chart; both sums are equal, or the ledger is broken."""

    until: date
    lines: tuple[TrialLine, ...]
    debit: int
    credit: int


def trial_balance(group_id: UUID | None, until: date) -> TrialBalance:
    """Of one group, or of all groups that are seen; accounts without a movement are left out. Two queries."""
    moved = moved_until(until, group_id)
    lines = tuple(_line(spec.code, moved[spec.code]) for spec in CHART if spec.code in moved)
    return TrialBalance(until, lines, sum(line.debit for line in lines), sum(line.credit for line in lines))


def _line(code: int, moved: Moved) -> TrialLine:
    spec = ACCOUNTS[code]
    debit, credit = int(moved.debit), int(moved.credit)
    return TrialLine(code, spec.name, spec.kind, debit, credit, spec.balance(debit, credit))
