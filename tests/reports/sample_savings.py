"""Savings of an invented group: the book of a year and a card."""

from datetime import date, timedelta

from bookkeeping.domain.prints.savings import (
    Savings,
    SavingsCard,
    SavingsCardLine,
    SavingsYear,
    SavingsYearRow,
)
from common.period import Period
from tests.reports.sample_books import HEAD, NAMES, PRINTED, SIGNATURES

MONTHS = tuple(Period(2026, month) for month in range(1, 13))


def year_book(members: int, amount: int = 20_000, name: str = "") -> SavingsYear:
    """Everybody brought 50.000 into the year and saved as much each month, but for the last."""
    rows = tuple(
        SavingsYearRow(f"{no:03d}", name or NAMES[no % 7], 50_000, (*(amount,) * 11, 0), 50_000 + 11 * amount)
        for no in range(1, members + 1)
    )
    held = Savings(wajib=sum(row.held for row in rows))
    return SavingsYear(HEAD, 2026, MONTHS, rows, held, SIGNATURES, PRINTED)


def card(lines: int, amount: int = 20_000, name: str = "Aminah") -> SavingsCard:
    """Wajib every week, and at the end some sukarela taken out again."""
    moves = [Savings(wajib=amount, sukarela=500)] * lines
    if lines > 1:
        moves[-1] = Savings(sukarela=-500)
    saldo, written = 0, []
    for at, moved in enumerate(moves):
        saldo += moved.total
        day = date(2017, 1, 2) + timedelta(7 * at)
        memo = f"Simpanan wajib dan sukarela Bu {name}"
        written.append(SavingsCardLine(day, f"{at + 1}/{day.year}", memo, moved, saldo))
    return SavingsCard(
        head=HEAD,
        number="001",
        name=name,
        address="Gang Kenanga 3, RT 2 RW 5",
        joined_on=date(2017, 1, 1),
        until=date(2026, 10, 31),
        lines=tuple(written),
        owed="Rp 30.000, 3 kali" if lines else "",
        signatures=SIGNATURES,
        printed=PRINTED,
    )
