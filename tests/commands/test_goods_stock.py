"""Stock: bought, made, sold, lost, counted; at average cost, and never at less than nothing."""

from datetime import date

import pytest

from bookkeeping.commands.correcting import ReverseEntry, reverse_entry
from bookkeeping.domain.chart import (
    BANK,
    BARANG_RUSAK,
    BIAYA_RAPAT,
    HARGA_POKOK_PENJUALAN,
    KAS,
    PENDAPATAN_LAIN,
    PENJUALAN,
    PERSEDIAAN,
)
from bookkeeping.models import Entry
from common.ids import uuid7
from goods.commands.cancelling import CancelGoods, cancel_goods
from goods.commands.products import AddProduct, ChangeProduct, add_product, change_product
from goods.domain.words import Channel, ProductKind, StockEvent
from goods.models import Product, StockMovement, StockNote
from tests.commands.goods_desk import (
    DAY,
    buy,
    count,
    held,
    legs_of,
    lose,
    make,
    many,
    product,
    refused,
    saldo,
    sell,
)
from tests.ledger.books import ACTOR, Melati, cash_in, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def money(melati: Melati) -> None:
    posted(cash_in(melati.id, 1_000_000, date(2026, 9, 1)))


def test_average_cost_over_two_purchases_and_sales(melati: Melati) -> None:
    keripik = product(melati, "Keripik pisang", price=8_000)
    bought = buy(melati, keripik, "10", 50_000, fund="CSR Bank Jatim")
    assert legs_of(bought) == [
        (PERSEDIAAN, 50_000, 0, "CSR Bank Jatim"),
        (KAS, 0, 50_000, "CSR Bank Jatim"),
    ]
    buy(melati, keripik, "20", 130_000)  # 30 for 180.000: 6.000 each
    sold = sell(melati, keripik, "7", 8_000, channel=Channel.ONLINE, party="Bu Tin")
    assert legs_of(sold) == [
        (KAS, 56_000, 0, ""),
        (PENJUALAN, 0, 56_000, ""),
        (HARGA_POKOK_PENJUALAN, 42_000, 0, ""),
        (PERSEDIAAN, 0, 42_000, ""),
    ]
    assert held(keripik) == ("23", 138_000)
    note = StockNote.objects.get(entry_id=sold)
    assert (note.event, note.channel, note.party) == ("penjualan", "online", "Bu Tin")
    assert Entry.objects.get(pk=sold).memo == "Penjualan keripik pisang 7 bungkus"
    assert saldo(melati, KAS, PERSEDIAAN) == (1_000_000 - 180_000 + 56_000, 138_000)


