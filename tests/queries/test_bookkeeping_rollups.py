"""Loans, arrears and totals: the numbers of lists, dashboards and reports."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookkeeping.commands.cash import Transfer, record_cash, transfer
from bookkeeping.commands.correcting import correct_entry, reverse_entry
from bookkeeping.commands.loans.lending import lend
from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.commands.savings.paying import save_money
from bookkeeping.domain.chart import (
    BANK,
    IURAN,
    JASA_PINJAMAN,
    KAS,
    PIUTANG_PINJAMAN,
    SIMPANAN_WAJIB,
    Kind,
)
from bookkeeping.models import Leg, Loan
from bookkeeping.models.month import MonthState
from bookkeeping.queries.loans.card import kartu_pinjaman
from bookkeeping.queries.loans.listing import Standing, daftar_pinjaman
from bookkeeping.queries.rollups import (
    GroupArrears,
    GroupTotals,
    MonthTotals,
    arrears,
    group_totals,
    monthly_totals,
    no_totals,
)
from bookkeeping.queries.trial import TrialLine, trial_balance
from common.ids import uuid7
from common.period import Period
from tests.commands.test_bookkeeping_cash import money_in
from tests.commands.test_bookkeeping_correcting import cancelling, correcting
from tests.commands.test_bookkeeping_loans import lending, lent, paying
from tests.commands.test_bookkeeping_savings import saving
from tests.ledger.books import ACTOR, Melati, a_group
from tests.ledger.conftest import melati

__all__ = ["melati"]
SEPTEMBER, OCTOBER = Period(2026, 9), Period(2026, 10)


def test_loans_as_of_a_day(melati: Melati) -> None:
    loan_id = lent(melati)  # 500.000 on 10 August, ten instalments of 50.000 + 7.500 from 10 September
    pay_instalment(paying(loan_id, principal=50_000, interest=7_500), actor=ACTOR)
    then, now = (daftar_pinjaman(melati.id, day) for day in (date(2026, 9, 30), date(2026, 10, 31)))
    assert [(row.outstanding, row.arrears, row.days_late, row.standing) for row in then.rows] == [
        (500_000, 57_500, 20, Standing.MENUNGGAK)
    ]
    assert [(row.outstanding, row.arrears, row.days_late) for row in now.rows] == [(450_000, 57_500, 21)]
    assert (now.principal, now.paid_interest, now.rows[0].last_due) == (500_000, 7_500, date(2027, 6, 10))
    assert daftar_pinjaman(melati.id, date(2026, 8, 9)).rows == ()
    pay_instalment(paying(loan_id, principal=450_000, interest=67_500), actor=ACTOR)
    paid_off = daftar_pinjaman(melati.id, date(2026, 10, 31))
    assert (paid_off.rows[0].standing, paid_off.running) == (Standing.LUNAS, ())


def test_the_card_of_a_loan(melati: Melati) -> None:
    loan_id = lent(melati)
    wrong = pay_instalment(
        paying(loan_id, principal=60_000, interest=7_500, tied_saving=3_000, penalty=500), actor=ACTOR
    )
    right = ((PIUTANG_PINJAMAN, 50_000), (JASA_PINJAMAN, 7_500))
    correct_entry(correcting(wrong.entry_id, *right), actor=ACTOR)
    card = kartu_pinjaman(Loan.objects.get(), date(2026, 10, 31))
    assert [
        (line.voucher, line.lent, line.principal, line.interest, line.penalty, line.outstanding)
        for line in card.lines
    ] == [("2/2026", 500_000, 0, 0, 0, 500_000), ("5/2026", 0, 50_000, 7_500, 0, 450_000)]
    assert [len(line.trail) for line in card.lines] == [1, 3]
    assert [line.is_settled for line in card.plan] == [True] + [False] * 9
    assert (card.head.member_name, card.address, card.head.number) == ("Wati", "Jl. Kenanga", 1)


def test_arrears_by_group_at_the_end_of_a_month(melati: Melati) -> None:
    loan_id = lent(melati)
    pay_instalment(paying(loan_id, principal=30_000, interest=7_500, penalty=1_000), actor=ACTOR)
    assert arrears(Period(2026, 8)) == {melati.id: GroupArrears(melati.id, 0, 1, 0, 0)}
    assert arrears(SEPTEMBER) == {melati.id: GroupArrears(melati.id, 0, 1, 1, 57_500)}
    assert arrears(OCTOBER) == {melati.id: GroupArrears(melati.id, 38_500, 1, 1, 77_500)}


def test_a_cancelled_loan_has_no_arrears(melati: Melati) -> None:
    loan_id = lent(melati)
    paid = pay_instalment(paying(loan_id, principal=30_000), actor=ACTOR)
    reverse_entry(cancelling(paid.entry_id), actor=ACTOR)
    disbursal = Leg.objects.get(loan_id=loan_id, account_id=PIUTANG_PINJAMAN, entry__kind="pinjaman")
    reverse_entry(cancelling(disbursal.entry_id), actor=ACTOR)
    assert arrears(OCTOBER) == {}
    assert daftar_pinjaman(melati.id, date(2026, 10, 31)).rows == ()


def test_totals_of_every_group(melati: Melati) -> None:
    mawar = a_group("Mawar")
    loan_id = lent(melati)
    transfer(Transfer(uuid7(), melati.id, date(2026, 9, 1), 100_000, to_bank=True), actor=ACTOR)
    save_money(saving(melati, wajib=10_000, date=date(2026, 9, 20)), actor=ACTOR)
    pay_instalment(paying(loan_id, principal=50_000, interest=7_500), actor=ACTOR)
    assert group_totals(SEPTEMBER) == {
        melati.id: GroupTotals(
            group_id=melati.id,
            savings=10_000,
            loans_out=500_000,
            instalments=0,
            running_loans=1,
            late_loans=1,
            arrears=57_500,
            kas=410_000,
            bank=100_000,
            posted=True,
            last_entry=date(2026, 9, 20),
            state=MonthState.OPEN,
        )
    }
    november = group_totals(Period(2026, 11))[melati.id]
    assert (november.posted, november.last_entry, november.instalments) == (False, date(2026, 10, 12), 0)
    assert no_totals(mawar.id).cash == 0
    assert monthly_totals(SEPTEMBER, OCTOBER) == (
        MonthTotals(SEPTEMBER, 10_000, 500_000, 510_000),
        MonthTotals(OCTOBER, 10_000, 450_000, 567_500),
    )


def test_a_trial_balance_in_the_middle_of_a_month(melati: Melati) -> None:
    record_cash(money_in(melati, 5_000, date=date(2026, 9, 5)), actor=ACTOR)
    record_cash(money_in(melati, 7_000, date=date(2026, 10, 12)), actor=ACTOR)
    save_money(saving(melati, wajib=1_000, date=date(2026, 10, 13), bank=True), actor=ACTOR)
    found = trial_balance(melati.id, date(2026, 10, 12))
    assert found.lines == (
        TrialLine(KAS, "Kas", Kind.ASET, 12_000, 0, 12_000),
        TrialLine(IURAN, "Iuran", Kind.PENDAPATAN, 0, 12_000, 12_000),
    )
    whole = trial_balance(None, date(2026, 10, 31))
    assert [(line.account, line.saldo) for line in whole.lines] == [
        (KAS, 12_000),
        (BANK, 1_000),
        (SIMPANAN_WAJIB, 1_000),
        (IURAN, 12_000),
    ]
    assert whole.debit == whole.credit == 13_000


def test_the_number_of_queries_does_not_grow(melati: Melati) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as done:
            group_totals(OCTOBER)
            monthly_totals(SEPTEMBER, OCTOBER)
            daftar_pinjaman(melati.id, date(2026, 10, 31))
            trial_balance(None, date(2026, 10, 15))
        return len(done)

    lent(melati)
    few = queries()
    for name in ("Mawar", "Anggrek"):
        record_cash(money_in(a_group(name), 1_000_000), actor=ACTOR)
    for who in (0, 2, 3):
        lend(lending(melati, who=who, principal=100_000), actor=ACTOR)
    assert (few, queries()) == (11, 11)
