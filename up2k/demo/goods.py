"""A group that makes and sells: materials, keripik, things of lasting use, aid, the year's result shared."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from accounts.domain.roles import Actor
from bookkeeping.commands.cash import Direction, RecordCash, record_cash
from bookkeeping.commands.months import CloseMonth, close_month
from bookkeeping.domain.chart import IURAN, KAS, SIMPANAN_SUKARELA
from closing.commands.pay import PayShares, pay_shares
from closing.commands.rules import SetShuRules, set_shu_rules
from closing.commands.share import ShareShu, share_shu
from closing.domain.paying import PaidPart
from closing.domain.sharing import EXAMPLE
from closing.queries.dues import unpaid
from closing.queries.rehearsal import open_months
from closing.queries.surplus import surplus_of
from common import clock
from common.ids import uuid7
from common.period import Period
from goods.commands.aid import ReceiveAid, receive_aid
from goods.commands.depreciating import Depreciate, depreciate
from goods.commands.items import BuyItem, buy_item
from goods.commands.losing import Counted, CountStock, LoseGoods, count_stock, lose_goods
from goods.commands.noting import NoteItem, note_item
from goods.commands.parting import PartWithItem, part_with_item
from goods.commands.producing import Produce, Used, produce
from goods.commands.products import AddProduct, add_product
from goods.commands.trading import Bought, BuyGoods, SellGoods, Sold, buy_goods, sell_goods
from goods.domain.things import NewItem
from goods.domain.words import Channel, Condition, Parting, ProductKind, StockEvent
from goods.models import Item, Product
from goods.queries.stock import on_hand
from up2k.demo.groups import Made

KERIPIK, SINGKONG = "Keripik singkong", "Singkong"
PRICE = 9_000  # a bag
KG = 1_000  # quantities are thousandths
Work = Callable[[Made, date, Actor], object]


def month(group: Made, number: int, on: date, actor: Actor) -> None:
    """What this group does besides its meeting in its month `number` (from 0), two days after it."""
    day = on + timedelta(days=2)
    with clock.at(datetime.combine(day, time(4), UTC)):
        for work in _calendar(number, day):
            work(group, day, actor)


def _calendar(number: int, day: date) -> tuple[Work, ...]:
    work: tuple[Work, ...] = FIRST.get(number, (_make,) if number % 3 == 0 else (_sell,))
    return (*work, _year_end) if day.month == 1 and number else work


def _begin(group: Made, day: date, actor: Actor) -> None:
    """A gift begins it: money, a stove, and what the kitchen needs."""
    set_shu_rules(
        SetShuRules(uuid7(), group.id, group.since, EXAMPLE, "Anggaran rumah tangga pasal 12"), actor=actor
    )
    for name, unit, kind, price in (
        (KERIPIK, "bungkus", ProductKind.PRODUK, PRICE),
        (SINGKONG, "kg", ProductKind.BAHAN, 0),
    ):
        add_product(AddProduct(uuid7(), group.id, name, unit, kind, price), actor=actor)
    stove = NewItem("Kompor dua tungku", 1, "buah", 450_000, "Balai RW 3", life_months=36)
    goods = (Bought(_product(group, SINGKONG), 15 * KG, 60_000),)
    given = ReceiveAid(uuid7(), group.id, day, "CSR Bank Jatim", 1_500_000, goods=goods, items=(stove,))
    receive_aid(given, actor=actor)
    dues = RecordCash(uuid7(), group.id, day, Direction.MASUK, IURAN, 240_000, "Iuran modal dapur")
    record_cash(dues, actor=actor)


def _make(group: Made, day: date, actor: Actor) -> None:
    """Twenty kilos bought, forty bags made of most of it."""
    bought = (Bought(_product(group, SINGKONG), 20 * KG, 84_000),)
    buy_goods(BuyGoods(uuid7(), group.id, day, bought, party="Pasar Tanjung"), actor=actor)
    made = Produce(
        uuid7(), group.id, day, _product(group, KERIPIK), 40 * KG,
        maker="Dapur bersama", materials=(Used(_product(group, SINGKONG), 18 * KG),), other_cash=55_000,
    )  # fmt: skip
    produce(made, actor=actor)


def _sell(group: Made, day: date, actor: Actor) -> None:
    """Two thirds of what there is, in the market or by telephone."""
    keripik = _product(group, KERIPIK)
    bags = on_hand([keripik])[keripik].quantity // KG * 2 // 3
    if bags > 0:
        channel = Channel.ONLINE if day.month % 2 else Channel.OFFLINE
        lines = (Sold(keripik, bags * KG, PRICE),)
        sell_goods(SellGoods(uuid7(), group.id, day, lines, channel, party="Toko Bu Yuli"), actor=actor)


def _furnish(group: Made, day: date, actor: Actor) -> None:
    shelf = NewItem("Rak pajang", 2, "buah", 300_000, "Balai RW 3", life_months=24)
    buy_item(BuyItem(uuid7(), group.id, day, shelf, giver="Toko Jaya"), actor=actor)


def _lose(group: Made, day: date, actor: Actor) -> None:
    used = (Used(_product(group, KERIPIK), 2 * KG),)
    lose_goods(LoseGoods(uuid7(), group.id, day, StockEvent.RUSAK, used, "Terkena air hujan"), actor=actor)


def _count(group: Made, day: date, actor: Actor) -> None:
    """One bag fewer than the book says."""
    keripik = _product(group, KERIPIK)
    left = on_hand([keripik])[keripik].quantity - KG
    if left >= 0:
        cmd = CountStock(uuid7(), group.id, day, (Counted(keripik, left),), "Hitung bersama")
        count_stock(cmd, actor=actor)


def _wear(group: Made, day: date, actor: Actor) -> None:
    """What the months so far have worn off, one shelf to the back room, one sold."""
    depreciate(Depreciate(uuid7(), group.id, Period.of(day).previous().key), actor=actor)
    shelf = Item.objects.get(group_id=group.id, name="Rak pajang").id
    note_item(NoteItem(uuid7(), shelf, day, "Rumah ketua", Condition.RUSAK_RINGAN), actor=actor)
    sold = PartWithItem(uuid7(), shelf, day, 1, Parting.DIJUAL, 90_000, remark="Dibeli warga")
    part_with_item(sold, actor=actor)


def _year_end(group: Made, day: date, actor: Actor) -> None:
    """The RAT in January: months closed, SHU shared; three take cash, one of them half, the rest save."""
    year = day.year - 1
    for period in open_months(group.id, year):
        close_month(CloseMonth(uuid7(), group.id, period), actor=actor)
    result = surplus_of(group.id, year).amount
    if result <= 0:
        return
    minutes = f"Notulen RAT {year} butir 4"
    share_shu(ShareShu(uuid7(), group.id, year, day, minutes, "Rapat menyetujui", result), actor=actor)
    waiting = [PaidPart(one.member_id, one.amount) for one in unpaid(group.id)]
    waiting[:1] = [replace(part, amount=(part.amount + 1) // 2) for part in waiting[:1]]
    for parts, into in ((waiting[:3], KAS), (waiting[3:], SIMPANAN_SUKARELA)):
        if parts:
            pay_shares(PayShares(uuid7(), group.id, day, tuple(parts), into), actor=actor)


FIRST: dict[int, tuple[Work, ...]] = {
    0: (_begin, _make),
    1: (_sell, _furnish),
    2: (_lose, _sell),
    3: (_make, _count),
    4: (_sell, _wear),
}


def _product(group: Made, name: str) -> UUID:
    found: UUID = Product.objects.values_list("id", flat=True).get(group_id=group.id, name=name)
    return found
