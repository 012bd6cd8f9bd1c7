"""What holds of every book, whatever is written into it and in whatever order (real PostgreSQL)."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db.models import F, Sum
from hypothesis import event, given, settings
from hypothesis import strategies as st

from bookkeeping.commands.correcting import ReverseEntry, correct_entry, reverse_entry
from bookkeeping.domain.chart import IURAN, PERSEDIAAN, PIUTANG_PINJAMAN, SAVINGS_CODES
from bookkeeping.models import Entry, Leg, MonthlyMovement
from bookkeeping.queries.balances import saldo_on, savings_now
from bookkeeping.queries.cash import buku_kas
from bookkeeping.queries.check import find_drift
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.rollups import arrears
from bookkeeping.queries.savings.book import buku_simpanan
from bookkeeping.queries.trial import trial_balance
from common.ids import uuid7
from common.period import Period
from goods.models import StockMovement
from goods.queries.check import goods_drift
from tests.commands.test_bookkeeping_correcting import correcting
from tests.ledger.books import ACTOR, NAMES, Melati, a_group, cash_in, cash_out, posted
from tests.ledger.histories import (
    LAST_DAY,
    VERBS,
    Step,
    checked,
    days,
    play,
    steps,
    thousands,
    undone,
    written,
)

__all__ = ["checked", "play", "steps", "undone"]
pytestmark = pytest.mark.django_db
ONE_ENTRY = ("cash", "lend", "open", "pay", "save", "transfer", "withdraw")  # Betulkan takes it back alone


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
    melati: Melati, program: list[Step], capital: int
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
@given(program=st.lists(steps(), min_size=3, max_size=12), last=steps(ONE_ENTRY))
def test_reversing_gives_the_book_before(melati: Melati, program: list[Step], last: Step) -> None:
    with undone():
        posted(cash_in(melati.id, 5_000_000, date(2026, 6, 1)))
        play(melati, program)
        before, newest = saldo(melati), Entry.objects.latest("seq").seq
        if play(melati, [last]):
            (entry,) = Entry.objects.filter(seq__gt=newest)
            reverse_entry(ReverseEntry(uuid7(), entry.id, "Uji"), actor=ACTOR)
        assert saldo(melati) == before


@settings(checked, max_examples=12)
@given(
    program=st.lists(steps(tuple(sorted(VERBS))), min_size=12, max_size=28),
    loans=st.integers(1, 3),
)
def test_any_history_of_all_books_leaves_a_true_ledger(
    melati: Melati, program: list[Step], loans: int
) -> None:
    """Savings, loans and what becomes of them, goods, things, aid, whole meetings and their corrections."""
    with undone():
        posted(cash_in(melati.id, 8_000_000, date(2026, 6, 1)))
        start = [("lend", date(2026, 6, 2), 400_000, n) for n in range(loans)]
        start += [("save", date(2026, 6, 3), 100_000, n) for n in range(4)]
        start += [("buy", date(2026, 6, 4), 90_000, n) for n in range(3)]
        play(melati, start)
        event(f"steps written: {play(melati, program) * 4 // len(program)}/4")
        assert [str(drift) for drift in (*find_drift(), *goods_drift())] == []
        agreeing(melati)


def test_every_command_of_the_histories_is_written_somewhere(melati: Melati) -> None:
    """A verb that is always refused would prove nothing."""
    chance, rare = Random(5), {"leave", "open", "settle"}
    names = sorted(set(VERBS) - rare)
    turns = [LAST_DAY - timedelta(days=150 - turn * 21) for turn in range(8)]
    program: list[Step] = [("open", turns[0], 90_000, 9)]
    program += [("aid", turns[0], 300_000, number) for number in (1, 2, 3, 4, 6, 7, 8, 9)]
    program += [("save", turns[0], 50_000, 6), ("leave", turns[0], 1_000, 6)]
    program += [
        (verb, day, chance.randint(20, 90) * 1_000, chance.randint(0, 999))
        for day in turns
        for verb in chance.sample(["save", "save", *names], len(names) + 2)
    ]
    program += [("cancel_meeting", LAST_DAY, 1_000, number) for number in range(9)]
    program += [("settle", LAST_DAY, 9_000, number) for number in range(7)]
    program += [("correct", LAST_DAY, 5_000, number) for number in range(0, 60, 3)]
    program += [("withdraw", LAST_DAY, 1_000, number) for number in range(7)]
    assert set(VERBS) - set(written(a_group("Anggrek", NAMES[:7]), program)) == set()
    assert [str(drift) for drift in (*find_drift(), *goods_drift())] == []


def agreeing(melati: Melati) -> None:
    """Member by member, loan by loan and product by product there is what stands on the account."""
    whole = saldo_on(LAST_DAY, melati.id, (PIUTANG_PINJAMAN, PERSEDIAAN, *SAVINGS_CODES))
    later = Leg.objects.filter(group_id=melati.id, date__gt=LAST_DAY)
    assert not later.exists()
    held = savings_now(melati.id)
    for code in SAVINGS_CODES:
        assert sum(amount for (_, account), amount in held.items() if account == code) == whole[code]
        assert all(amount >= 0 for amount in held.values())
    rows = daftar_pinjaman(melati.id, LAST_DAY).rows
    assert sum(row.outstanding for row in rows) == whole[PIUTANG_PINJAMAN]
    assert (StockMovement.objects.aggregate(value=Sum("value"))["value"] or 0) == whole[PERSEDIAAN]
    balance = trial_balance(melati.id, LAST_DAY)
    assert balance.debit == balance.credit


@checked
@given(day=days, moved=days, amount=thousands, program=st.lists(steps(), max_size=6))
def test_a_correction_that_moves_a_month_changes_no_total(
    melati: Melati, day: date, moved: date, amount: int, program: list[Step]
) -> None:
    """Betulkan with another day: what leaves one month arrives in the other, and no total is another one."""
    with undone():
        posted(cash_in(melati.id, 5_000_000, date(2026, 6, 1)))
        draft = cash_in(melati.id, amount, day)
        posted(draft)
        play(melati, program)
        if Entry.objects.filter(reverses_id=draft.id).exists():
            return
        before, months = trial_balance(melati.id, LAST_DAY), iuran(melati)
        correct_entry(correcting(draft.id, (IURAN, amount), date=moved), actor=ACTOR)
        now = trial_balance(melati.id, LAST_DAY)
        assert [(line.account, line.saldo) for line in now.lines] == [
            (line.account, line.saldo) for line in before.lines
        ]
        expected = dict(months)
        for period, sign in ((Period.of(day).key, -1), (Period.of(moved).key, 1)):
            expected[period] = expected.get(period, 0) + sign * amount
        assert {key: net for key, net in iuran(melati).items() if net} == {
            key: net for key, net in expected.items() if net
        }
        assert [str(drift) for drift in find_drift()] == []


def iuran(melati: Melati) -> dict[int, int]:
    """What came in as iuran, by month."""
    rows = MonthlyMovement.objects.filter(group_id=melati.id, account_id=IURAN)
    return {row.period: row.credit - row.debit for row in rows}
