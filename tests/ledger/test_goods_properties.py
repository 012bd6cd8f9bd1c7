"""What holds of the goods of a group, whatever is written and in whatever order (real PostgreSQL)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from bookkeeping.domain.chart import AKUMULASI_PENYUSUTAN, INVENTARIS, PERSEDIAAN
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.check import find_drift
from common.ids import uuid7
from common.problems import Refused
from goods.commands.cancelling import CancelGoods, cancel_goods
from goods.commands.depreciating import Depreciate, depreciate
from goods.commands.items import BuyItem, buy_item
from goods.commands.noting import NoteItem, note_item
from goods.commands.parting import PartWithItem, part_with_item
from goods.commands.trading import Bought
from goods.domain.things import NewItem
from goods.domain.words import Parting, ProductKind
from goods.models import Item, ItemFact
from goods.queries.check import goods_drift
from goods.queries.funds import fund_list
from goods.queries.inventory import item_book
from goods.queries.stock import moved_by_day, stock_list
from goods.queries.things import brought_by
from goods.queries.trade_book import product_card
from goods.queries.written import Way, way_of
from tests.commands.goods_desk import aid, buy, count, lose, make, product, sell
from tests.ledger.books import ACTOR, Melati, cash_in, posted
from tests.ledger.conftest import melati
from tests.ledger.histories import checked, undone

__all__ = ["melati"]
pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 10, 31)
days = st.integers(0, 60).map(lambda ago: LAST_DAY - timedelta(days=ago))
any_number = st.integers(0, 1_000)


class Nothing(Exception):
    """There is nothing yet that a step could be about."""


class Goods:
    """A group with two materials and two products."""

    def __init__(self, melati: Melati) -> None:
        self.melati = melati
        self.ids: tuple[UUID, ...] = (
            product(melati, "Pisang", "kg", kind=ProductKind.BAHAN),
            product(melati, "Minyak", "liter", kind=ProductKind.BAHAN),
            product(melati, "Keripik"),
            product(melati, "Sale"),
        )

    def one(self, n: int) -> UUID:
        return self.ids[n % 4]


def _many(n: int) -> str:
    return ("1", "2", "3,5", "0,333", "7", "12")[n % 6]


def _buy(goods: Goods, day: date, n: int) -> Any:
    fund = ("", "CSR", "")[n % 3]
    return buy(goods.melati, goods.one(n), _many(n // 4), 1 + n * 7, day, fund=fund)


def _make(goods: Goods, day: date, n: int) -> Any:
    used = [(goods.ids[0], _many(n))] if n % 2 else [(goods.ids[0], "1"), (goods.ids[1], _many(n // 3))]
    return make(goods.melati, goods.ids[2 + n % 2], _many(n // 5), *used, day=day, other_cash=n % 900)


def _sell(goods: Goods, day: date, n: int) -> Any:
    return sell(goods.melati, goods.one(n), _many(n // 4), 100 + n, day)


def _lose(goods: Goods, day: date, n: int) -> Any:
    return lose(goods.melati, goods.one(n), _many(n // 4), day)


def _count(goods: Goods, day: date, n: int, **again: Any) -> Any:
    return count(goods.melati, goods.one(n), _many(n // 4), day, **again)


def _aid(goods: Goods, day: date, n: int, **again: Any) -> Any:
    known = next(iter(brought_by(again["replaces"])), None) if again else None
    thing = NewItem("Oven", 2, "unit", 1_000 + n, "Gudang", life_months=n % 20, id=known)
    things = (thing,) if n % 2 else ()
    given = (Bought(goods.one(n), 500 + n, n),) if n % 3 else ()
    return aid(goods.melati, "CSR", day, money=n * 100 + 1, items=things, goods=given, **again)


def _own(goods: Goods, day: date, n: int, **again: Any) -> Any:
    item = NewItem("Meja", 1 + n % 4, "buah", 5_000 + n * 3, "Balai", life_months=n % 15, residual=n)
    return buy_item(BuyItem(uuid7(), goods.melati.id, day, item, **again), actor=ACTOR)


def _wear(goods: Goods, day: date, n: int, **again: Any) -> Any:
    return depreciate(Depreciate(uuid7(), goods.melati.id, 202608 + n % 3, **again), actor=ACTOR)


def _part(goods: Goods, day: date, n: int) -> Any:
    return _left(_one_of(Item.objects.order_by("id").values_list("id", flat=True), n), day, n)


def _left(item: UUID, day: date, n: int, **again: Any) -> Any:
    how = tuple(Parting)[n % 4]
    price = n * 11 if how is Parting.DIJUAL else 0
    return part_with_item(PartWithItem(uuid7(), item, day, 1 + n % 2, how, price, **again), actor=ACTOR)


def _note(goods: Goods, day: date, n: int) -> Any:
    """A thing is moved; or the newest time it was moved is put right."""
    item = _one_of(Item.objects.order_by("id").values_list("id", flat=True), n)
    moved = ItemFact.objects.filter(item_id=item, event="pindah").order_by("-id").first()
    wrong = None if moved is None or n % 3 else moved.id
    return note_item(NoteItem(uuid7(), item, day, f"Rumah {n % 5}", undoes=wrong, reason="Uji"), actor=ACTOR)


def _cancel(goods: Goods, day: date, n: int) -> Any:
    found = Entry.objects.exclude(kind__in=["kas_masuk", "pembalik"]).order_by("seq")
    entry = _one_of(found.values_list("id", flat=True), n)
    return cancel_goods(CancelGoods(uuid7(), entry, "Uji"), actor=ACTOR)


def _correct(goods: Goods, day: date, n: int) -> Any:
    kind = ("pembelian", "penjualan")[n % 2]
    entry = _one_of(Entry.objects.filter(kind=kind).order_by("seq").values_list("id", flat=True), n // 2)
    again = {"replaces": entry, "reason": "Uji"}
    if kind == "pembelian":
        return buy(goods.melati, goods.one(n // 3), _many(n // 4), 1 + n * 5, day, **again)
    return sell(goods.melati, goods.one(n // 3), _many(n // 4), 50 + n, day, **again)


RIGHT = {Way.BANTUAN: _aid, Way.INVENTARIS_BELI: _own, Way.SUSUT: _wear, Way.HITUNG: _count}


def _right(goods: Goods, day: date, n: int) -> Any:
    """Another entry stands instead of one of aid, things, depreciation or a count."""
    kinds = ["bantuan", "inventaris", "penyusutan", "susut_barang"]
    found = Entry.objects.filter(kind__in=kinds, reverses_id=None).order_by("-seq")
    entry = Entry.objects.get(pk=_one_of(found.values_list("id", flat=True), n))
    again = {"replaces": entry.id, "reason": "Uji"}
    gone = ItemFact.objects.filter(entry_id=entry.id, event="lepas").first()
    if gone is not None:
        return _left(gone.item_id, day, n, **again)
    way = way_of(entry)
    if way not in RIGHT:
        raise Nothing
    return RIGHT[way](goods, entry.date if n % 2 else day, n, **again)


VERBS: dict[str, Callable[[Goods, date, int], Any]] = {
    "aid": _aid,
    "buy": _buy,
    "buy again": _buy,
    "cancel": _cancel,
    "correct": _correct,
    "count": _count,
    "lose": _lose,
    "make": _make,
    "note": _note,
    "own": _own,
    "part": _part,
    "right": _right,
    "right again": _right,
    "sell": _sell,
    "wear": _wear,
}
steps = st.tuples(st.sampled_from(sorted(VERBS)), days, any_number)


def _one_of(ids: Any, n: int) -> UUID:
    found: Sequence[UUID] = list(ids)
    if not found:
        raise Nothing
    return found[n % len(found)]


def play(goods: Goods, program: Sequence[tuple[str, date, int]]) -> int:
    """Run every step; what is refused is refused. Answers how many were written."""
    done = 0
    for verb, day, n in program:
        try:
            VERBS[verb](goods, day, n)
            done += 1
        except (Refused, Nothing):
            continue
    return done


def state(goods: Goods) -> Any:
    """Everything the books of goods can show."""
    group = goods.melati.id
    saldo = saldo_on(LAST_DAY, group, (PERSEDIAAN, INVENTARIS, AKUMULASI_PENYUSUTAN))
    items = [
        (line.name, line.count, line.cost, line.depreciated) for line in item_book(group, LAST_DAY).present
    ]
    return stock_list(group, LAST_DAY), saldo, items


def _counted_by_day() -> dict[UUID, dict[date, int]]:
    """How many of each thing came and went, by day."""
    found: dict[UUID, dict[date, int]] = {}
    for item, day, many in ItemFact.objects.values_list("item_id", "date", "count"):
        days_of = found.setdefault(item, {})
        days_of[day] = days_of.get(day, 0) + many
    return found


@settings(checked, max_examples=12)
@given(program=st.lists(steps, min_size=8, max_size=24), last=steps)
def test_any_history_keeps_value_and_account_together(
    melati: Melati, program: list[tuple[str, date, int]], last: tuple[str, date, int]
) -> None:
    """And what was written last can be cancelled, which gives the goods before."""
    with undone():
        posted(cash_in(melati.id, 50_000_000, date(2026, 1, 1)))
        goods = Goods(melati)
        event(f"steps written: {play(goods, program) * 4 // len(program)}/4")
        before, newest = state(goods), Entry.objects.latest("seq").seq
        if last[0] not in ("cancel", "correct", "note", "right", "right again"):
            play(goods, [last])
        written = Entry.objects.filter(seq__gt=newest, reverses_id=None).first()
        if written is not None:
            cancel_goods(CancelGoods(uuid7(), written.id, "Uji"), actor=ACTOR)
            assert state(goods) == before
        assert [str(drift) for drift in (*find_drift(), *goods_drift())] == []
        stock, saldo, items = state(goods)
        assert (stock.value, stock.unsplit) == (saldo[PERSEDIAAN], 0)
        assert sum(cost for _, _, cost, _ in items) == saldo[INVENTARIS]
        assert -sum(worn for *_, worn in items) == saldo[AKUMULASI_PENYUSUTAN]
        for moved in (*moved_by_day(goods.ids).values(), *_counted_by_day().values()):
            held = 0
            for day in sorted(moved):
                held += moved[day]
                assert held >= 0
        for thing, row in zip(
            goods.ids, sorted(stock.rows, key=lambda r: goods.ids.index(r.id)), strict=True
        ):
            lines = product_card(thing)
            assert (lines[-1].after if lines else row.held) == row.held
        for fund in fund_list(melati.id, LAST_DAY):
            assert fund.left == fund.received - fund.used
