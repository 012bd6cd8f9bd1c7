"""Savings are paid back once, however many hands reach for them at the same moment."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bookkeeping.commands.savings.interest import ShareInterest, share_interest
from bookkeeping.commands.savings.leaving import LeavePaid, leave_paid
from bookkeeping.commands.savings.paying import SaveMoney, save_money
from bookkeeping.commands.savings.paying_out import PayOutSavings, pay_out_savings
from bookkeeping.domain.chart import JASA_SIMPANAN, KAS, SIMPANAN_SUKARELA
from bookkeeping.domain.savings.interest import Basis, Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.queries.balances import saldo_on
from common.ids import uuid7
from common.problems import Refused
from members.models import Enrolment
from regions.tenancy.scope import scope
from tests.ledger.books import ACTOR, KOTA, Melati, a_city, a_group, an_area
from tests.ledger.test_race import WRITERS, at_once, clean

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 10, 12)


@pytest.fixture
def melati() -> Melati:
    """Four members with 50.000 sukarela each, committed."""
    a_city()
    with scope(KOTA):
        an_area()
        made = a_group()
        for person in made.people:
            cmd = SaveMoney(uuid7(), made.id, person.member_id, DAY, 0, 0, 50_000)
            save_money(cmd, actor=ACTOR)
    return made


def tried(run: Callable[[], Any]) -> bool:
    """Whether it was written."""
    try:
        with scope(KOTA):
            run()
    except Refused:
        return False
    return True


def saldo(melati: Melati, account: int) -> int:
    with scope(KOTA):
        return saldo_on(DAY, melati.id, (account,))[account]


def test_everybody_is_paid_out_once(melati: Melati) -> None:
    ids = tuple(person.member_id for person in melati.people)

    def write(_: int) -> bool:
        cmd = PayOutSavings(uuid7(), melati.id, DAY, (SavingsKind.SUKARELA,), ids, 200_000)
        return tried(lambda: pay_out_savings(cmd, actor=ACTOR))

    assert sorted(at_once(write)) == [False] * (WRITERS - 1) + [True]
    assert (saldo(melati, KAS), saldo(melati, SIMPANAN_SUKARELA)) == (0, 0)
    assert clean() == "35.76 Kota Mojokerto: 8 catatan, 0 tidak cocok.\n"


def test_who_leaves_is_paid_once(melati: Melati) -> None:
    with scope(KOTA):
        enrolment = Enrolment.objects.get(member_id=melati.people[0].member_id)

    def write(_: int) -> bool:
        cmd = LeavePaid(uuid7(), enrolment.id, DAY, "Pindah", 50_000, DAY)
        return tried(lambda: leave_paid(cmd, actor=ACTOR))

    assert sorted(at_once(write)) == [False] * (WRITERS - 1) + [True]
    assert (saldo(melati, KAS), saldo(melati, SIMPANAN_SUKARELA)) == (150_000, 150_000)
    assert clean() == "35.76 Kota Mojokerto: 5 catatan, 0 tidak cocok.\n"


def test_jasa_of_the_same_months_is_shared_once(melati: Melati) -> None:
    def write(_: int) -> bool:
        cmd = ShareInterest(
            uuid7(), melati.id, DAY, 202610, 202610, Basis.AKHIR, (SavingsKind.SUKARELA,), 400, 0,
            Payment.KAS, 8_000,
        )  # fmt: skip
        return tried(lambda: share_interest(cmd, actor=ACTOR))

    assert sorted(at_once(write)) == [False] * (WRITERS - 1) + [True]
    assert (saldo(melati, KAS), saldo(melati, JASA_SIMPANAN)) == (192_000, 8_000)
    assert clean() == "35.76 Kota Mojokerto: 8 catatan, 0 tidak cocok.\n"
