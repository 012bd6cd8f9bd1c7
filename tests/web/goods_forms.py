"""The forms of goods as a browser sends them."""

from typing import Any
from uuid import UUID

from goods.models import Product
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, TODAY
from tests.web.treasurer import Treasurer

DAY = TODAY.isoformat()


AID = {
    "date": DAY,
    "source": "CSR Bank Jatim",
    "money": "2 juta",
    "bank": "kas",
    "item_name": "Mesin jahit",
    "item_count": "2",
    "item_unit": "unit",
    "item_cost": "3 juta",
    "item_place": "Balai RW 3",
    "item_life_months": "48",
    "item_residual": "",
    "target": "RW 3 Gedongan",
    "remark": "Program usaha",
}
ITEM = {
    "name": "Oven",
    "count": "1",
    "unit": "unit",
    "cost": "1,2 juta",
    "place": "Dapur Bu Sari",
    "condition": "baik",
    "life_months": "12",
    "residual": "",
    "remark": "",
}


def new_product(
    ani: Treasurer, name: str, unit: str = "bungkus", kind: str = "produk", price: str = ""
) -> UUID:
    answer = ani.fill(ani.shelf + "barang/baru/", name=name, unit=unit, kind=kind, price=price)
    assert answer.status_code == 302
    with scope(MOJOKERTO):
        return Product.objects.get(name=name).id


def buy(ani: Treasurer, product: UUID, quantity: str, total: str, **more: Any) -> Any:
    lines = {f"q_{product.hex}": quantity, f"m_{product.hex}": total}
    given = {"date": DAY, "bank": "kas", "party": "", "fund": "", "remark": ""} | lines | more
    return ani.fill(ani.shelf + "barang/beli/", **given)


def sell(ani: Treasurer, product: UUID, quantity: str, price: str) -> Any:
    lines = {f"q_{product.hex}": quantity, f"m_{product.hex}": price}
    more = {"date": DAY, "bank": "kas", "channel": "online", "party": "Bu Tin", "remark": ""}
    return ani.fill(ani.shelf + "barang/jual/", **lines, **more)
