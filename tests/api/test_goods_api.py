"""The books of goods over the API: what the screens show, to those who may see it."""

import pytest

from bookkeeping.domain.chart import KAS
from common.ids import uuid7
from goods.commands.aid import ReceiveAid, receive_aid
from goods.commands.products import AddProduct, add_product
from goods.commands.trading import Bought, BuyGoods, SellGoods, Sold, buy_goods, sell_goods
from goods.domain.things import NewItem
from goods.domain.words import Channel, ProductKind
from regions.tenancy.scope import scope
from tests.api.conftest import Api
from tests.builders import Built
from tests.cast import MOJOKERTO, TODAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def goods(cast: Cast, melati: Built) -> str:
    """Ten bought, four sold online, an aid of money and an oven; answers the address of the books."""
    sari, group = cast["sari"], melati.id
    with scope(MOJOKERTO):
        cmd = AddProduct(uuid7(), group, "Keripik", "bungkus", ProductKind.PRODUK, 8_000)
        keripik = add_product(cmd, actor=sari).product_id
        buy_goods(BuyGoods(uuid7(), group, TODAY, (Bought(keripik, 10_000, 50_000),)), actor=sari)
        sold = SellGoods(uuid7(), group, TODAY, (Sold(keripik, 4_000, 8_000),), Channel.ONLINE)
        sell_goods(sold, actor=sari)
        oven = NewItem("Oven", 1, "unit", 750_000, "Dapur Bu Sari")
        receive_aid(ReceiveAid(uuid7(), group, TODAY, "CSR", 500_000, items=(oven,)), actor=sari)
    return f"kelompok/{group}/buku"


def test_production_and_stock(api: Api, goods: str) -> None:
    book = api.get("sari", f"{goods}/produksi/").json()
    assert (book["period"], book["revenue"], book["material_cost"]) == ("2026-10", 32_000, 50_000)
    assert [(row["made"], row["sold"], row["left"], row["channel"]) for row in book["rows"]] == [
        (10_000, 0, 10_000, ""),
        (0, 4_000, 6_000, "online"),
    ]
    stock = api.get("sari", f"{goods}/barang/").json()
    assert (stock["value"], stock["unsplit"]) == (30_000, 0)
    assert [(row["name"], row["quantity"], row["value"]) for row in stock["rows"]] == [
        ("Keripik", 6_000, 30_000)
    ]


def test_aid_funds_and_inventory(api: Api, goods: str) -> None:
    aid = api.get("sari", f"{goods}/bantuan/").json()
    assert (aid["year"], aid["money"], aid["worth"], aid["total"]) == (2026, 500_000, 750_000, 1_250_000)
    assert aid["rows"][0]["goods"] == "oven 1 unit"
    funds = api.get("sari", f"{goods}/sumber-dana/").json()
    assert funds == [{"name": "CSR", "received": 1_250_000, "used": 750_000, "left": 500_000}]
    book = api.get("sari", f"{goods}/inventaris/").json()
    assert (book["cost"], book["book_value"]) == (750_000, 750_000)
    assert [(row["name"], row["condition"], row["origin"]) for row in book["rows"]] == [
        ("Oven", "baik", "bantuan")
    ]


def test_entries_of_one_source(api: Api, goods: str) -> None:
    rows = api.get("sari", f"catatan/?dana=CSR&pos={KAS}").json()["results"]
    assert [(row["kind"], row["masuk"]) for row in rows] == [("bantuan", 500_000)]


def test_strangers_see_nothing(api: Api, goods: str) -> None:
    for book in ("produksi", "barang", "bantuan", "sumber-dana", "inventaris"):
        api.get("dewi", f"{goods}/{book}/", status=404)
