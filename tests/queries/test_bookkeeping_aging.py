"""Arrears by age at the end of a month, and on the list of a group: the same loans, the same ages."""

from datetime import date

from pytest_django import DjangoAssertNumQueries

from bookkeeping.commands.correcting import reverse_entry
from bookkeeping.commands.loans.paying import pay_instalment
from bookkeeping.commands.loans.rescheduling import reschedule_loan
from bookkeeping.commands.loans.writing_off import write_off
from bookkeeping.domain.chart import PIUTANG_PINJAMAN
from bookkeeping.domain.loans.aging import Bucket
from bookkeeping.models import Leg
from bookkeeping.queries.loans.aging import portfolios
from bookkeeping.queries.loans.listing import daftar_pinjaman
from bookkeeping.queries.rollups import arrears
from common.period import Period
from tests.commands.test_bookkeeping_correcting import cancelling
from tests.commands.test_bookkeeping_loan_plans import rescheduling, writing_off
from tests.commands.test_bookkeeping_loans import lent, paying
from tests.ledger.books import ACTOR, Melati
from tests.ledger.conftest import melati

__all__ = ["melati"]


def test_a_loan_is_as_late_as_its_oldest_open_instalment(melati: Melati) -> None:
    # 500,000 in ten months from 10 September; on 31 October September is 51 days late.
    loan_id = lent(melati)
    october = portfolios(Period(2026, 10))[melati.id]
    assert (october.outstanding, october.buckets[1]) == (500_000, Bucket(1, 115_000, 500_000))
    assert october.older_than(30).outstanding == 500_000
    assert portfolios(Period(2026, 8))[melati.id].late == Bucket()
    pay_instalment(paying(loan_id, principal=50_000, interest=7_500), actor=ACTOR)
    paid = portfolios(Period(2026, 10))[melati.id]
    assert (paid.buckets[0], paid.buckets[1]) == (Bucket(1, 57_500, 450_000), Bucket())
    later = portfolios(Period(2027, 1))[melati.id]  # since 10 October, 113 days
    assert later.buckets[3] == Bucket(1, 57_500 * 4, 450_000)


def test_a_new_plan_is_not_late_by_the_old_one(melati: Melati) -> None:
    loan_id = lent(melati)
    reschedule_loan(rescheduling(loan_id), actor=ACTOR)
    assert portfolios(Period(2026, 9))[melati.id].late.arrears == 57_500
    assert portfolios(Period(2026, 10))[melati.id].late == Bucket()
    november = portfolios(Period(2026, 11))[melati.id]
    assert november.late.arrears == arrears(Period(2026, 11))[melati.id].arrears
    assert november.buckets[0].loans == 1


def test_nothing_is_at_risk_that_was_written_off(melati: Melati) -> None:
    loan_id = lent(melati)
    write_off(writing_off(loan_id, 500_000), actor=ACTOR)
    assert portfolios(Period(2026, 10)) == {}


def test_of_a_cancelled_loan_nothing_is_late(
    melati: Melati, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lent(melati)
    wrong = lent(melati, date=date(2026, 8, 11))
    disbursal = Leg.objects.filter(loan_id=wrong, account_id=PIUTANG_PINJAMAN).get().entry_id
    period = Period(2026, 10)
    with django_assert_num_queries(2):
        both = portfolios(period)[melati.id]
    assert both.buckets[1] == Bucket(2, 230_000, 1_000_000)
    reverse_entry(cancelling(disbursal), actor=ACTOR)
    left = portfolios(period)[melati.id]
    assert (left.buckets[1], left.outstanding) == (Bucket(1, 115_000, 500_000), 500_000)
    assert left == daftar_pinjaman(melati.id, period.last).portfolio
    assert arrears(period)[melati.id].arrears == 115_000
