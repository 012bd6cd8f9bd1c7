"""Months closed and sealed, rules agreed, years shared and closed, drawn blindly as in verbs.py."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.commands.months import CloseMonth, ReopenMonth, close_month, reopen_month, seal_months
from bookkeeping.domain.chart import KAS, SIMPANAN_SUKARELA
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.rules import Settlement, WajibEvery
from bookkeeping.models import Entry, Month
from bookkeeping.models.month import MonthState
from closing.commands.correcting import CorrectPayment, CorrectShare, correct_payment, correct_share
from closing.commands.month import CloseCheckedMonth, close_checked_month
from closing.commands.pay import PayShares, SpendFund, pay_shares, spend_fund
from closing.commands.rules import SetShuRules, set_shu_rules
from closing.commands.share import ShareShu, share_shu
from closing.commands.take_back import TakeBackShu, take_back_shu
from closing.commands.year import CloseYear, ReopenYear, close_year, reopen_year
from closing.domain.completeness import findings
from closing.domain.paying import PaidPart
from closing.domain.sharing import EXAMPLE, UNITS, ShuItem, ShuRules
from closing.domain.words import CapitalBasis, ItemKind
from closing.models import YearShare
from closing.queries.dues import payment_of, unpaid
from closing.queries.month import month_facts
from closing.queries.rehearsal import open_months, rehearse_instead
from closing.queries.rules import agreed_of
from closing.queries.statements import funds_on
from closing.queries.surplus import surplus_of
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from tests.ledger.books import ACTOR, Melati
from tests.ledger.verbs import Verb, one_of

YEAR = 2025  # the one that has ended
ONLY_FUNDS = ShuRules(
    (ShuItem(ItemKind.CADANGAN, "Cadangan", 3_333), ShuItem(ItemKind.DANA, "Dana sosial", 6_667)), 2
)
BY_SAVINGS = replace(
    ONLY_FUNDS,
    items=(*ONLY_FUNDS.items[:1], ShuItem(ItemKind.JASA_SIMPANAN, "Anggota", 6_667)),
    rounding_no=1,
)


def _agree(melati: Melati, day: date, amount: int, n: int) -> Any:
    every, paid_out = tuple(WajibEvery)[n % 2], n % 2 == 0
    cmd = SetRules(
        uuid7(), melati.id, day, n % 2 * 50_000, n % 3 * 10_000, n % 4 * 1_000, n % 200, tuple(Method)[n % 2],
        10, Rhythm.MONTHLY, 500, n % 2 * 1_000, wajib_every=every, wajib_paid_out=paid_out,
        settlement=tuple(Settlement)[n % len(tuple(Settlement))],
    )  # fmt: skip
    return set_rules(cmd, actor=ACTOR)


def _close_month(melati: Melati, day: date, amount: int, n: int) -> Any:
    period = Period.of(day)
    if n % 3 == 0:
        return close_month(CloseMonth(uuid7(), melati.id, period), actor=ACTOR)
    said = tuple(found.sentence for found in findings(month_facts(melati.id, period)) if found.is_warning)
    return close_checked_month(CloseCheckedMonth(uuid7(), melati.id, period, said), actor=ACTOR)


def _reopen_month(melati: Melati, day: date, amount: int, n: int) -> Any:
    closed = Month.objects.filter(group_id=melati.id, state=MonthState.CLOSED).order_by("period")
    period = Period.from_key(closed.get(pk=one_of(closed.values_list("id", flat=True), n)).period)
    return reopen_month(ReopenMonth(uuid7(), melati.id, period, "Nota tertinggal"), actor=ACTOR)


def _seal(melati: Melati, day: date, amount: int, n: int) -> Any:
    """What issuing a report does; seldom a late month, which would end the history."""
    period = Period.of(day - timedelta(days=0 if n % 5 == 0 else 120))
    if not seal_months([melati.id], period, actor=ACTOR, reason="Laporan 1"):
        raise Refused([])


def _agree_shu(melati: Melati, day: date, amount: int, n: int) -> Any:
    basis = tuple(CapitalBasis)[n % 2]
    rules = replace((EXAMPLE, ONLY_FUNDS, BY_SAVINGS)[n % 3], unit=UNITS[n % 4], basis=basis)
    cmd = SetShuRules(uuid7(), melati.id, date(YEAR, 1, 1 + n % 20), rules, "AD/ART pasal 12")
    return set_shu_rules(cmd, actor=ACTOR)


def _share(melati: Melati, day: date, amount: int, n: int) -> Any:
    """The RAT, mostly after the months of the year were closed."""
    for period in open_months(melati.id, YEAR) if n % 4 else ():
        close_month(CloseMonth(uuid7(), melati.id, period), actor=ACTOR)
    much = surplus_of(melati.id, YEAR).amount
    cmd = ShareShu(uuid7(), melati.id, YEAR, day, "Notulen RAT", "Rapat menyetujui", much)
    return share_shu(cmd, actor=ACTOR)


def _share_again(melati: Melati, day: date, amount: int, n: int) -> Any:
    """Other percentages than those that were posted."""
    share = YearShare.objects.get(pk=one_of(YearShare.objects.order_by("id").values_list("id", flat=True), n))
    rules = ONLY_FUNDS if n % 2 else EXAMPLE
    seen = rehearse_instead(share, replace(agreed_of(share.rules_id), rules=rules), day, day).split
    much = 0 if seen is None else seen.amount
    cmd = CorrectShare(uuid7(), share.entry_id, day, rules, "Notulen RAT", "Diulang", much, "Persen keliru")
    return correct_share(cmd, actor=ACTOR)


def _pay_share(melati: Melati, day: date, amount: int, n: int) -> Any:
    waiting = unpaid(melati.id)[: 1 + n % 3]
    parts = tuple(PaidPart(due.member_id, due.amount // (1 + n % 2) or 1) for due in waiting)
    into = SIMPANAN_SUKARELA if n % 4 == 3 else KAS
    return pay_shares(PayShares(uuid7(), melati.id, day, parts, into), actor=ACTOR)


def _pay_share_again(melati: Melati, day: date, amount: int, n: int) -> Any:
    """Half of what was written as paid."""
    entry = _of_kind(n, EntryKind.PEMBAYARAN_SHU)
    into, parts = payment_of(entry)
    halves = tuple(PaidPart(part.member_id, part.amount // 2 or 1) for part in parts)
    cmd = CorrectPayment(uuid7(), entry.id, entry.date, halves, into, "Salah hitung")
    return correct_payment(cmd, actor=ACTOR)


def _spend(melati: Melati, day: date, amount: int, n: int) -> Any:
    funds = sorted(name for name, held in funds_on(melati.id, day).items() if held > 0)
    if not funds:
        raise Refused([])
    cmd = SpendFund(uuid7(), melati.id, day, funds[n % len(funds)], amount // 20, "Santunan")
    return spend_fund(cmd, actor=ACTOR)


def _take_back_shu(melati: Melati, day: date, amount: int, n: int) -> Any:
    entry = _of_kind(n, EntryKind.PEMBAYARAN_SHU, EntryKind.PEMBAGIAN_SHU)
    return take_back_shu(TakeBackShu(uuid7(), entry.id, "Uji"), actor=ACTOR)


def _close_year(melati: Melati, day: date, amount: int, n: int) -> Any:
    return close_year(CloseYear(uuid7(), melati.id, YEAR), actor=ACTOR)


def _reopen_year(melati: Melati, day: date, amount: int, n: int) -> Any:
    return reopen_year(ReopenYear(uuid7(), melati.id, YEAR, "Nota tertinggal"), actor=ACTOR)


def _of_kind(n: int, *kinds: EntryKind) -> Entry:
    undone = Entry.objects.filter(reverses_id__isnull=False).values("reverses_id")
    found = Entry.objects.filter(kind__in=kinds).exclude(id__in=undone).order_by("-seq")
    return Entry.objects.get(pk=one_of(found.values_list("id", flat=True), n))


VERBS: dict[str, Verb] = {
    "agree": _agree,
    "agree_shu": _agree_shu,
    "close_month": _close_month,
    "close_year": _close_year,
    "pay_share": _pay_share,
    "pay_share_again": _pay_share_again,
    "reopen_month": _reopen_month,
    "reopen_year": _reopen_year,
    "seal": _seal,
    "share": _share,
    "share_again": _share_again,
    "spend": _spend,
    "take_back_shu": _take_back_shu,
}
