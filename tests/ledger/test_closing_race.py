"""Many phones share and pay at once: a year is shared once, and nobody is paid twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from bookkeeping.domain.chart import SHU_ANGGOTA
from bookkeeping.queries.balances import saldo_on
from closing.commands.pay import PayShares, pay_shares
from closing.commands.share import share_shu
from closing.domain.paying import PaidPart
from closing.models import YearShare
from closing.queries.dues import unpaid
from common.ids import uuid7
from common.problems import Refused
from regions.tenancy.scope import scope
from tests.ledger.books import ACTOR, KOTA, Melati, a_city, a_group, an_area, october_noon
from tests.ledger.test_race import WRITERS, at_once, clean
from tests.ledger.yearend import RAT, a_year, agree, close_months, sharing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def melati() -> Iterator[Melati]:
    """A committed year that is ready to be shared."""
    a_city()
    with october_noon():
        with scope(KOTA):
            an_area()
            made = a_group()
            a_year(made)
            close_months(made)
            agree(made)
        yield made


def won(run: Callable[[], Any]) -> bool:
    """Whether it was written; a refusal is an answer too."""
    try:
        with scope(KOTA):
            run()
    except Refused:
        return False
    return True


def test_a_year_is_shared_once_and_everybody_is_paid_once(melati: Melati) -> None:
    with scope(KOTA):
        cmd = sharing(melati)
    shared = at_once(lambda _: won(lambda: share_shu(replace(cmd, command_id=uuid7()), actor=ACTOR)))
    assert sorted(shared) == [False] * (WRITERS - 1) + [True]
    with scope(KOTA):
        assert YearShare.objects.count() == 1
        everyone = tuple(PaidPart(one.member_id, one.amount) for one in unpaid(melati.id))
    paid = at_once(
        lambda _: won(lambda: pay_shares(PayShares(uuid7(), melati.id, RAT, everyone), actor=ACTOR))
    )
    assert sorted(paid) == [False] * (WRITERS - 1) + [True]
    with scope(KOTA):
        assert saldo_on(RAT, melati.id, (SHU_ANGGOTA,)) == {SHU_ANGGOTA: 0}
    assert clean() == "35.76 Kota Mojokerto: 11 catatan, 0 tidak cocok.\n"
