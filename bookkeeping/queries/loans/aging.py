"""Arrears by age of every group at the end of a month: from the rollup and the plans, never from legs."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db import connection

from bookkeeping.domain.loans.aging import Portfolio, portfolio_of
from common.period import Period
from regions.tenancy.scope import current_kota_id

# Only the plans of loans that are late are read, each by its key.
AGES = """
WITH sums AS (
    SELECT m.group_id, m.loan_id, sum(m.lent - m.paid_principal - m.written_off) AS owed,
        sum(m.paid_principal + m.written_off) AS principal, sum(m.paid_interest) AS interest,
        greatest(sum(m.due_principal - m.paid_principal - m.written_off), 0)
            + greatest(sum(m.due_interest - m.paid_interest), 0) AS late
    FROM bookkeeping_loanmovement m
    JOIN bookkeeping_loan l ON l.kota_id = m.kota_id AND l.id = m.loan_id
        AND (l.cancelled_on IS NULL OR l.cancelled_on > %(last)s)
    WHERE m.kota_id = %(kota)s AND m.period <= %(period)s
    GROUP BY m.group_id, m.loan_id
)
SELECT s.group_id, s.owed, s.late, CASE WHEN s.late > 0 THEN %(last)s - (
    SELECT min(reached.due_on) FROM (
        SELECT i.due_on, i.principal, i.interest,
            sum(i.principal) OVER plan AS principals, sum(i.interest) OVER plan AS interests
        FROM bookkeeping_instalment i
        WHERE i.kota_id = %(kota)s AND i.loan_id = s.loan_id AND i.plan = coalesce((
            SELECT max(b.plan) FROM bookkeeping_instalment b
            WHERE b.kota_id = %(kota)s AND b.loan_id = s.loan_id AND b.no = 0 AND b.due_on <= %(last)s
        ), 1)
        WINDOW plan AS (ORDER BY i.no)
    ) reached
    WHERE (reached.principal > 0 AND reached.principals > s.principal)
        OR (reached.interest > 0 AND reached.interests > s.interest)
) ELSE 0 END AS days
FROM sums s WHERE s.owed > 0 OR s.late > 0
"""


def portfolios(period: Period) -> dict[UUID, Portfolio]:
    """The portfolio of each group with running loans, late by the last day of the month; one query."""
    params: dict[str, Any] = {"kota": current_kota_id(), "period": period.key, "last": period.last}
    loans: dict[UUID, list[tuple[int, int, int]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(AGES, params)
        for group_id, owed, late, days in cursor.fetchall():
            loans[group_id].append((int(owed), int(late), int(days or 0)))
    return {group_id: portfolio_of(found) for group_id, found in loans.items()}
