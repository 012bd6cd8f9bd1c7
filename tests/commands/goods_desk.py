"""Short words for the commands of goods, for their tests."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.models import Leg
from bookkeeping.queries.balances import saldo_on
from common.ids import uuid7
from common.problems import Refused
from goods.commands.aid import ReceiveAid, receive_aid
from goods.commands.losing import Counted, CountStock, LoseGoods, count_stock, lose_goods
from goods.commands.producing import Produce, Used, produce
from goods.commands.products import AddProduct, add_product
from goods.commands.trading import Bought, BuyGoods, SellGoods, Sold, buy_goods, sell_goods
from goods.domain.quantity import parse_quantity
from goods.domain.stock import OnHand
from goods.domain.words import ProductKind, StockEvent
from goods.models import Aid, Item, ItemFact, ItemFormer, Product, StockMovement, StockNote
from goods.queries.stock import on_hand
from tests.ledger.books import ACTOR, Melati, books

DAY = date(2026, 10, 12)
END = date(2026, 10, 31)


def many(text: str) -> int:
    """ "2,5" as thousandths."""
    return parse_quantity(text)


def product(melati: Melati, name: str, unit: str = "bungkus", price: int = 0, **more: Any) -> UUID:
    kind = more.pop("kind", ProductKind.PRODUK)
    cmd = AddProduct(uuid7(), melati.id, name, unit, kind, price)
    return add_product(cmd, actor=ACTOR).product_id


def buy(melati: Melati, thing: UUID, quantity: str, total: int, day: date = DAY, **more: Any) -> UUID:
    cmd = BuyGoods(uuid7(), melati.id, day, (Bought(thing, many(quantity), total),), **more)
    return buy_goods(cmd, actor=ACTOR).entry_id


def sell(melati: Melati, thing: UUID, quantity: str, price: int, day: date = DAY, **more: Any) -> UUID:
    cmd = SellGoods(uuid7(), melati.id, day, (Sold(thing, many(quantity), price),), **more)
    return sell_goods(cmd, actor=ACTOR).entry_id


def make(
    melati: Melati, thing: UUID, quantity: str, *used: tuple[UUID, str], day: date = DAY, **more: Any
) -> UUID:
    materials = tuple(Used(material, many(much)) for material, much in used)
    cmd = Produce(uuid7(), melati.id, day, thing, many(quantity), materials=materials, **more)
    return produce(cmd, actor=ACTOR).entry_id


def lose(melati: Melati, thing: UUID, quantity: str, day: date = DAY, **more: Any) -> UUID:
    event, remark = more.pop("event", StockEvent.RUSAK), more.pop("remark", "Kena air")
    cmd = LoseGoods(uuid7(), melati.id, day, event, (Used(thing, many(quantity)),), remark, **more)
    return lose_goods(cmd, actor=ACTOR).entry_id


def count(melati: Melati, thing: UUID, quantity: str, day: date = DAY, **more: Any) -> UUID:
    lines = (Counted(thing, many(quantity)),)
    cmd = CountStock(uuid7(), melati.id, day, lines, "Hitung akhir bulan", **more)
    return count_stock(cmd, actor=ACTOR).entry_id


def aid(melati: Melati, source: str = "CSR Bank Jatim", day: date = DAY, **more: Any) -> UUID:
    return receive_aid(ReceiveAid(uuid7(), melati.id, day, source, **more), actor=ACTOR).entry_id


def held(thing: UUID) -> tuple[str, int]:
    """How much there is of it, and what it cost."""
    found: OnHand = on_hand([thing])[thing]
    whole, part = divmod(found.quantity, 1_000)
    return (f"{whole},{part:03d}".rstrip("0").rstrip(","), found.value)


def saldo(melati: Melati, *accounts: int, on: date = END) -> tuple[int, ...]:
    found = saldo_on(on, melati.id, accounts)
    return tuple(found[account] for account in accounts)


def legs_of(entry_id: UUID) -> list[tuple[int, int, int, str]]:
    rows = Leg.objects.filter(entry_id=entry_id).order_by("id")
    return list(rows.values_list("account_id", "debit", "credit", "fund"))


def everything() -> list[Any]:
    """All that goods and the ledger hold, to prove that a refusal changed nothing."""
    kept = (Product, StockNote, StockMovement, Aid, Item, ItemFact, ItemFormer)
    return [books(), *(list(model.objects.order_by("pk").values()) for model in kept)]


def refused(run: Any, *args: Any, **more: Any) -> list[tuple[str, str]]:
    """What it is refused for; nothing may have changed."""
    before = everything()
    with pytest.raises(Refused) as caught:
        run(*args, **more)
    assert everything() == before
    return [(p.field, p.message) for p in caught.value.problems]
