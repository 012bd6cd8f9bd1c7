"""What holds of every year, whatever was written in it: its SHU is shared to the rupiah."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from bookkeeping.commands.months import CloseMonth, close_month
from bookkeeping.domain.chart import SHU_ANGGOTA
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.check import find_drift
from closing.commands.pay import PayShares, pay_shares
from closing.commands.share import share_shu
from closing.domain.paying import PaidPart
from closing.domain.sharing import EXAMPLE, ShuItem, ShuRules
from closing.domain.words import ItemKind
from closing.queries.dues import unpaid
from closing.queries.rehearsal import open_months, rehearse
from closing.queries.shares import shares_of
from closing.queries.statements import statements
from closing.queries.surplus import surplus_of
from common import clock
from common.ids import uuid7
from tests.ledger.books import ACTOR, Melati, cash_in, posted
from tests.ledger.histories import checked, play, steps, undone
from tests.ledger.laws import same_money
from tests.ledger.verbs import VERBS as MONEY_VERBS
from tests.ledger.yearend import agree, sharing

pytestmark = pytest.mark.django_db
RAT, NOON = date(2027, 1, 20), datetime(2027, 1, 31, 5, tzinfo=UTC)
ONLY_FUNDS = ShuRules(
    (ShuItem(ItemKind.CADANGAN, "Cadangan", 3_333), ShuItem(ItemKind.DANA, "Dana sosial", 6_667)), 2
)
MONEY = tuple(MONEY_VERBS)
Step = tuple[str, date, int, int]


@settings(checked, max_examples=10)
@given(program=st.lists(steps(MONEY), min_size=3, max_size=10), members=st.booleans())
def test_a_year_is_shared_to_the_rupiah(melati: Melati, program: list[Step], members: bool) -> None:
    with undone():
        posted(cash_in(melati.id, 5_000_000, date(2026, 6, 1)))
        play(melati, program)
        agree(melati, EXAMPLE if members else ONLY_FUNDS)
        with clock.at(NOON):
            for month in open_months(melati.id, 2026):
                close_month(CloseMonth(uuid7(), melati.id, month), actor=ACTOR)
            seen = rehearse(melati.id, 2026, RAT, date(2027, 1, 31))
            event("shared" if seen.may_post else "nothing to share")
            if seen.may_post:
                share_and_pay(melati, seen)


def share_and_pay(melati: Melati, seen: Any) -> None:
    """What was rehearsed is what is written; everybody is paid and nothing is left over."""
    before = statements(melati.id, date(2026, 12, 31))
    share_shu(sharing(melati, year=2026, on=RAT), actor=ACTOR)
    (share,) = shares_of(melati.id)
    assert share.split == seen.split
    assert (
        sum(item.amount for item in share.split.items) == share.amount == sum(s.amount for s in share.sources)
    )
    assert saldo_on(RAT, melati.id, (SHU_ANGGOTA,))[SHU_ANGGOTA] == share.split.for_members
    assert surplus_of(melati.id, 2026).amount == 0
    assert statements(melati.id, date(2026, 12, 31)) == before
    same_money(statements(melati.id, RAT))
    waiting = unpaid(melati.id)
    assert sum(one.amount for one in waiting) == share.split.for_members
    if waiting:
        everyone = tuple(PaidPart(one.member_id, one.amount) for one in waiting)
        pay_shares(PayShares(uuid7(), melati.id, RAT, everyone, 2101), actor=ACTOR)
    assert unpaid(melati.id) == ()
    same_money(statements(melati.id, RAT))
    assert [str(drift) for drift in find_drift()] == []
