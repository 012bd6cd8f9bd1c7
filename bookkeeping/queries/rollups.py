"""Sums of all groups at the end of a month, for dashboards and reports: from the rollups, never from legs.

The number of queries is constant. Raw SQL, so every statement names kota_id; row-level security narrows it to
the kelurahan that may be seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from bookkeeping.domain.chart import ACCOUNTS, BANK, KAS, PIUTANG_PINJAMAN, SAVINGS_CODES
from bookkeeping.models.month import MonthState
from bookkeeping.queries.months import month_states
from common.period import Period
from regions.tenancy.scope import current_kota_id

BALANCES = """
SELECT group_id, account_id, sum(debit), sum(credit), max(period)
FROM bookkeeping_monthlymovement WHERE kota_id = %s AND period <= %s
GROUP BY group_id, account_id
"""

# A loan cancelled later still ran at the end of this month; one cancelled by then never counts. Pokok that
# was written off is asked of nobody. The few cancelled ones are left out, because to look up each loan that
# runs takes the square of the time.
ARREARS = """
SELECT group_id, sum(instalments), count(*) FILTER (WHERE owed > 0), count(*) FILTER (WHERE late > 0),
       coalesce(sum(late), 0)
FROM (
    SELECT m.group_id, m.loan_id,
        sum(m.paid_principal + m.paid_interest + m.paid_penalty) FILTER (WHERE m.period = %(period)s)
            AS instalments,
        sum(m.lent - m.paid_principal - m.written_off) AS owed,
        greatest(sum(m.due_principal - m.paid_principal - m.written_off), 0)
            + greatest(sum(m.due_interest - m.paid_interest), 0) AS late
    FROM bookkeeping_loanmovement m
    WHERE m.kota_id = %(kota)s AND m.period <= %(period)s AND m.loan_id NOT IN (
        SELECT id FROM bookkeeping_loan WHERE kota_id = %(kota)s AND cancelled_on <= %(last)s
    )
    GROUP BY m.group_id, m.loan_id
) loans
GROUP BY group_id
"""

# One look into the index of each book, however many entries it holds.
LAST_ENTRY = """
SELECT b.group_id, (
    SELECT e.date FROM bookkeeping_entry e
    WHERE e.kota_id = b.kota_id AND e.group_id = b.group_id AND e.date <= %s
    ORDER BY e.date DESC, e.seq DESC LIMIT 1
) FROM bookkeeping_book b WHERE b.kota_id = %s
"""

MONTHS = """
SELECT period, account_id, sum(debit), sum(credit)
FROM bookkeeping_monthlymovement WHERE kota_id = %s AND period <= %s
GROUP BY period, account_id ORDER BY period
"""


@dataclass(frozen=True, slots=True)
class GroupArrears:
    """The loans of a group at the end of a month, whole rupiah."""

    group_id: UUID
    instalments: int  # pokok, jasa and denda paid in the month
    running: int  # loans not paid off
    late: int  # loans with arrears
    arrears: int  # pokok and jasa that fell due and were not paid


@dataclass(frozen=True, slots=True)
class GroupTotals:
    """The money of a group at the end of a month, whole rupiah; a group without a book has zeros."""

    group_id: UUID
    savings: int
    loans_out: int  # sisa pinjaman
    instalments: int
    running_loans: int
    late_loans: int
    arrears: int
    kas: int
    bank: int
    posted: bool  # something moved in the month
    last_entry: date | None  # day of the newest entry by the end of the month
    state: MonthState
    # The newest month in which something moved: told by the rollup, as last_entry is by the book.
    last_month: Period | None = field(default=None, compare=False)

    @property
    def cash(self) -> int:
        """Kas and bank together."""
        return self.kas + self.bank


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """The money of all groups that are seen, at the end of a month."""

    period: Period
    savings: int
    loans_out: int
    cash: int


def arrears(period: Period) -> dict[UUID, GroupArrears]:
    """Loans and arrears by group, of every group that has loans; one query."""
    params = {"kota": current_kota_id(), "period": period.key, "last": period.last}
    rows = _read(ARREARS, params)
    return {row[0]: GroupArrears(row[0], int(row[1] or 0), row[2], row[3], int(row[4])) for row in rows}


def group_totals(period: Period, *, days: bool = True) -> dict[UUID, GroupTotals]:
    """The totals of every group with a book, at the end of that month; four queries for a whole kota.

    Without `days` nothing but rollups is read: groups in which nothing has moved yet are left out, and
    `last_entry` stays empty.
    """
    kota_id = current_kota_id()
    saldo: dict[UUID, dict[int, int]] = {}
    newest: dict[UUID, int] = {}
    for group_id, account, debit, credit, last in _read(BALANCES, [kota_id, period.key]):
        saldo.setdefault(group_id, {})[account] = ACCOUNTS[account].balance(int(debit), int(credit))
        newest[group_id] = max(newest.get(group_id, 0), last)
    loans, states = arrears(period), month_states(period)
    dated = dict(_read(LAST_ENTRY, [period.last, kota_id])) if days else dict.fromkeys(saldo)
    return {
        group_id: _totals(
            group_id,
            saldo.get(group_id, {}),
            loans.get(group_id),
            newest=newest.get(group_id),
            period=period,
            last_entry=dated[group_id],
            state=states.get(group_id, MonthState.OPEN),
        )
        for group_id in dated
    }


def no_totals(group_id: UUID) -> GroupTotals:
    """A group that has not opened a book yet."""
    return _totals(group_id, {}, None, newest=None, period=None, last_entry=None, state=MonthState.OPEN)


def monthly_totals(first: Period, last: Period) -> tuple[MonthTotals, ...]:
    """The totals at the end of each month from `first` to `last`, for a chart; one query."""
    moved: dict[int, dict[int, int]] = {}
    for key, account, debit, credit in _read(MONTHS, [current_kota_id(), last.key]):
        change = ACCOUNTS[account].balance(int(debit), int(credit))
        month = moved.setdefault(max(key, first.key), {})
        month[account] = month.get(account, 0) + change
    saldo: dict[int, int] = {}
    found = []
    for period in Period.range(first, last):
        for account, change in moved.get(period.key, {}).items():
            saldo[account] = saldo.get(account, 0) + change
        found.append(
            MonthTotals(
                period=period,
                savings=sum(saldo.get(code, 0) for code in SAVINGS_CODES),
                loans_out=saldo.get(PIUTANG_PINJAMAN, 0),
                cash=saldo.get(KAS, 0) + saldo.get(BANK, 0),
            )
        )
    return tuple(found)


def _totals(
    group_id: UUID,
    saldo: dict[int, int],
    loans: GroupArrears | None,
    *,
    newest: int | None,
    period: Period | None,
    last_entry: date | None,
    state: MonthState,
) -> GroupTotals:
    loans = loans or GroupArrears(group_id, 0, 0, 0, 0)
    return GroupTotals(
        group_id=group_id,
        savings=sum(saldo.get(code, 0) for code in SAVINGS_CODES),
        loans_out=saldo.get(PIUTANG_PINJAMAN, 0),
        instalments=loans.instalments,
        running_loans=loans.running,
        late_loans=loans.late,
        arrears=loans.arrears,
        kas=saldo.get(KAS, 0),
        bank=saldo.get(BANK, 0),
        posted=period is not None and newest == period.key,
        last_entry=last_entry,
        state=state,
        last_month=None if newest is None else Period.from_key(newest),
    )


def _read(sql: str, params: Any) -> Iterable[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
