"""check_ledger finds what somebody with the owner's rights has forged in stock, inventory and aid."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bookkeeping.queries.check.sums import proofs
from common.ids import uuid7
from goods.commands.cancelling import CancelGoods, cancel_goods
from goods.commands.depreciating import Depreciate, depreciate
from goods.queries import check as goods_check
from regions.tenancy.scope import scope
from tests.commands.goods_desk import aid, buy, make, product, sell
from tests.commands.test_goods_inventory import bought, thing
from tests.ledger.books import ACTOR, KOTA, Melati, a_city, a_group, an_area, cash_in, october_noon, posted
from tests.ledger.forging import Forgeries, check, forged

pytestmark = pytest.mark.django_db(transaction=True)
CLEAN = "35.76 Kota Mojokerto: 9 catatan, 0 tidak cocok.\n"
TABLES = ("goods_item", "goods_itemfact", "goods_stocknote", "goods_stockmovement", "goods_aid")
SOLD = "(SELECT entry_id FROM goods_stocknote WHERE event = 'penjualan' ORDER BY date LIMIT 1)"

FORGERIES: Forgeries = {
    "the cost of what was sold": (
        f"UPDATE goods_stockmovement SET value = value - 100 WHERE entry_id = {SOLD}",
        {"stock_of_entry"},
    ),
    "how much was sold": (
        f"UPDATE goods_stockmovement SET quantity = quantity * 50 WHERE entry_id = {SOLD}",
        {"stock_below_zero"},
    ),
    "the goods of a sale gone": (
        f"DELETE FROM goods_stockmovement WHERE entry_id = {SOLD}",
        {"stock_of_entry"},
    ),
    "the day of a movement": (
        f"UPDATE goods_stockmovement SET date = '2026-10-30' WHERE entry_id = {SOLD}",
        {"stock_note"},
    ),
    "value that stays when all is gone": (
        f"UPDATE goods_stockmovement SET quantity = quantity * 4 WHERE entry_id = {SOLD}",
        {"stock_value"},
    ),
    "the price of a thing": ("UPDATE goods_itemfact SET cost = cost + 1 WHERE cost > 0", {"item_of_entry"}),
    "a thing worn down twice": (
        "UPDATE goods_itemfact SET depreciated = depreciated * 9 WHERE depreciated > 0",
        {"item_of_entry", "item_value"},
    ),
    "more of a thing than came": ("UPDATE goods_itemfact SET count = 5 WHERE count = 1", {"item_value"}),
    "goods that did not go back": (
        "UPDATE goods_stockmovement SET quantity = quantity + 1000 WHERE note_id IN"
        " (SELECT id FROM goods_stocknote WHERE event = 'batal')",
        {"goods_go_back"},
    ),
    "an aid of another amount": ("UPDATE goods_aid SET money = money + 5", {"aid"}),
}


@pytest.fixture
def melati() -> Iterator[Melati]:
    """Melati with a committed year of goods: bought, made, sold, given, cancelled, worn down."""
    a_city()
    with october_noon():
        with scope(KOTA):
            an_area()
            made = a_group()
            posted(cash_in(made.id, 9_000_000, date(2026, 1, 1)))
            _write(made)
        yield made


def _write(melati: Melati) -> None:
    gula, keripik = product(melati, "Gula", "kg"), product(melati, "Keripik")
    buy(melati, gula, "10", 150_000)
    wrong = buy(melati, gula, "3", 45_000)
    make(melati, keripik, "20", (gula, "2"), other_cash=40_000)
    sell(melati, keripik, "5", 8_000)
    cancel_goods(CancelGoods(uuid7(), wrong, "Tercatat dua kali"), actor=ACTOR)
    bought(melati, thing(cost=1_200_000, life_months=12), date(2026, 3, 1))
    depreciate(Depreciate(uuid7(), melati.id, 202606), actor=ACTOR)
    aid(melati, money=500_000)


def test_each_forgery_is_found(melati: Melati) -> None:
    assert check().words == CLEAN
    for what, (sql, broken) in FORGERIES.items():
        with forged(sql, TABLES):
            told = check()
        assert told.rules == broken, (what, told.words)
    assert check().words == CLEAN


def test_every_proof_is_forged() -> None:
    assert goods_check.__file__ is not None
    named = set(proofs(Path(goods_check.__file__).with_name("goods.sql")))
    assert named == set().union(*(rules for _, rules in FORGERIES.values()))
