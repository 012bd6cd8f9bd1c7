"""Things of lasting use: bought, given, taken over, moved, worn down, and gone; aid in money and goods."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.domain.chart import (
    AKUMULASI_PENYUSUTAN,
    BARANG_RUSAK,
    BIAYA_LAIN,
    HIBAH,
    INVENTARIS,
    KAS,
    LABA_INVENTARIS,
    MODAL_AWAL,
    PENYUSUTAN,
    PERSEDIAAN,
)
from bookkeeping.models import Entry
from common.ids import uuid7
from common.period import Period
from goods.commands.cancelling import CancelGoods, cancel_goods
from goods.commands.depreciating import Depreciate, depreciate, due_until
from goods.commands.items import (
    BuyItem,
    OldItem,
    TakenOver,
    TakeOverItems,
    buy_item,
    take_over_items,
)
from goods.commands.noting import NoteItem, note_item
from goods.commands.parting import Parted, PartWithItem, part_with_item
from goods.commands.trading import Bought
from goods.domain.things import NewItem
from goods.domain.words import Condition, Parting
from goods.models import Aid, Item, ItemFact
from goods.queries.inventory import item_book, item_line
from tests.commands.goods_desk import DAY, END, aid, held, legs_of, many, product, refused, saldo
from tests.ledger.books import ACTOR, Melati, cash_in, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def money(melati: Melati) -> None:
    posted(cash_in(melati.id, 5_000_000, date(2026, 1, 2)))


def thing(name: str = "Mesin jahit", cost: int = 2_400_000, **more: Any) -> NewItem:
    fields: dict[str, Any] = {"count": 1, "unit": "unit", "place": "Rumah Bu Sari"} | more
    return NewItem(name, cost=cost, **fields)


def bought(melati: Melati, item: NewItem, day: date = DAY, **more: Any) -> UUID:
    buy_item(BuyItem(uuid7(), melati.id, day, item, **more), actor=ACTOR)
    return Item.objects.latest("id").id


def worn(melati: Melati, period: int, **more: Any) -> UUID:
    return depreciate(Depreciate(uuid7(), melati.id, period, **more), actor=ACTOR).entry_id


def parted(item: UUID, day: date = DAY, how: Parting = Parting.DIJUAL, **more: Any) -> Parted:
    return part_with_item(PartWithItem(uuid7(), item, day, more.pop("count", 1), how, **more), actor=ACTOR)


def cancel(entry_id: UUID) -> Any:
    return cancel_goods(CancelGoods(uuid7(), entry_id, "Salah catat"), actor=ACTOR)


def taken(melati: Melati, *items: OldItem, **more: Any) -> TakenOver:
    cmd = TakeOverItems(uuid7(), melati.id, date(2026, 1, 1), items, **more)
    return take_over_items(cmd, actor=ACTOR)


def test_a_thing_is_bought(melati: Melati) -> None:
    item = bought(melati, thing(), giver="Toko Jaya", fund="Dana bergulir")
    entry = Entry.objects.latest("seq")
    assert (entry.memo, entry.kind) == ("Pembelian inventaris: mesin jahit 1 unit", "inventaris")
    assert legs_of(entry.id) == [
        (INVENTARIS, 2_400_000, 0, "Dana bergulir"),
        (KAS, 0, 2_400_000, "Dana bergulir"),
    ]
    line = item_line(Item.objects.get(pk=item))
    assert (line.origin_words, line.amount, line.place, line.condition.label, line.cost) == (
        "dibeli, Toko Jaya",
        "1 unit",
        "Rumah Bu Sari",
        "baik",
        2_400_000,
    )


def test_what_is_missing_is_said(melati: Melati) -> None:
    found = refused(bought, melati, NewItem(" ", 0, "", 0, "", residual=5))
    assert found == [
        ("item.name", "Nama barang belum diisi."),
        ("item.unit", "Satuan belum diisi."),
        ("item.place", "Tempat penyimpanan belum diisi."),
        ("item.count", "Jumlah barang paling sedikit 1."),
        ("item.residual", "Nilai sisa tidak boleh lebih dari harganya."),
        ("item.cost", "Harga belum diisi."),
    ]
    lacking = refused(bought, melati, thing(cost=6_000_000))
    assert lacking == [("kas", "Uang kas tidak cukup: kurang Rp 1.000.000 pada 12 Oktober 2026.")]
    bought(melati, thing(cost=6_000_000), cash_reason="Talangan ketua")
    assert Entry.objects.latest("seq").cash_reason == "Talangan ketua"


def test_moved_and_damaged(melati: Melati) -> None:
    item = bought(melati, thing(), date(2026, 9, 1))

    def note(day: date, **more: Any) -> Any:
        return note_item(NoteItem(uuid7(), item, day, **more), actor=ACTOR)

    note(date(2026, 9, 10), place="Balai RW 3", remark="Supaya dekat")
    note(date(2026, 9, 20), condition=Condition.RUSAK_RINGAN)
    found = Item.objects.get(pk=item)
    assert item_line(found, date(2026, 9, 15)).place == "Balai RW 3"
    assert item_line(found, date(2026, 9, 5)).place == "Rumah Bu Sari"
    now = item_line(found)
    assert (now.place, now.condition) == ("Balai RW 3", Condition.RUSAK_RINGAN)
    assert refused(note, date(2026, 9, 25), place="Balai RW 3") == [
        ("place", "Isi tempat atau kondisi yang baru.")
    ]
    assert refused(note, date(2026, 8, 1), place="Gudang") == [
        ("date", "Barang ini belum ada pada tanggal itu.")
    ]


def test_depreciation_is_straight_and_stops_at_the_residual(melati: Melati) -> None:
    item = bought(melati, thing(cost=1_000_000, life_months=3, residual=100_000), date(2026, 3, 15))
    bought(melati, thing("Kursi", 500_000), date(2026, 3, 1))  # not depreciated
    entry = worn(melati, 202604)  # March and April: 2/3 of 900.000
    assert legs_of(entry) == [(PENYUSUTAN, 600_000, 0, ""), (AKUMULASI_PENYUSUTAN, 0, 600_000, "")]
    assert Entry.objects.get(pk=entry).date == date(2026, 4, 30)
    again = refused(worn, melati, 202604)
    assert again == [("period", "Sampai April 2026 tidak ada yang perlu disusutkan.")]
    worn(melati, 202609)
    line = item_line(Item.objects.get(pk=item))
    assert (line.depreciated, line.book_value) == (900_000, 100_000)
    assert due_until(melati.id, Period(2026, 10)) == ()
    assert saldo(melati, INVENTARIS, AKUMULASI_PENYUSUTAN, PENYUSUTAN) == (1_500_000, -900_000, 900_000)
    future = refused(worn, melati, 202611)
    assert future == [("period", "November 2026 belum berakhir.")]


def test_months_of_an_odd_amount_sum_exactly(melati: Melati) -> None:
    bought(melati, thing(cost=1_000_000, life_months=7), date(2026, 1, 31))
    parts = []
    for month in range(1, 8):
        parts.append(legs_of(worn(melati, 202600 + month))[0][1])
    assert parts == [142_857, 142_857, 142_857, 142_857, 142_857, 142_857, 142_858]
    assert saldo(melati, INVENTARIS, AKUMULASI_PENYUSUTAN) == (1_000_000, -1_000_000)


def test_cancelled_depreciation_is_due_again(melati: Melati) -> None:
    bought(melati, thing(cost=1_200_000, life_months=12), date(2026, 1, 5))
    entry = worn(melati, 202603)
    cancel(entry)
    assert saldo(melati, AKUMULASI_PENYUSUTAN, PENYUSUTAN) == (0, 0)
    assert legs_of(worn(melati, 202603))[0][1] == 300_000


def test_sold_above_and_below_its_book_value(melati: Melati) -> None:
    item = bought(melati, thing(cost=1_200_000, life_months=12), date(2026, 1, 5))
    worn(melati, 202609)  # 900.000, book value 300.000
    sold = parted(item, price=350_000)
    assert sold.entry is not None
    assert legs_of(sold.entry.entry_id) == [
        (KAS, 350_000, 0, ""),
        (AKUMULASI_PENYUSUTAN, 900_000, 0, ""),
        (INVENTARIS, 0, 1_200_000, ""),
        (LABA_INVENTARIS, 0, 50_000, ""),
    ]
    other = bought(melati, thing("Oven", 500_000))
    cheap = parted(other, price=420_000)
    assert cheap.entry is not None
    assert legs_of(cheap.entry.entry_id)[1] == (BIAYA_LAIN, 80_000, 0, "")
    assert saldo(melati, INVENTARIS, AKUMULASI_PENYUSUTAN) == (0, 0)
    assert [line.name for line in item_book(melati.id, END).gone] == ["Mesin jahit", "Oven"]


def test_some_of_many_are_scrapped_with_their_share(melati: Melati) -> None:
    chairs = thing("Kursi", 1_000_000, count=3, unit="buah", life_months=10, residual=100_000)
    item = bought(melati, chairs, date(2026, 6, 1))
    worn(melati, 202609)  # 4/10 of 900.000
    parted(item, how=Parting.DIBUANG, remark="Patah")
    line = item_line(Item.objects.get(pk=item))
    assert (line.count, line.cost, line.depreciated) == (2, 666_667, 240_000)
    assert saldo(melati, BARANG_RUSAK) == (333_333 - 120_000,)
    assert refused(parted, item, count=3, how=Parting.DIBUANG) == [("count", "Jumlahnya 1 sampai 2.")]
    assert refused(parted, item, date(2026, 9, 1), how=Parting.HILANG, price=5) == [
        ("date", "Nilainya sudah berubah pada 12 Oktober 2026. Pakai tanggal itu atau sesudahnya."),
        ("price", "Harga hanya diisi bila barangnya dijual."),
    ]


def test_what_came_after_is_cancelled_first(melati: Melati) -> None:
    item = bought(melati, thing(cost=1_200_000, life_months=12), date(2026, 1, 5))
    purchase = Entry.objects.latest("seq").id
    entry = worn(melati, 202603)
    assert refused(cancel, purchase) == [
        (
            "entry_id",
            "Mesin jahit sudah disusutkan pada 31 Maret 2026, nomor bukti kas 3/2026."
            " Betulkan atau batalkan catatan itu dahulu.",
        )
    ]
    cancel(entry)
    cancel(purchase)
    assert saldo(melati, KAS, INVENTARIS) == (5_000_000, 0)
    assert item_line(Item.objects.get(pk=item)).is_void
    assert item_book(melati.id, END).gone == ()


def test_things_of_the_old_book(melati: Melati) -> None:
    old = OldItem(thing(cost=1_200_000, life_months=12), date(2025, 7, 10), 600_000, "Dinas Koperasi")
    flag = OldItem(thing("Bendera", 0), date(2019, 5, 5))
    done = taken(melati, old, flag)
    assert done.count == 2
    assert done.entry is not None
    assert legs_of(done.entry.entry_id) == [
        (INVENTARIS, 1_200_000, 0, ""),
        (AKUMULASI_PENYUSUTAN, 0, 600_000, ""),
        (MODAL_AWAL, 0, 600_000, ""),
    ]
    assert [line.name for line in item_book(melati.id, END).present] == ["Bendera", "Mesin jahit"]
    assert legs_of(worn(melati, 202603))[0][1] == 300_000  # nine months by March, six were written off
    wrong = OldItem(thing(cost=100, residual=50), date(2026, 2, 1), 51)
    assert refused(taken, melati, wrong) == [
        ("items.0.acquired_on", "Tanggal ini sesudah tanggal saldo awal."),
        ("items.0.depreciated", "Penyusutan tidak boleh melewati nilai sisanya."),
    ]


def test_aid_in_money_and_goods(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    entry = aid(
        melati,
        money=2_000_000,
        goods=(Bought(gula, many("10"), 160_000),),
        items=(thing("Oven", 750_000),),
        target="Poksus Melati RW 3",
        remark="Program usaha ibu",
    )
    assert legs_of(entry) == [
        (KAS, 2_000_000, 0, "CSR Bank Jatim"),
        (PERSEDIAAN, 160_000, 0, "CSR Bank Jatim"),
        (INVENTARIS, 750_000, 0, "CSR Bank Jatim"),
        (HIBAH, 0, 2_910_000, "CSR Bank Jatim"),
    ]
    line = Aid.objects.get(entry_id=entry)
    assert (line.source, line.goods, line.money, line.worth, line.target) == (
        "CSR Bank Jatim",
        "gula 10 kg dan oven 1 unit",
        2_000_000,
        910_000,
        "Poksus Melati RW 3",
    )
    assert held(gula) == ("10", 160_000)
    cancel(entry)
    assert (held(gula), saldo(melati, HIBAH, INVENTARIS, PERSEDIAAN)) == (("0", 0), (0, 0, 0))


def test_aid_needs_a_giver_and_something(melati: Melati) -> None:
    assert refused(aid, melati, " ") == [
        ("source", "Asal bantuan belum diisi. Tulis misalnya CSR Bank Jatim."),
        ("money", "Isi uang atau barang yang diterima."),
    ]


def test_facts_belong_to_their_entries(melati: Melati) -> None:
    item = bought(melati, thing())
    (fact,) = ItemFact.objects.all()
    assert (fact.item_id, fact.count, fact.cost, fact.event) == (item, 1, 2_400_000, "masuk")
