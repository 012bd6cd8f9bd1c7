"""Betulkan for goods: the entry and its goods go back, and both are written again, in one posting."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.commands.months import seal_months
from bookkeeping.domain.chart import (
    BARANG_RUSAK,
    HARGA_POKOK_PENJUALAN,
    HIBAH,
    INVENTARIS,
    KAS,
    MODAL_AWAL,
    PENJUALAN,
    PERSEDIAAN,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry
from common.ids import uuid7
from common.period import Period
from goods.commands.cancelling import CancelGoods, cancel_goods
from goods.commands.items import OldItem, write_items
from goods.commands.trading import Bought, TakeOverStock, take_over_stock
from goods.domain.words import Origin
from goods.models import Item, StockMovement, StockNote
from goods.queries.aid import aid_book
from goods.queries.check import goods_drift
from goods.queries.inventory import item_book, item_line
from goods.queries.item_facts import item_facts
from goods.queries.things import brought_by
from goods.queries.trade_book import trade_book
from groups.models import Group
from tests.commands.goods_desk import (
    DAY,
    END,
    aid,
    buy,
    count,
    held,
    legs_of,
    many,
    product,
    refused,
    saldo,
    sell,
)
from tests.commands.test_goods_inventory import bought, thing
from tests.ledger.books import ACTOR, Melati, cash_in, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]
pytestmark = pytest.mark.django_db
WHY: dict[str, Any] = {"reason": "Salah hitung"}
SAME = [("", "Tidak ada yang Ibu ubah. Ganti isian yang salah, atau tekan Batal bila sudah benar.")]


@pytest.fixture(autouse=True)
def money(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000_000, date(2026, 1, 2)))


def newest() -> UUID:
    return Entry.objects.latest("seq").id


def stock_before(melati: Melati, thing_id: UUID, quantity: str, total: int, **more: Any) -> UUID:
    lines = (Bought(thing_id, many(quantity), total),)
    cmd = TakeOverStock(uuid7(), melati.id, date(2026, 9, 2), lines, **more)
    return take_over_stock(cmd, actor=ACTOR).entry_id


def test_a_purchase_of_which_some_was_sold(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    wrong = buy(melati, gula, "12", 60_000)
    sold = sell(melati, gula, "8", 6_000)  # cost 40.000, and it stays
    right = buy(melati, gula, "10", 60_000, replaces=wrong, **WHY)
    entry = Entry.objects.get(pk=right)
    back = Entry.objects.get(reverses_id=wrong)
    assert (entry.replaces_id, entry.reason, back.kind) == (wrong, "Salah hitung", "pembalik")
    assert held(gula) == ("2", 20_000)
    assert saldo(melati, KAS, PERSEDIAAN, HARGA_POKOK_PENJUALAN) == (988_000, 20_000, 40_000)
    events = StockNote.objects.order_by("id").values_list("entry_id", "event")
    assert list(events) == [
        (wrong, "pembelian"),
        (sold, "penjualan"),
        (back.id, "batal"),
        (right, "pembelian"),
    ]
    rows = trade_book(melati.id, Period(2026, 10)).rows
    assert [(row.entry_id, row.made, row.sold) for row in rows] == [
        (sold, 0, many("8")),
        (right, many("10"), 0),
    ]
    assert list(goods_drift()) == []


def test_less_than_was_sold_is_refused(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    wrong = buy(melati, gula, "12", 60_000)
    sell(melati, gula, "8", 6_000)
    found = refused(buy, melati, gula, "7", 60_000, replaces=wrong, **WHY)
    assert [message for _, message in found] == [
        "Gula sudah dijual atau dipakai sesudahnya: Penjualan gula 8 kg, nomor bukti kas 3/2026."
        " Betulkan atau batalkan catatan itu dahulu."
    ]


def test_a_sale_takes_its_goods_back_first(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    buy(melati, gula, "10", 50_000)
    wrong = sell(melati, gula, "9", 6_000)
    right = sell(melati, gula, "10", 6_500, replaces=wrong, **WHY)
    assert legs_of(right)[1][:3] == (PENJUALAN, 0, 65_000)
    assert held(gula) == ("0", 0)
    assert refused(sell, melati, gula, "11", 6_500, replaces=right, **WHY) == [
        ("lines.0.quantity", "Gula hanya ada 10 kg pada hari itu.")
    ]


def test_what_cannot_be_put_right(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    bought = buy(melati, gula, "10", 50_000)
    assert refused(buy, melati, gula, "10", 50_000, replaces=bought) == [
        ("reason", "Tulis alasan perbaikannya.")
    ]
    assert refused(sell, melati, gula, "1", 5_000, replaces=bought, **WHY) == [
        ("entry_id", "Catatan ini tidak ada di buku kelompok ini.")
    ]
    assert refused(buy, melati, gula, "10", 50_000, replaces=bought, **WHY) == SAME
    assert refused(stock_before, melati, gula, "11", 50_000, replaces=bought, **WHY) == [
        ("entry_id", "Barang ini dibeli, bukan dari buku lama. Betulkan sebagai pembelian.")
    ]
    buy(melati, gula, "11", 50_000, replaces=bought, **WHY)
    assert refused(buy, melati, gula, "12", 50_000, replaces=bought, **WHY) == [
        ("entry_id", "Catatan ini sudah pernah dibetulkan.")
    ]


def test_a_sealed_month_is_put_right_today(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    wrong = buy(melati, gula, "12", 60_000, date(2026, 9, 10))
    bought(melati, thing("Oven", 50_000), date(2026, 9, 5))
    oven = newest()
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    right = buy(melati, gula, "10", 60_000, date(2026, 9, 10), replaces=wrong, **WHY)
    entry = Entry.objects.get(pk=right)
    assert (entry.date, entry.reason) == (END, "Ralat September 2026: Salah hitung")
    days = StockMovement.objects.order_by("id").values_list("date", "quantity")
    assert list(days) == [(date(2026, 9, 10), 12_000), (END, -12_000), (END, 10_000)]
    better = thing("Oven listrik", 70_000)
    bought(melati, better, date(2026, 9, 7), replaces=oven, **WHY)
    assert Entry.objects.latest("seq").reason == "Ralat September 2026: Salah hitung"
    in_september, now = (item_book(melati.id, on).present[0] for on in (date(2026, 9, 30), END))
    assert [(line.acquired_on, line.cost) for line in (in_september, now)] == [
        (date(2026, 9, 7), 50_000),
        (date(2026, 9, 7), 70_000),
    ]
    assert saldo(melati, INVENTARIS, on=date(2026, 9, 30)) == (50_000,)
    told = [(fact.on, fact.mark, fact.change) for fact in item_facts(Item.objects.get())]
    assert told == [
        (date(2026, 9, 5), "diralat", 50_000),
        (END, "pembatalan", -50_000),
        (END, "dibetulkan", 70_000),
    ]
    assert list(goods_drift()) == []


def test_an_opening_goes_back_with_its_things(melati: Melati) -> None:
    entry = _opening(melati)
    assert [line.name for line in item_book(melati.id, END).present] == ["Mesin jahit"]
    cancel_goods(CancelGoods(uuid7(), entry, "Salah tahun"), actor=ACTOR)
    assert item_book(melati.id, END).present == ()
    assert list(goods_drift()) == []


def _opening(melati: Melati) -> UUID:
    """A saldo awal as the wizard posts it: its own entry, the things written beside it."""
    from_book = OldItem(thing(cost=500_000), date(2020, 1, 1), 0, "Dinas")
    draft = opening_draft(melati)
    posted(draft)
    group = Group.objects.get(pk=melati.id)
    write_items(group, draft.id, DAY, Origin.SALDO_AWAL, [from_book])
    return draft.id


def opening_draft(melati: Melati) -> EntryDraft:
    legs = (LegLine(1401, 500_000, 0), LegLine(3501, 0, 500_000))
    return EntryDraft(uuid7(), melati.id, DAY, EntryKind.SALDO_AWAL, "Saldo awal", legs)


def test_a_count_is_compared_with_the_book_of_its_day(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    old = stock_before(melati, gula, "10", 50_000)
    assert refused(buy, melati, gula, "12", 60_000, replaces=old, **WHY) == [
        ("entry_id", "Barang ini dari buku lama, bukan dibeli. Betulkan sebagai barang lama.")
    ]
    right = stock_before(melati, gula, "12", 60_000, replaces=old, **WHY)
    assert saldo(melati, PERSEDIAAN, MODAL_AWAL) == (60_000, 60_000)
    wrong = count(melati, gula, "9", date(2026, 9, 30))
    sell(melati, gula, "4", 6_000)
    assert refused(count, melati, gula, "9", date(2026, 9, 30), replaces=wrong, **WHY) == SAME
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    fixed = count(melati, gula, "11", date(2026, 9, 30), replaces=wrong, **WHY)
    assert (Entry.objects.get(pk=fixed).date, held(gula)) == (END, ("7", 35_000))
    assert saldo(melati, BARANG_RUSAK) == (5_000,)
    assert refused(count, melati, gula, "7", END, replaces=fixed, **WHY) == SAME
    assert refused(count, melati, gula, "8", END, replaces=fixed, **WHY) == [
        ("lines", "Hitungan ini sama dengan buku. Batalkan saja catatan selisihnya.")
    ]
    assert [code for code, _ in refused(stock_before, melati, gula, "1", 1, replaces=right, **WHY)] == [
        "entry_id"
    ]
    assert list(goods_drift()) == []


def test_aid_is_put_right_with_its_goods_and_things(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    goods = (Bought(gula, many("10"), 160_000),)
    wrong = aid(melati, money=2_000_000, goods=goods, items=(thing("Ovn", 750_000),), target="RW 3")
    oven = next(iter(brought_by(wrong).values())).item
    given: dict[str, Any] = {"goods": goods, "target": "RW 3", "replaces": wrong} | WHY
    assert refused(aid, melati, money=2_000_000, items=(oven,), **given) == SAME
    sell(melati, gula, "8", 20_000)
    few = given | {"goods": (Bought(gula, many("7"), 160_000),)}
    assert refused(aid, melati, items=(oven,), **few) == [
        (
            "entry_id",
            "Gula sudah dijual atau dipakai sesudahnya: Penjualan gula 8 kg, nomor bukti kas 3/2026."
            " Betulkan atau batalkan catatan itu dahulu.",
        )
    ]
    fewer = given | {"goods": (Bought(gula, many("9"), 150_000),), "target": ""}
    right = aid(melati, "APBD kota", money=1_500_000, items=(replace(oven, name="Oven"),), **fewer)
    assert legs_of(right)[:2] == [(KAS, 1_500_000, 0, "APBD kota"), (PERSEDIAAN, 150_000, 0, "APBD kota")]
    assert (held(gula), item_line(Item.objects.get()).origin_words) == (("1", 22_000), "bantuan, APBD kota")
    rows = aid_book(melati.id, 2026).rows
    assert [(row.source, row.money, row.goods, row.target) for row in rows] == [
        ("APBD kota", 1_500_000, "gula 9 kg dan oven 1 unit", "")
    ]
    aid(melati, "APBD kota", money=1_500_000, goods=fewer["goods"], replaces=right, **WHY)
    assert item_book(melati.id, END).present == ()
    assert list(goods_drift()) == []


def test_aid_of_a_sealed_year_stands_in_both_books(melati: Melati) -> None:
    wrong = aid(melati, "Baznas", date(2025, 12, 5), items=(thing("Kompor", 300_000),))
    seal_months([melati.id], Period(2025, 12), actor=ACTOR)
    stove = next(iter(brought_by(wrong).values())).item
    fixed = {"items": (replace(stove, cost=250_000),), "replaces": wrong} | WHY
    aid(melati, "Baznas", date(2025, 12, 5), **fixed)
    last, this = (aid_book(melati.id, year) for year in (2025, 2026))
    assert [(row.on, row.total, row.mark) for row in (*last.rows, *this.rows)] == [
        (date(2025, 12, 5), 300_000, "diralat"),
        (END, -300_000, "pembatalan"),
        (END, 250_000, "dibetulkan"),
    ]
    assert (last.total, this.total) == (300_000, -50_000)
    assert saldo(melati, HIBAH, INVENTARIS) == (250_000, 250_000)
    assert list(goods_drift()) == []
