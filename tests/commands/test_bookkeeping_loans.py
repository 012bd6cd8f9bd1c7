"""Lending and paying back."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404

from bookkeeping.commands.cash import record_cash
from bookkeeping.commands.loans.lending import Lend, lend
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.models import Instalment, Loan, LoanMovement
from bookkeeping.queries.loans.states import loan_states
from common.ids import uuid7
from tests.commands.test_bookkeeping_cash import kas_and_bank, money_in, refused
from tests.ledger.books import ACTOR, Melati
from tests.ledger.conftest import melati

__all__ = ["melati"]


def lending(melati: Melati, who: int = 1, **more: Any) -> Lend:
    fields: dict[str, Any] = {
        "date": date(2026, 8, 10),
        "principal": 500_000,
        "rate_bps": 150,
        "method": Method.FLAT,
        "count": 10,
        "first_due": date(2026, 9, 10),
        "purpose": "modal warung",
    }
    return Lend(uuid7(), melati.id, melati.people[who].member_id, **(fields | more))


def paying(loan_id: UUID, **more: Any) -> PayInstalment:
    return PayInstalment(uuid7(), loan_id, **({"date": date(2026, 10, 12)} | more))


def lent(melati: Melati, **more: Any) -> UUID:
    record_cash(money_in(melati, 1_000_000, date=date(2026, 8, 1)), actor=ACTOR)
    lend(lending(melati, **more), actor=ACTOR)
    return Loan.objects.latest("number").id


def test_a_loan_is_opened_with_its_schedule_and_paid_out(melati: Melati) -> None:
    record_cash(money_in(melati, 1_000_000, date=date(2026, 8, 1)), actor=ACTOR)
    done = lend(lending(melati), actor=ACTOR)
    assert (done.memo, done.amount) == ("Pinjaman Bu Wati untuk modal warung", 500_000)
    loan = Loan.objects.get()
    assert (loan.number, loan.disbursed_on, loan.rhythm) == (1, date(2026, 8, 10), Rhythm.MONTHLY)
    lines = Instalment.objects.order_by("no").values_list("no", "due_on", "principal", "interest")
    assert list(lines)[:2] == [(1, date(2026, 9, 10), 50_000, 7_500), (2, date(2026, 10, 10), 50_000, 7_500)]
    assert len(lines) == 10
    assert kas_and_bank(melati) == (500_000, 0)
    lend(lending(melati, who=2, principal=100_000), actor=ACTOR)
    assert Loan.objects.latest("number").number == 2


def test_every_problem_of_a_loan_is_said(melati: Melati) -> None:
    wrong = lending(melati, principal=0, count=0, first_due=date(2026, 8, 10), purpose=" ", fund="x" * 61)
    assert [field for field, _ in refused(lend, wrong)] == [
        "principal",
        "count",
        "purpose",
        "fund",
        "first_due",
    ]


def test_no_loan_without_the_money(melati: Melati) -> None:
    assert refused(lend, lending(melati)) == [
        ("kas", "Uang kas tidak cukup: kurang Rp 500.000 pada 10 Agustus 2026.")
    ]
    assert Loan.objects.count() == 0


def test_an_instalment_in_its_parts(melati: Melati) -> None:
    loan_id = lent(melati)
    parts = {"principal": 50_000, "interest": 7_500, "penalty": 2_000, "tied_saving": 3_000}
    done = pay_instalment(paying(loan_id, **parts), actor=ACTOR)
    assert (done.memo, done.amount) == ("Angsuran ke-1 Bu Wati", 62_500)
    again = pay_instalment(paying(loan_id, principal=50_000, interest=7_500), actor=ACTOR)
    assert again.memo == "Angsuran ke-2 Bu Wati"
    (state,) = loan_states([loan_id])
    assert (state.outstanding, state.interest_left, state.paid_penalty) == (400_000, 60_000, 2_000)
    row = LoanMovement.objects.get(period=202610)
    assert (row.paid_principal, row.paid_interest, row.paid_penalty) == (100_000, 15_000, 2_000)
    assert (row.due_principal, row.due_interest, row.lent) == (50_000, 7_500, 0)


def test_never_more_than_is_left(melati: Melati) -> None:
    loan_id = lent(melati)
    assert refused(pay_instalment, paying(loan_id, principal=500_001, interest=75_001, penalty=-1)) == [
        ("penalty", "Denda tidak boleh kurang dari nol."),
        ("principal", "Pokok lebih dari sisa pinjaman, paling banyak Rp 500.000."),
        ("interest", "Jasa lebih dari sisa jasa, paling banyak Rp 75.000."),
    ]
    pay_instalment(paying(loan_id, principal=500_000, interest=75_000), actor=ACTOR)
    assert refused(pay_instalment, paying(loan_id, principal=1)) == [
        ("principal", "Pokok lebih dari sisa pinjaman, paling banyak Rp 0.")
    ]


def test_no_instalment_before_the_loan_or_of_nothing(melati: Melati) -> None:
    loan_id = lent(melati)
    assert refused(pay_instalment, paying(loan_id, date=date(2026, 8, 9))) == [
        ("date", "Tanggal tidak boleh sebelum 10 Agustus 2026."),
        ("principal", "Isi paling sedikit satu jumlah."),
    ]


def test_a_loan_nobody_has(melati: Melati) -> None:
    with pytest.raises(Http404):
        pay_instalment(paying(uuid7(), principal=1), actor=ACTOR)
