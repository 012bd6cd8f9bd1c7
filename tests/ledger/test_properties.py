"""What holds of every book, whatever is written into it and in whatever order (real PostgreSQL)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from bookkeeping.commands.cash import Direction, RecordCash, Transfer, record_cash, transfer
from bookkeeping.commands.correcting import ReverseEntry, correct_entry, reverse_entry
from bookkeeping.commands.loans.lending import lend
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.opening import OpenBalances, OpeningSavings, open_balances
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.savings.paying import SaveMoney, WithdrawSavings, save_money, withdraw_savings
from bookkeeping.domain.chart import CASH_CODES
from bookkeeping.domain.choices import CASH_IN, CASH_OUT
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.models import Entry, Leg, Loan, MonthlyMovement
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.cash import buku_kas
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.rollups import arrears
from bookkeeping.queries.savings.book import buku_simpanan
from bookkeeping.queries.trial import trial_balance
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from tests.commands.test_bookkeeping_correcting import correcting
from tests.commands.test_bookkeeping_loans import lending
from tests.ledger.books import ACTOR, Melati, cash_in, cash_out, posted

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 10, 31)
checked = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

days = st.integers(0, 150).map(lambda ago: LAST_DAY - timedelta(days=ago))
thousands = st.integers(1, 300).map(lambda n: n * 1_000)
any_number = st.integers(0, 1_000)


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, date, int, int]:
    """A verb, a day, an amount, and a number that chooses among what there is."""
    return draw(st.sampled_from(sorted(VERBS))), draw(days), draw(thousands), draw(any_number)


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
    return open_balances(OpenBalances(uuid7(), melati.id, day, amount, n * 1_000, saved), actor=ACTOR)


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
    loan = _one_of(Loan.objects.order_by("number").values_list("id", flat=True), n)
    cmd = PayInstalment(uuid7(), loan, day, amount // 2, amount // 20, n % 5 * 500, n % 4 * 1_000)
    return pay_instalment(cmd, actor=ACTOR)


def _correct(melati: Melati, day: date, amount: int, n: int) -> Any:
    entry_id = _one_of(Entry.objects.order_by("seq").values_list("id", flat=True), n)
    accounts = Leg.objects.filter(entry_id=entry_id).exclude(account_id__in=CASH_CODES).order_by("id")
    lines = [CorrectedLine(code, amount) for code in accounts.values_list("account_id", flat=True)]
    return correct_entry(correcting(entry_id, *((x.account, x.amount) for x in lines), date=day), actor=ACTOR)


def _reverse(melati: Melati, day: date, amount: int, n: int) -> Any:
    entry_id = _one_of(Entry.objects.order_by("seq").values_list("id", flat=True), n)
    return reverse_entry(ReverseEntry(uuid7(), entry_id, "Uji"), actor=ACTOR)


VERBS: dict[str, Callable[[Melati, date, int, int], Any]] = {
    "cash": _cash,
    "correct": _correct,
    "lend": _lend,
    "open": _open,
    "pay": _pay,
    "reverse": _reverse,
    "save": _save,
    "transfer": _transfer,
    "withdraw": _withdraw,
}


def _one_of(ids: Any, n: int) -> UUID:
    found: Sequence[UUID] = list(ids)
    if not found:
        raise Refused([])
    return found[n % len(found)]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is gone afterwards: each example begins with the empty book."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def play(melati: Melati, program: Sequence[tuple[str, date, int, int]]) -> int:
    """Run every step; what is refused is refused. Answers how many were written."""
    done = 0
    for verb, day, amount, n in program:
        try:
            VERBS[verb](melati, day, amount, n)
            done += 1
        except (Refused, ValueError):  # ValueError: there is nothing yet to choose from
            continue
    return done


def saldo(melati: Melati) -> Any:
    """Every balance a book can show: accounts by month, members, loans, arrears, the pages of the kas."""
    net = Sum(F("debit") - F("credit"))
    months = MonthlyMovement.objects.values_list("group_id", "account_id", "period").annotate(net=net)
    loans = daftar_pinjaman(melati.id, LAST_DAY).rows
    return (
        {row[:3]: row[3] for row in months if row[3]},
        {key: held for key, held in savings_now(melati.id).items() if held},
        [(row.principal, row.outstanding, row.paid_interest, row.arrears) for row in loans],
        [(a.running, a.late, a.arrears) for a in arrears(Period(2026, 10)).values() if a.running],
        [buku_kas(melati.id, Period(2026, month)).saldo_akhir for month in range(5, 11)],
        buku_simpanan(melati.id, Period(2026, 10)).held,
    )


@checked
@given(program=st.lists(steps(), min_size=5, max_size=25), capital=st.sampled_from((0, 5_000_000, 5_000_000)))
def test_any_sequence_of_commands_leaves_a_true_ledger(
    melati: Melati, program: list[tuple[str, date, int, int]], capital: int
) -> None:
    with undone():
        if capital:
            posted(cash_in(melati.id, capital, date(2026, 6, 1)))
        event(f"steps written: {play(melati, program) * 4 // len(program)}/4")
        assert [str(drift) for drift in find_drift()] == []
        whole = trial_balance(None, LAST_DAY)
        assert whole.debit == whole.credit
        assert sum(line.saldo * (1 if line.kind.grows_by_debit else -1) for line in whole.lines) == 0


@checked
@given(
    amounts=st.lists(st.tuples(days, thousands, st.booleans()), min_size=2, max_size=12),
    order=st.randoms(use_true_random=False),
)
def test_any_order_of_the_same_entries_gives_the_same_books(
    melati: Melati, amounts: list[tuple[date, int, bool]], order: Any
) -> None:
    def books_of(chosen: Sequence[tuple[date, int, bool]]) -> Any:
        with undone():
            for day, amount, masuk in chosen:
                make = cash_in if masuk else cash_out
                posted(make(melati.id, amount, day, cash_reason="Uji"))
            rows = MonthlyMovement.objects.order_by("account_id", "period")
            kept = list(rows.values_list("account_id", "period", "debit", "credit"))
            return kept, saldo(melati), trial_balance(melati.id, LAST_DAY)

    shuffled = list(amounts)
    order.shuffle(shuffled)
    assert books_of(amounts) == books_of(shuffled)


@checked
@given(program=st.lists(steps(), min_size=3, max_size=12), last=steps())
def test_reversing_gives_the_book_before(
    melati: Melati, program: list[tuple[str, date, int, int]], last: tuple[str, date, int, int]
) -> None:
    with undone():
        posted(cash_in(melati.id, 5_000_000, date(2026, 6, 1)))
        play(melati, program)
        before, newest = saldo(melati), Entry.objects.latest("seq").seq
        if last[0] not in ("correct", "reverse") and play(melati, [last]):
            (entry,) = Entry.objects.filter(seq__gt=newest)
            reverse_entry(ReverseEntry(uuid7(), entry.id, "Uji"), actor=ACTOR)
        assert saldo(melati) == before
