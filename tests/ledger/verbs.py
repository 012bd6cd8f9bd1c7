"""What a treasurer does with money, drawn blindly: a verb takes a day, an amount, a number that chooses."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bookkeeping.commands.cash import Direction, RecordCash, Transfer, record_cash, transfer
from bookkeeping.commands.correcting import ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.loans.lending import lend
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.opening import OpenBalances, OpeningSavings, open_balances
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.interest import ShareInterest, share_interest
from bookkeeping.commands.savings.leaving import LeavePaid, leave_paid
from bookkeeping.commands.savings.paying import SaveMoney, WithdrawSavings, save_money, withdraw_savings
from bookkeeping.commands.savings.paying_leaver import PayLeaver, pay_leaver
from bookkeeping.commands.savings.paying_out import PayOutSavings, pay_out_savings
from bookkeeping.domain.chart import CASH_CODES
from bookkeeping.domain.choices import CASH_IN, CASH_OUT
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.savings.interest import Basis, Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.models import Entry, Leg, Loan
from bookkeeping.queries.book_months import first_day
from bookkeeping.queries.savings.interest import Terms, interest
from bookkeeping.queries.savings.leaving import parting
from bookkeeping.queries.savings.pay_out import pay_out
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from members.models import Enrolment
from tests.commands.test_bookkeeping_correcting import correcting
from tests.commands.test_bookkeeping_loans import lending
from tests.ledger.books import ACTOR, Melati

Verb = Callable[[Melati, date, int, int], Any]
FREE = (SavingsKind.SUKARELA, SavingsKind.TERIKAT)


def one_of(ids: Any, n: int) -> UUID:
    """The one that the number chooses; refused when there is none."""
    found: Sequence[UUID] = list(ids)
    if not found:
        raise Refused([])
    return found[n % len(found)]


def _cash(melati: Melati, day: date, amount: int, n: int) -> Any:
    masuk = n % 3 > 0
    account = (CASH_IN if masuk else CASH_OUT)[n % 5]
    direction = Direction.MASUK if masuk else Direction.KELUAR
    cmd = RecordCash(uuid7(), melati.id, day, direction, account, amount, "Uji", bank=n % 7 == 0)
    return record_cash(cmd, actor=ACTOR)


def _save(melati: Melati, day: date, amount: int, n: int) -> Any:
    who = melati.people[n % len(melati.people)].member_id
    cmd = SaveMoney(uuid7(), melati.id, who, day, amount * (n % 3), amount, amount * (n % 2))
    return save_money(cmd, actor=ACTOR)


def _withdraw(melati: Melati, day: date, amount: int, n: int) -> Any:
    who = melati.people[n % len(melati.people)].member_id
    return withdraw_savings(WithdrawSavings(uuid7(), melati.id, who, day, amount), actor=ACTOR)


def _transfer(melati: Melati, day: date, amount: int, n: int) -> Any:
    return transfer(Transfer(uuid7(), melati.id, day, amount, to_bank=n % 3 > 0), actor=ACTOR)


def _open(melati: Melati, day: date, amount: int, n: int) -> Any:
    saved = (OpeningSavings(melati.people[0].member_id, wajib=amount // 2),)
    first = first_day(melati.id) or day
    return open_balances(OpenBalances(uuid7(), melati.id, first, amount, n * 1_000, saved), actor=ACTOR)


def _lend(melati: Melati, day: date, amount: int, n: int) -> Any:
    terms = {
        "date": day,
        "first_due": day + timedelta(days=1 + n % 40),
        "principal": amount + 100_000,
        "rate_bps": n % 300,
        "method": tuple(Method)[n % 2],
        "rhythm": tuple(Rhythm)[n % 3],
        "count": 1 + n % 12,
        "rounding": (1, 100, 500, 1_000)[n % 4],
    }
    return lend(lending(melati, who=n % len(melati.people), **terms), actor=ACTOR)


def _pay(melati: Melati, day: date, amount: int, n: int) -> Any:
    loan = one_of(Loan.objects.order_by("number").values_list("id", flat=True), n)
    cmd = PayInstalment(uuid7(), loan, day, amount // 2, amount // 20, n % 5 * 500, n % 4 * 1_000)
    return pay_instalment(cmd, actor=ACTOR)


def _correct(melati: Melati, day: date, amount: int, n: int) -> Any:
    entry_id = one_of(Entry.objects.order_by("seq").values_list("id", flat=True), n)
    accounts = Leg.objects.filter(entry_id=entry_id).exclude(account_id__in=CASH_CODES).order_by("id")
    lines = [CorrectedLine(code, amount) for code in accounts.values_list("account_id", flat=True)]
    return correct_entry(correcting(entry_id, *((x.account, x.amount) for x in lines), date=day), actor=ACTOR)


def _reverse(melati: Melati, day: date, amount: int, n: int) -> Any:
    entry_id = one_of(Entry.objects.order_by("seq").values_list("id", flat=True), n)
    return reverse_entry(ReverseEntry(uuid7(), entry_id, "Uji"), actor=ACTOR)


def _pay_out(melati: Melati, day: date, amount: int, n: int) -> Any:
    shown = pay_out(melati.id, day, FREE, bank=n % 7 == 0)
    chosen = shown.only(shown.member_ids[: 1 + n % 4])
    cmd = PayOutSavings(uuid7(), melati.id, day, FREE, chosen.member_ids, chosen.total, n % 7 == 0)
    return pay_out_savings(cmd, actor=ACTOR)


def _interest(melati: Melati, day: date, amount: int, n: int) -> Any:
    last = Period.of(day).previous()
    kinds, basis = (SavingsKind.WAJIB, SavingsKind.SUKARELA), tuple(Basis)[n % 2]
    pool = amount if n % 3 else 0
    rate = 0 if pool else n % 300
    terms = Terms(last, last, basis, kinds, rate_bps=rate or None, pool=pool or None)
    total = interest(melati.id, day, terms).total
    payment = tuple(Payment)[n % 3]
    cmd = ShareInterest(uuid7(), melati.id, day, last.key, last.key, basis, kinds, rate, pool, payment, total)
    return share_interest(cmd, actor=ACTOR)


def _leave(melati: Melati, day: date, amount: int, n: int) -> Any:
    enrolled = Enrolment.objects.filter(group_id=melati.id, left_on=None).order_by("number")
    hers = one_of(enrolled.values_list("id", flat=True), n)
    total = parting(melati.id, enrolled.get(pk=hers).member_id).total
    return leave_paid(LeavePaid(uuid7(), hers, day, "Pindah", total, day, n % 7 == 0), actor=ACTOR)


def _leave_again(melati: Melati, day: date, amount: int, n: int) -> Any:
    """Who left was not paid after all, and is on another day."""
    gone = Enrolment.objects.filter(group_id=melati.id, left_on__isnull=False).order_by("number")
    hers = one_of(gone.values_list("member_id", flat=True), n)
    paid = Leg.objects.filter(member_id=hers, entry__kind=EntryKind.PENGEMBALIAN).values("entry_id")
    undone = Entry.objects.filter(reverses__in=paid).values("reverses_id")
    for entry_id in Entry.objects.filter(pk__in=paid).exclude(pk__in=undone).values_list("id", flat=True):
        reverse_entry(ReverseEntry(uuid7(), entry_id, "Belum diambil"), actor=ACTOR)
    total = parting(melati.id, hers).total
    return pay_leaver(PayLeaver(uuid7(), melati.id, hers, day, total, n % 7 == 0), actor=ACTOR)


VERBS: dict[str, Verb] = {
    "cash": _cash,
    "correct": _correct,
    "interest": _interest,
    "leave": _leave,
    "leave_again": _leave_again,
    "lend": _lend,
    "open": _open,
    "pay": _pay,
    "pay_out": _pay_out,
    "reverse": _reverse,
    "save": _save,
    "transfer": _transfer,
    "withdraw": _withdraw,
}
