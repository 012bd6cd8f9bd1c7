"""Saldo of accounts on a day: whole months from the rollup, the last one from its legs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Sum

from bookkeeping.domain.chart import ACCOUNTS, SAVINGS_CODES
from bookkeeping.models import Leg, MonthlyMovement
from common.period import Period


@dataclass(frozen=True, slots=True)
class Moved:
    """What went in and out of an account, whole rupiah."""

    debit: int = 0
    credit: int = 0

    def plus(self, debit: int, credit: int) -> "Moved":
        return Moved(self.debit + debit, self.credit + credit)


def moved_until(
    on: date, group_id: UUID | None = None, accounts: Collection[int] | None = None
) -> dict[int, Moved]:
    """Debit and credit of each account up to the end of that day; of one group, or of all that is seen.

    Two queries; one when the day is the last of its month, for then no legs are read.
    """
    where: dict[str, Any] = {} if group_id is None else {"group_id": group_id}
    if accounts is not None:
        where["account_id__in"] = accounts
    month = Period.of(on)
    whole = month if on == month.last else month.previous()
    sums = {"debits": Sum("debit"), "credits": Sum("credit")}
    months = MonthlyMovement.objects.filter(**where, period__lte=whole.key)
    rows = list(months.values_list("account_id").annotate(**sums))
    if on != month.last:
        legs = Leg.objects.filter(**where, date__gte=month.first, date__lte=on)
        rows += legs.values_list("account_id").annotate(**sums)
    found: dict[int, Moved] = {}
    for account, debit, credit in rows:
        found[account] = found.get(account, Moved()).plus(debit, credit)
    return found


def saldo_on(on: date, group_id: UUID, accounts: Collection[int]) -> dict[int, int]:
    """Saldo of these accounts as a book shows it, zero where nothing moved."""
    moved = moved_until(on, group_id, accounts)
    return {
        code: ACCOUNTS[code].balance(m.debit, m.credit)
        for code, m in ((code, moved.get(code, Moved())) for code in accounts)
    }


def savings_now(group_id: UUID, member_id: UUID | None = None) -> dict[tuple[UUID, int], int]:
    """Savings held, by member and account; of one member or of all in the group. One query."""
    legs = Leg.objects.filter(group_id=group_id, account_id__in=SAVINGS_CODES, member_id__isnull=False)
    if member_id is not None:
        legs = legs.filter(member_id=member_id)
    rows = legs.values_list("member_id", "account_id").annotate(saldo=Sum(F("credit") - F("debit")))
    return {(member, account): saldo for member, account, saldo in rows}


def savings_moves(group_id: UUID, member_id: UUID, account: int) -> dict[date, int]:
    """What a member paid in and took out of one kind of savings, by day (taken out is below zero)."""
    legs = Leg.objects.filter(group_id=group_id, member_id=member_id, account_id=account)
    return dict(legs.values_list("date").annotate(moved=Sum(F("credit") - F("debit"))))
