"""Betulkan for things of the inventory: each stays the same line of its book."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.domain.chart import (
    AKUMULASI_PENYUSUTAN,
    BARANG_RUSAK,
    BIAYA_LAIN,
    INVENTARIS,
    KAS,
    LABA_INVENTARIS,
    MODAL_AWAL,
)
from bookkeeping.models import Entry
from common.ids import uuid7
from goods.commands.items import OldItem
from goods.commands.noting import CancelNote, NoteItem, cancel_note, note_item
from goods.domain.words import Parting
from goods.models import Item, ItemFact, ItemFormer
from goods.queries.check import goods_drift
from goods.queries.inventory import item_book, item_line
from goods.queries.item_facts import item_facts
from goods.queries.things import brought, brought_by
from tests.commands.goods_desk import (
    DAY,
    END,
    legs_of,
    refused,
    saldo,
)
from tests.commands.test_goods_inventory import bought, parted, taken, thing, worn
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


def test_a_thing_stays_the_same_line_when_its_purchase_is_put_right(melati: Melati) -> None:
    oven = thing("Ovn", 300_000, life_months=10)
    item, wrong = bought(melati, oven, date(2026, 7, 5), giver="Toko Jaya"), newest()
    worn(melati, 202608)  # 60.000
    note_item(NoteItem(uuid7(), item, date(2026, 9, 1), place="Balai RW"), actor=ACTOR)
    assert refused(bought, melati, oven, date(2026, 7, 5), giver="Toko Jaya", replaces=wrong, **WHY) == SAME
    assert refused(bought, melati, thing("Oven", 50_000, life_months=10), replaces=wrong, **WHY) == [
        (
            "entry_id",
            "Ovn sudah disusutkan pada 31 Agustus 2026, nomor bukti kas 3/2026."
            " Betulkan atau batalkan catatan itu dahulu.",
        )
    ]
    bought(melati, thing("Oven", 400_000, life_months=10), date(2026, 7, 1), replaces=wrong, **WHY)
    right = Entry.objects.latest("seq")
    assert (right.replaces_id, right.memo) == (wrong, "Pembelian inventaris: oven 1 unit")
    line = item_line(Item.objects.get())
    assert (line.id, line.name, line.giver, line.acquired_on) == (item, "Oven", "", date(2026, 7, 1))
    assert (line.place, line.cost, line.depreciated) == ("Balai RW", 400_000, 60_000)
    former = ItemFormer.objects.get()
    assert (former.name, former.giver, former.acquired_on) == ("Ovn", "Toko Jaya", date(2026, 7, 5))
    assert saldo(melati, KAS, INVENTARIS, AKUMULASI_PENYUSUTAN) == (600_000, 400_000, -60_000)
    parted(item, price=100_000)
    assert refused(bought, melati, thing("Oven", 500_000, life_months=10), replaces=right.id, **WHY) == [
        (
            "entry_id",
            "Oven sudah dilepas pada 12 Oktober 2026, nomor bukti kas 6/2026."
            " Betulkan atau batalkan catatan itu dahulu.",
        )
    ]
    assert refused(bought, melati, oven, replaces=wrong, **WHY) == [
        ("entry_id", "Catatan ini sudah pernah dibetulkan.")
    ]
    renamed = thing("Oven listrik", 400_000, life_months=10)
    bought(melati, renamed, date(2026, 7, 1), replaces=right.id, **WHY)
    facts = item_facts(Item.objects.get())
    assert [(fact.event, fact.mark, fact.change) for fact in facts] == [
        ("masuk", "dibetulkan", 400_000),
        ("susut", "", -60_000),
        ("pindah", "", 0),
        ("lepas", "", -340_000),
    ]
    assert list(goods_drift()) == []


def test_how_a_thing_left_is_put_right(melati: Melati) -> None:
    item = bought(melati, thing("Kursi", 90_000, count=3), date(2026, 9, 1))
    parted(item, price=20_000)
    wrong = newest()
    parted(item, date(2026, 10, 20), how=Parting.DIBUANG)
    assert refused(parted, item, price=20_000, replaces=wrong, **WHY) == SAME
    parted(item, price=25_000, replaces=wrong, **WHY)
    assert saldo(melati, KAS, INVENTARIS, BIAYA_LAIN, BARANG_RUSAK) == (935_000, 30_000, 5_000, 30_000)
    second = newest()
    assert refused(parted, item, count=2, price=25_000, replaces=second, **WHY) == [
        ("date", "Nilainya sudah berubah pada 20 Oktober 2026. Pakai tanggal itu atau sesudahnya.")
    ]
    flag = taken(melati, OldItem(thing("Bendera", 0), date(2019, 5, 5)))
    cloth = Item.objects.get(name="Bendera").id
    assert flag.entry is None
    parted(cloth, how=Parting.HILANG)
    lost = ItemFact.objects.get(event="lepas", item_id=cloth).id
    assert refused(parted, cloth, how=Parting.HILANG, undoes=lost, **WHY) == SAME
    parted(cloth, price=15_000, undoes=lost, **WHY)
    assert saldo(melati, KAS, LABA_INVENTARIS) == (950_000, 15_000)
    came = ItemFact.objects.get(event="masuk", item_id=cloth).id
    voucher = f"{Entry.objects.latest('seq').voucher_no}/2026"
    assert refused(cancel_note, CancelNote(uuid7(), cloth, came, "Bukan milik kita"), actor=ACTOR) == [
        (
            "entry_id",
            f"Bendera sudah dilepas pada 12 Oktober 2026, nomor bukti kas {voucher}."
            " Betulkan atau batalkan catatan itu dahulu.",
        )
    ]
    assert [fact.mark for fact in item_facts(Item.objects.get(pk=cloth))] == ["", "dibetulkan"]
    assert list(goods_drift()) == []


def test_depreciation_is_reckoned_anew(melati: Melati) -> None:
    item, purchase = bought(melati, thing(cost=120_000, life_months=12), date(2026, 1, 5)), newest()
    first = worn(melati, 202603)
    assert refused(worn, melati, 202603, replaces=first, **WHY) == SAME
    bought(melati, thing(cost=240_000, life_months=12), date(2026, 1, 5), replaces=purchase, **WHY)
    second = worn(melati, 202604, replaces=first, **WHY)
    assert legs_of(second)[0][1] == 80_000
    worn(melati, 202605)
    message = "Mesin jahit sudah disusutkan pada 31 Mei 2026, nomor bukti kas 8/2026. {}"
    first_that = message.format("Betulkan atau batalkan catatan itu dahulu.")
    assert refused(worn, melati, 202603, replaces=second, **WHY) == [("entry_id", first_that)]
    assert item_line(Item.objects.get(pk=item)).depreciated == 100_000
    assert list(goods_drift()) == []


def test_where_a_thing_was_is_put_right(melati: Melati) -> None:
    item = bought(melati, thing(), date(2026, 9, 1), cash_reason="Talangan ketua")

    def note(day: date, **more: Any) -> Any:
        return note_item(NoteItem(uuid7(), item, day, **more), actor=ACTOR)

    note(date(2026, 9, 10), place="Balai RW 3")
    wrong = ItemFact.objects.latest("id").id
    same = {"place": "Balai RW 3", "undoes": wrong}
    assert refused(note, date(2026, 9, 10), **same, **WHY) == SAME
    assert refused(note, date(2026, 9, 10), place="Balai", undoes=wrong) == [
        ("reason", "Tulis alasan perbaikannya.")
    ]
    note(date(2026, 9, 12), place="Balai RW 5", undoes=wrong, **WHY)
    found = Item.objects.get(pk=item)
    assert (item_line(found, date(2026, 9, 11)).place, item_line(found).place) == (
        "Rumah Bu Sari",
        "Balai RW 5",
    )
    told = [(fact.event, fact.mark) for fact in item_facts(found)]
    assert told == [("masuk", ""), ("pindah", "dibetulkan")]
    assert refused(note, DAY, place="Gudang", undoes=wrong, **WHY) == [
        ("", "Catatan ini sudah pernah dibetulkan.")
    ]
    newer = ItemFact.objects.latest("id").id
    cancel_note(CancelNote(uuid7(), item, newer, "Tidak jadi dipindah"), actor=ACTOR)
    assert item_line(found).place == "Rumah Bu Sari"
    assert list(goods_drift()) == []


def test_things_of_the_old_book_are_put_right_one_by_one(melati: Melati) -> None:
    oven, chairs = OldItem(thing("Oven", 90_000), date(2020, 1, 1)), OldItem(thing("Kursi", 0), DAY)
    first = OldItem(thing("Kursi", 10_000, count=2), date(2021, 1, 1))
    done = taken(melati, oven, first)
    assert done.entry is not None
    wrong = done.entry.entry_id
    stand = list(brought_by(wrong).values())
    assert refused(taken, melati, *stand, replaces=wrong, **WHY) == SAME
    better = replace(stand[1], item=replace(stand[1].item, count=4, cost=12_000))
    taken(melati, stand[0], better, replaces=wrong, **WHY)
    put = newest()
    kept = item_book(melati.id, END).present
    lines = [(line.name, line.count, line.cost) for line in kept]
    assert lines == [("Oven", 1, 90_000), ("Kursi", 4, 12_000)]
    assert taken(melati, OldItem(thing("Bndera", 0), date(2019, 5, 5))).entry is None
    flag = ItemFact.objects.latest("id")
    as_it_was = brought(flag)
    assert refused(taken, melati, as_it_was, undoes=flag.id, **WHY) == SAME
    sewn = replace(as_it_was, item=replace(as_it_was.item, name="Bendera", cost=5_000))
    done = taken(melati, sewn, undoes=flag.id, **WHY)
    assert done.entry is not None
    assert saldo(melati, INVENTARIS, MODAL_AWAL) == (107_000, 107_000)
    line = item_line(Item.objects.get(pk=flag.item_id))
    assert (line.name, line.count, line.cost) == ("Bendera", 1, 5_000)
    strange = replace(chairs, item=replace(chairs.item, id=uuid7()), acquired_on=date(2020, 1, 1))
    assert refused(taken, melati, strange, replaces=put, **WHY) == [
        ("items.0.id", "Barang ini tidak ada di catatan itu.")
    ]
    assert list(goods_drift()) == []
