"""Buku Kas: what came in and went out in a month, of the kas and of the bank."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Sum

from bookkeeping.domain.chart import ACCOUNTS, BANK, KAS
from bookkeeping.domain.folding import Folded, LineState, Linked, fold
from bookkeeping.models import Leg
from bookkeeping.models.month import MonthState
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.corrections import Corrections, corrections_of
from bookkeeping.queries.months import month_state
from common.period import Period


@dataclass(frozen=True, slots=True)
class CashLine:
    """A line of the book; amounts in whole rupiah, `saldo` after it. `trail`: all entries behind it."""

    entry_id: UUID
    date: date
    voucher: str  # nomor bukti kas, "12/2026"
    memo: str
    kind: str
    fund: str  # sumber dana
    masuk: int
    keluar: int
    saldo: int
    state: LineState
    trail: tuple[UUID, ...]
    reason: str  # why it was corrected


@dataclass(frozen=True, slots=True)
class CashBook:
    """The month of the kas or of the bank: saldo awal, lines, jumlah, saldo akhir."""

    account: int
    name: str
    saldo_awal: int
    lines: tuple[CashLine, ...]
    masuk: int
    keluar: int
    saldo_akhir: int


@dataclass(frozen=True, slots=True)
class BukuKas:
    """Both books of a group in a month."""

    period: Period
    state: MonthState
    kas: CashBook
    bank: CashBook

    @property
    def saldo_akhir(self) -> int:
        """Kas and bank together."""
        return self.kas.saldo_akhir + self.bank.saldo_akhir


@dataclass(frozen=True, slots=True)
class _Moved:
    """What one entry moved in one purse."""

    linked: Linked
    date: date
    voucher: str
    memo: str
    kind: str
    reason: str
    fund: str
    debit: int
    credit: int


def buku_kas(group_id: UUID, period: Period) -> BukuKas:
    """The books of one month, in the order of the days; six queries at most."""
    before = saldo_on(period.previous().last, group_id, (KAS, BANK))
    moved = {code: _moved(group_id, code, period) for code in (KAS, BANK)}
    ids = {line.linked.id for lines in moved.values() for line in lines}
    links = corrections_of(ids)
    books = {code: _book(code, before[code], moved[code], links) for code in (KAS, BANK)}
    return BukuKas(period, month_state(group_id, period), books[KAS], books[BANK])


def _moved(group_id: UUID, account: int, period: Period) -> list[_Moved]:
    legs = Leg.objects.filter(
        group_id=group_id, account_id=account, date__gte=period.first, date__lte=period.last
    )
    columns = ("voucher_no", "voucher_year", "memo", "kind", "reason", "reverses_id", "replaces_id")
    rows = (
        legs.values_list("date", "entry__seq", "entry_id", *(f"entry__{name}" for name in columns))
        .annotate(from_fund=Max("fund"), came=Sum("debit"), went=Sum("credit"))
        .order_by("date", "entry__seq")
    )
    return [
        _Moved(Linked(entry, undoes, instead), day, f"{number}/{year}", memo, kind, reason, fund, came, went)
        for day, _, entry, number, year, memo, kind, reason, undoes, instead, fund, came, went in rows
    ]


def _book(account: int, saldo_awal: int, moved: list[_Moved], links: Corrections) -> CashBook:
    by_id: Mapping[UUID, _Moved] = {line.linked.id: line for line in moved}
    shown = fold([line.linked for line in moved], links.reversed_by, links.replaced_by)
    saldo, lines = saldo_awal, []
    for folded in shown:
        line = _line(by_id[folded.id], folded, saldo)
        saldo = line.saldo
        lines.append(line)
    return CashBook(
        account=account,
        name=ACCOUNTS[account].name,
        saldo_awal=saldo_awal,
        lines=tuple(lines),
        masuk=sum(line.masuk for line in lines),
        keluar=sum(line.keluar for line in lines),
        saldo_akhir=saldo,
    )


def _line(moved: _Moved, folded: Folded, saldo: int) -> CashLine:
    void = folded.state is LineState.DIBATALKAN
    masuk, keluar = (0, 0) if void else (moved.debit, moved.credit)
    return CashLine(
        entry_id=moved.linked.id,
        date=moved.date,
        voucher=moved.voucher,
        memo=moved.memo,
        kind=moved.kind,
        fund=moved.fund,
        masuk=masuk,
        keluar=keluar,
        saldo=saldo + masuk - keluar,
        state=folded.state,
        trail=folded.trail,
        reason=moved.reason,
    )
