"""What must hold of any book: proofs, totals that agree from both sides, Betulkan that only moves a day."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Sum

from bookkeeping.domain.chart import (
    AKUMULASI_PENYUSUTAN,
    INVENTARIS,
    PERSEDIAAN,
    PIUTANG_PINJAMAN,
    SAVINGS_CODES,
    SHU_ANGGOTA,
)
from bookkeeping.models import Entry, Leg, MonthlyMovement
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.months import counted_of
from bookkeeping.queries.trial import trial_balance
from closing.queries.check import shares_drift
from closing.queries.dues import dues
from closing.queries.statements import Statements
from common.period import Period
from goods.models import StockMovement
from goods.queries.check import goods_drift
from goods.queries.inventory import item_book
from goods.queries.stock import stock_list
from tests.ledger.again import moved
from tests.ledger.books import Melati

LAST_DAY = date(2026, 10, 31)
Months = Counter[tuple[UUID, int, int]]


def no_drift() -> None:
    """Every proof of check_ledger finds everything in order."""
    drifts = (*find_drift(), *goods_drift(), *shares_drift())
    assert [str(drift) for drift in drifts] == []


def agreeing(group: Melati) -> None:
    """Member by member, loan by loan, thing by thing there is what stands on the account."""
    accounts = (PIUTANG_PINJAMAN, PERSEDIAAN, INVENTARIS, AKUMULASI_PENYUSUTAN, SHU_ANGGOTA, *SAVINGS_CODES)
    whole = saldo_on(LAST_DAY, group.id, accounts)
    assert not Leg.objects.filter(group_id=group.id, date__gt=LAST_DAY).exists()
    nameless = _nameless(group.id)  # of journals taken over, until the books of savings and loans name them
    held = savings_now(group.id)
    assert [amount for (member, _), amount in held.items() if member and amount < 0] == []
    for code in SAVINGS_CODES:
        named = [amount for (member, account), amount in held.items() if member and account == code]
        assert sum(named) == whole[code] - nameless[code]
    rows = daftar_pinjaman(group.id, LAST_DAY).rows
    assert sum(row.outstanding for row in rows) == whole[PIUTANG_PINJAMAN] + nameless[PIUTANG_PINJAMAN]
    stock = StockMovement.objects.filter(group_id=group.id).aggregate(value=Sum("value"))
    assert (stock["value"] or 0) == whole[PERSEDIAAN]
    things = item_book(group.id, LAST_DAY).lines
    assert sum(thing.cost for thing in things) == whole[INVENTARIS]
    assert -sum(thing.depreciated for thing in things) == whole[AKUMULASI_PENYUSUTAN]
    assert sum(due.amount for due in dues(group.id)) == whole[SHU_ANGGOTA]
    balance = trial_balance(group.id, LAST_DAY)
    assert balance.debit == balance.credit
    assert sum(line.saldo * (1 if line.kind.grows_by_debit else -1) for line in balance.lines) == 0


def _nameless(group_id: UUID) -> Counter[int]:
    """Credits less debits of legs that name nobody, by account."""
    legs = Leg.objects.filter(group_id=group_id, member_id__isnull=True).order_by()
    rows = legs.values_list("account_id").annotate(credits=Sum("credit"), debits=Sum("debit"))
    return Counter({account: credit - debit for account, credit, debit in rows})


def same_money(found: Statements) -> None:
    """Both sides, the SHU of both papers, and the capital are the same money."""
    neraca, capital = found.neraca, found.capital
    assert neraca.difference == 0
    assert neraca.agrees
    assert capital.closing == neraca.pasiva[1].now
    rows = {row.key: row.now for part in neraca.pasiva for row in part.rows}
    assert rows["shu:tahun"] == found.result.shu


def moves_as_a_whole(group: Melati, entry: Entry, day: date) -> None:
    """Betulkan of the day: all that was written with the entry leaves its month and arrives in the other.

    What a report counts leaves today, as ralat. Refused when the books speak against it.
    """
    mine, counted = Entry.objects.filter(group_id=group.id), counted_of(group.id)
    expected, before, newest = months(), totals(group), mine.latest("seq").seq
    moved(entry, day)
    gone = mine.filter(seq__gt=newest, reverses_id__isnull=False).values("reverses_id")
    assert gone.exists(), entry.kind
    for leg in Leg.objects.filter(entry_id__in=gone):
        much, ralat = leg.debit - leg.credit, counted is not None and counted.covers(leg.date)
        left = LAST_DAY if ralat else leg.date
        arrived = LAST_DAY if ralat and counted is not None and counted.covers(day) else day
        expected[leg.group_id, Period.of(left).key, leg.account_id] -= much
        expected[leg.group_id, Period.of(arrived).key, leg.account_id] += much
    assert standing(months()) == standing(expected), entry.kind
    assert totals(group) == before, entry.kind


def months() -> Months:
    """What moved on each account of each group in each month."""
    rows = MonthlyMovement.objects.values_list("group_id", "period", "account_id", "debit", "credit")
    return Counter(
        {(group, period, account): debit - credit for group, period, account, debit, credit in rows}
    )


def standing(found: Months) -> dict[tuple[UUID, int, int], int]:
    """Without what came to nothing."""
    return {key: net for key, net in found.items() if net}


def totals(group: Melati) -> list[Any]:
    """Every total of the last day: accounts, members, loans, goods, things, parts of SHU."""
    loans = daftar_pinjaman(group.id, LAST_DAY).rows
    things = item_book(group.id, LAST_DAY).lines
    return [
        [(line.account, line.saldo) for line in trial_balance(group.id, LAST_DAY).lines if line.saldo],
        {key: held for key, held in savings_now(group.id).items() if held},
        sorted((str(row.member_id), row.principal, row.outstanding, row.paid_interest) for row in loans),
        [(row.name, row.held) for row in stock_list(group.id, LAST_DAY).rows if row.held.quantity],
        sorted((str(t.id), t.count, t.cost, t.depreciated) for t in things if t.count),
        [(due.member_id, due.amount) for due in dues(group.id) if due.amount],
    ]
