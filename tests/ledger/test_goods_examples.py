"""Worked examples of goods that a treasurer can read: goods_examples/*.toml, played and compared."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bookkeeping.commands.cash import Direction, RecordCash, record_cash
from bookkeeping.domain.chart import (
    AKUMULASI_PENYUSUTAN,
    BARANG_RUSAK,
    BIAYA_LAIN,
    BIAYA_RAPAT,
    HARGA_POKOK_PENJUALAN,
    HIBAH,
    INVENTARIS,
    KAS,
    LABA_INVENTARIS,
    PENJUALAN,
    PENYUSUTAN,
    PERSEDIAAN,
)
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.check import find_drift
from common.ids import uuid7
from common.period import Period
from common.rupiah import format_rupiah
from goods.commands.depreciating import Depreciate, depreciate
from goods.commands.items import BuyItem, buy_item
from goods.commands.parting import PartWithItem, part_with_item
from goods.domain.things import NewItem
from goods.domain.words import Parting, ProductKind, StockEvent
from goods.models import Item
from goods.queries.check import goods_drift
from goods.queries.funds import fund_page
from goods.queries.stock import stock_list
from goods.queries.trade_book import trade_book
from regions.tenancy.scope import scope
from tests.commands.goods_desk import aid, buy, count, lose, make, product, sell
from tests.ledger.books import ACTOR, KOTA, Melati, a_city, a_group, an_area, cash_in, october_noon, posted

EXAMPLES = sorted(Path(__file__).with_name("goods_examples").glob("*.toml"))
ACCOUNTS = {
    "kas": KAS,
    "persediaan": PERSEDIAAN,
    "inventaris": INVENTARIS,
    "akumulasi": AKUMULASI_PENYUSUTAN,
    "penyusutan": PENYUSUTAN,
    "penjualan": PENJUALAN,
    "harga_pokok": HARGA_POKOK_PENJUALAN,
    "barang_rusak": BARANG_RUSAK,
    "biaya_rapat": BIAYA_RAPAT,
    "laba_inventaris": LABA_INVENTARIS,
    "hibah": HIBAH,
}
Note = dict[str, Any]


class Player:
    """Plays the notes of an example into the books of one group, as the treasurer would."""

    def __init__(self, example: Note) -> None:
        self.group: Melati = a_group()
        posted(cash_in(self.group.id, example["kas"], date(2026, 1, 1)))
        self.products: dict[str, UUID] = {
            p["nama"]: product(self.group, p["nama"], p["satuan"], kind=ProductKind(p.get("untuk", "produk")))
            for p in example.get("barang", [])
        }
        self.verbs: dict[str, Callable[[Note], object]] = {
            "beli": self.bought,
            "jual": lambda n: sell(self.group, self.of(n), n["banyak"], n["harga"], n["tanggal"]),
            "rusak": lambda n: lose(self.group, self.of(n), n["banyak"], n["tanggal"]),
            "dipakai": self.used,
            "hitung": lambda n: count(self.group, self.of(n), n["banyak"], n["tanggal"]),
            "produksi": self.made,
            "bantuan": self.given,
            "uang keluar": self.spent,
            "beli inventaris": self.bought_item,
            "jual inventaris": self.sold_item,
            "susut": lambda n: depreciate(Depreciate(uuid7(), self.group.id, n["sampai"]), actor=ACTOR),
        }

    def of(self, note: Note) -> UUID:
        return self.products[note["barang"]]

    def bought(self, note: Note) -> None:
        fund = note.get("dana", "")
        buy(self.group, self.of(note), note["banyak"], note["harga"], note["tanggal"], fund=fund)

    def used(self, note: Note) -> None:
        more = {"event": StockEvent.PAKAI, "account": BIAYA_RAPAT, "remark": "Rapat"}
        lose(self.group, self.of(note), note["banyak"], note["tanggal"], **more)

    def made(self, note: Note) -> None:
        materials = [(self.products[name], much) for name, much in note["bahan"].items()]
        more = {"other_cash": note["biaya_lain"], "maker": note["pembuat"], "day": note["tanggal"]}
        make(self.group, self.of(note), note["banyak"], *materials, **more)

    def given(self, note: Note) -> None:
        thing = note["inventaris"]
        item = NewItem(thing["nama"], 1, "unit", thing["harga"], "Rumah Bu Sari")
        aid(self.group, note["dari"], note["tanggal"], money=note["uang"], items=(item,))

    def spent(self, note: Note) -> None:
        cmd = RecordCash(
            uuid7(),
            self.group.id,
            note["tanggal"],
            Direction.KELUAR,
            BIAYA_LAIN,
            note["jumlah"],
            "Pelatihan",
            fund=note["dana"],
        )
        record_cash(cmd, actor=ACTOR)

    def bought_item(self, note: Note) -> None:
        item = NewItem(
            note["nama"],
            note["jumlah"],
            "unit",
            note["harga"],
            "Balai RW 3",
            life_months=note["umur"],
            residual=note["nilai_sisa"],
        )
        buy_item(BuyItem(uuid7(), self.group.id, note["tanggal"], item), actor=ACTOR)

    def sold_item(self, note: Note) -> None:
        item = Item.objects.get(name=note["nama"]).id
        cmd = PartWithItem(uuid7(), item, note["tanggal"], note["jumlah"], Parting.DIJUAL, note["harga"])
        part_with_item(cmd, actor=ACTOR)


def reached(group_id: UUID, expected: Note) -> Note:
    """What the books say of everything an example expects of a day."""
    on = expected["tanggal"]
    saldo = saldo_on(on, group_id, tuple(ACCOUNTS.values()))
    found: Note = {name: saldo[code] for name, code in ACCOUNTS.items()} | {"tanggal": on}
    stock = stock_list(group_id, on)
    assert (stock.value, stock.unsplit) == (saldo[PERSEDIAAN], 0)
    rows = {row.name: f"{row.amount} seharga {format_rupiah(row.held.value)}" for row in stock.rows}
    found["barang"] = {name: rows[name] for name in expected.get("barang", {})}
    found["omzet"] = trade_book(group_id, Period.of(on)).revenue
    if "dana" in expected:
        page = fund_page(group_id, expected["dana"]["nama"], on)
        assert page is not None
        assert page.left == page.received_total - page.used_total
        found["dana"] = {
            "nama": page.name,
            "diterima": page.received_total,
            "dipakai": page.used_total,
            "sisa": page.left,
        }
    return {name: found[name] for name in expected}


@pytest.mark.django_db
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_example(path: Path) -> None:
    example = tomllib.loads(path.read_text(encoding="utf-8"))
    a_city()
    with october_noon(), scope(KOTA):
        an_area()
        player = Player(example)
        for note in example["catatan"]:
            player.verbs[note["jenis"]](note)
        for expected in example["harapan"]:
            assert reached(player.group.id, expected) == expected
        assert [str(drift) for drift in (*find_drift(), *goods_drift())] == []


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 4
    assert {"judul", "cara", "harapan"} <= set(tomllib.loads(EXAMPLES[0].read_text(encoding="utf-8")))