def test_the_last_one_takes_all_that_is_left(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    buy(melati, gula, "3", 10_000)
    sell(melati, gula, "1", 5_000)  # 3.333
    sell(melati, gula, "1", 5_000)  # 6.667 / 2 = 3.333,5 up
    assert held(gula) == ("1", 3_333)
    sell(melati, gula, "1", 5_000)
    assert held(gula) == ("0", 0)
    assert saldo(melati, PERSEDIAAN, HARGA_POKOK_PENJUALAN, PENJUALAN) == (0, 10_000, 15_000)


def test_parts_of_a_unit(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    buy(melati, gula, "2,5", 40_000)
    sell(melati, gula, "0,25", 18_000)
    assert held(gula) == ("2,25", 36_000)
    assert saldo(melati, PENJUALAN) == (4_500,)


def test_production_from_stock_and_cash(melati: Melati) -> None:
    pisang = product(melati, "Pisang", "kg", kind=ProductKind.BAHAN)
    keripik = product(melati, "Keripik")
    buy(melati, pisang, "10", 80_000)
    made = make(
        melati, keripik, "20", (pisang, "5"), material_cash=30_000, other_cash=20_000, maker="Bu Wati"
    )
    assert legs_of(made) == [
        (PERSEDIAAN, 50_000, 0, ""),
        (PERSEDIAAN, 40_000, 0, ""),
        (PERSEDIAAN, 0, 40_000, ""),
        (KAS, 0, 50_000, ""),
    ]
    assert (held(pisang), held(keripik)) == (("5", 40_000), ("20", 90_000))
    note = StockNote.objects.get(entry_id=made)
    assert (note.maker, note.material_cost, note.other_cost) == ("Bu Wati", 70_000, 20_000)
    assert saldo(melati, PERSEDIAAN) == (130_000,)


def test_production_refuses_too_much_material_and_nothing(melati: Melati) -> None:
    pisang, keripik = product(melati, "Pisang", "kg"), product(melati, "Keripik")
    buy(melati, pisang, "2", 16_000)
    assert refused(make, melati, keripik, "20", (pisang, "5")) == [
        ("materials.0.quantity", "Pisang hanya ada 2 kg pada hari itu.")
    ]
    assert refused(make, melati, keripik, "20") == [
        ("material_cash", "Isi bahan yang dipakai atau biayanya.")
    ]
    assert refused(make, melati, pisang, "1", (pisang, "1")) == [
        ("product_id", "Bahan dan hasilnya tidak boleh barang yang sama.")
    ]


def test_damaged_lost_and_used(melati: Melati) -> None:
    keripik = product(melati, "Keripik")
    buy(melati, keripik, "10", 50_000)
    broken = lose(melati, keripik, "2")
    used = lose(melati, keripik, "3", event=StockEvent.PAKAI, account=BIAYA_RAPAT, remark="Rapat Oktober")
    assert legs_of(broken) == [(BARANG_RUSAK, 10_000, 0, ""), (PERSEDIAAN, 0, 10_000, "")]
    assert legs_of(used) == [(BIAYA_RAPAT, 15_000, 0, ""), (PERSEDIAAN, 0, 15_000, "")]
    assert held(keripik) == ("5", 25_000)
    assert refused(lose, melati, keripik, "6", remark=" ") == [
        ("remark", "Tulis sebabnya."),
        ("lines.0.quantity", "Keripik hanya ada 5 bungkus pada hari itu."),
    ]


def test_counting_writes_the_difference(melati: Melati) -> None:
    keripik = product(melati, "Keripik")
    buy(melati, keripik, "10", 50_000)
    less = count(melati, keripik, "8")
    assert legs_of(less) == [(BARANG_RUSAK, 10_000, 0, ""), (PERSEDIAAN, 0, 10_000, "")]
    more = count(melati, keripik, "9")
    assert legs_of(more) == [(PERSEDIAAN, 5_000, 0, ""), (PENDAPATAN_LAIN, 0, 5_000, "")]
    assert held(keripik) == ("9", 45_000)
    assert refused(count, melati, keripik, "9") == [
        ("lines", "Hitungan ini sama dengan buku. Tidak ada yang dicatat.")
    ]
    sale = product(melati, "Sale pisang")
    assert refused(count, melati, sale, "1") == [
        ("lines.0.quantity", "Harga pokok Sale pisang belum ada. Catat sebagai pembelian atau produksi.")
    ]


def test_stock_is_there_on_every_later_day(melati: Melati) -> None:
    keripik = product(melati, "Keripik")
    buy(melati, keripik, "10", 50_000, date(2026, 10, 5))
    sell(melati, keripik, "8", 8_000, date(2026, 10, 20))
    words = ("lines.0.quantity", "Keripik hanya ada 2 bungkus pada hari itu.")
    assert refused(sell, melati, keripik, "3", 8_000, date(2026, 10, 6)) == [words]
    assert refused(sell, melati, keripik, "1", 8_000, date(2026, 10, 4)) == [
        ("lines.0.quantity", "Keripik hanya ada 0 bungkus pada hari itu.")
    ]
    sell(melati, keripik, "2", 8_000, date(2026, 10, 6))
    assert held(keripik) == ("0", 0)


def test_a_late_entry_takes_the_cost_of_today_and_changes_none_before(melati: Melati) -> None:
    keripik = product(melati, "Keripik")
    buy(melati, keripik, "10", 50_000, date(2026, 10, 1))
    sell(melati, keripik, "5", 8_000, date(2026, 10, 9))  # cost 25.000
    buy(melati, keripik, "5", 45_000, date(2026, 10, 3))  # found a week later: 10 for 70.000
    late = sell(melati, keripik, "2", 8_000, date(2026, 10, 4))
    assert legs_of(late)[2][:2] == (HARGA_POKOK_PENJUALAN, 14_000)
    assert held(keripik) == ("8", 56_000)
    assert saldo(melati, PERSEDIAAN, HARGA_POKOK_PENJUALAN) == (56_000, 39_000)


def test_money_out_needs_a_reason_below_zero(melati: Melati) -> None:
    keripik = product(melati, "Keripik")
    lacking = [("kas", "Uang kas tidak cukup: kurang Rp 200.000 pada 12 Oktober 2026.")]
    assert refused(buy, melati, keripik, "10", 1_200_000) == lacking
    bought = buy(melati, keripik, "10", 1_200_000, cash_reason="Talangan Bu Sari")
    assert Entry.objects.get(pk=bought).cash_reason == "Talangan Bu Sari"
    assert saldo(melati, KAS, BANK) == (-200_000, 0)


def test_cancelling_brings_the_goods_back(melati: Melati) -> None:
    keripik = product(melati, "Keripik")
    first = buy(melati, keripik, "10", 50_000)
    sold = sell(melati, keripik, "4", 8_000)
    assert refused(_cancel, first) == [
        (
            "entry_id",
            "Keripik sudah dijual atau dipakai sesudahnya: Penjualan keripik 4 bungkus,"
            " nomor bukti kas 3/2026. Betulkan atau batalkan catatan itu dahulu.",
        )
    ]
    _cancel(sold)
    assert held(keripik) == ("10", 50_000)
    _cancel(first)
    assert held(keripik) == ("0", 0)
    assert saldo(melati, KAS, PERSEDIAAN, PENJUALAN, HARGA_POKOK_PENJUALAN) == (1_000_000, 0, 0, 0)
    assert refused(_cancel, first) == [("entry_id", "Catatan ini sudah pernah dibetulkan.")]


def test_the_desk_of_the_treasurer_leaves_goods_alone(melati: Melati) -> None:
    keripik = product(melati, "Keripik")
    bought = buy(melati, keripik, "10", 50_000)
    found = refused(lambda: reverse_entry(ReverseEntry(uuid7(), bought, "Salah"), actor=ACTOR))
    assert [field for field, _ in found] == ["entry_id"]
    assert "Buku Produksi dan Penjualan" in found[0][1]


def test_products(melati: Melati) -> None:
    keripik = product(melati, "Keripik", price=8_000)

    def adding(name: str, unit: str = "kg", price: int = 0) -> object:
        return add_product(AddProduct(uuid7(), melati.id, name, unit, ProductKind.PRODUK, price), actor=ACTOR)

    assert refused(adding, "keripik ") == [("name", "Barang dengan nama ini sudah ada.")]
    assert refused(adding, " ", " ", -1) == [
        ("name", "Nama barang belum diisi."),
        ("price", "Harga jual tidak boleh kurang dari nol."),
        ("unit", "Satuan belum diisi. Tulis misalnya bungkus atau kg."),
    ]
    change_product(ChangeProduct(uuid7(), keripik, "Keripik manis", 9_000, False), actor=ACTOR)
    kept = Product.objects.get(pk=keripik)
    assert (kept.name, kept.price, kept.is_active, kept.unit) == ("Keripik manis", 9_000, False, "bungkus")


def test_only_goods_of_this_group(melati: Melati) -> None:
    product(melati, "Keripik")
    assert refused(buy, melati, uuid7(), "1", 1_000) == [
        ("lines.0.quantity", "Pilih barang dari daftar kelompok ini.")
    ]
    assert refused(buy, melati, uuid7(), "0", 0, date(2026, 11, 1)) == [
        ("date", "Tanggal tidak boleh sesudah hari ini, 31 Oktober 2026."),
        ("lines.0.total", "Harga beli belum diisi."),
        ("lines.0.quantity", "Pilih barang dari daftar kelompok ini."),
        ("lines.0.quantity", "Banyaknya belum diisi."),
    ]


def test_movements_are_dated_as_their_entries(melati: Melati) -> None:
    keripik = product(melati, "Keripik")
    bought = buy(melati, keripik, "10", 50_000)
    (move,) = StockMovement.objects.all()
    assert (move.entry_id, move.date, move.quantity, move.value) == (bought, DAY, many("10"), 50_000)


def _cancel(entry_id: object) -> object:
    return cancel_goods(CancelGoods(uuid7(), entry_id, "Salah catat"), actor=ACTOR)  # type: ignore[arg-type]
