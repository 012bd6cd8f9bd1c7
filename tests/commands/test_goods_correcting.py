"""Betulkan for goods: the entry and its goods go back, and both are written again, in one posting."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.commands.months import seal_months
from bookkeeping.domain.chart import HARGA_POKOK_PENJUALAN, KAS, PENJUALAN, PERSEDIAAN
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.models import Entry
from common.ids import uuid7
from common.period import Period
from goods.commands.cancelling import CancelGoods, cancel_goods
from goods.commands.items import OldItem, write_items
from goods.domain.words import Origin
from goods.models import StockMovement, StockNote
from goods.queries.check import goods_drift
from goods.queries.inventory import item_book
from goods.queries.trade_book import trade_book
from groups.models import Group
from tests.commands.goods_desk import DAY, END, buy, held, legs_of, many, product, refused, saldo, sell
from tests.commands.test_goods_inventory import thing
from tests.ledger.books import ACTOR, Melati, cash_in, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]
pytestmark = pytest.mark.django_db
WHY: dict[str, Any] = {"reason": "Salah hitung"}


@pytest.fixture(autouse=True)
def money(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000_000, date(2026, 9, 1)))


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
        "Gula sudah dijual atau dipakai sesudahnya. Batalkan catatan itu dahulu, mulai dari yang terakhir."
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
    buy(melati, gula, "11", 50_000, replaces=bought, **WHY)
    assert refused(buy, melati, gula, "12", 50_000, replaces=bought, **WHY) == [
        ("entry_id", "Catatan ini sudah pernah dibetulkan.")
    ]


def test_a_sealed_month_is_put_right_today(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    wrong = buy(melati, gula, "12", 60_000, date(2026, 9, 10))
    seal_months([melati.id], Period(2026, 9), actor=ACTOR)
    right = buy(melati, gula, "10", 60_000, date(2026, 9, 10), replaces=wrong, **WHY)
    entry = Entry.objects.get(pk=right)
    assert (entry.date, entry.reason) == (END, "Ralat September 2026: Salah hitung")
    days = StockMovement.objects.order_by("id").values_list("date", "quantity")
    assert list(days) == [(date(2026, 9, 10), 12_000), (END, -12_000), (END, 10_000)]


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
