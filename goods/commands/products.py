"""The products and materials of a group."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from bookkeeping.domain.amounts import amount_problems
from common.problems import Problem, Problems
from common.search import searchable
from goods.access import product_for
from goods.domain.words import ProductKind
from goods.models import Product
from groups.policies import KEEP_BOOKS

LONGEST_NAME, LONGEST_UNIT = 80, 20


@dataclass(frozen=True)
class AddProduct:
    """A product to sell or a material to use up; `price` is harga jual a unit, whole rupiah."""

    command_id: UUID
    group_id: UUID
    name: str
    unit: str
    kind: ProductKind
    price: int = 0


@dataclass(frozen=True)
class ChangeProduct:
    """How a product is called, what it sells for, and whether the forms still offer it."""

    command_id: UUID
    product_id: UUID
    name: str
    price: int
    is_active: bool


@dataclass(frozen=True)
class SavedProduct:
    """The product that was written."""

    product_id: UUID
    name: str
    group_name: str

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"kelompok": self.group_name, "barang": self.name, "barang_id": str(self.product_id)}


@command("goods.add_product")
def add_product(cmd: AddProduct, *, actor: Actor) -> SavedProduct:
    """Enter a product. Refuses a missing name or satuan, and a name the group has already."""
    group = open_book(actor, cmd.group_id)
    problems = Problems(_problems(group.id, cmd.name, cmd.price))
    if not cmd.unit.strip():
        problems.add("unit", "Satuan belum diisi. Tulis misalnya bungkus atau kg.", "kosong")
    elif len(cmd.unit.strip()) > LONGEST_UNIT:
        problems.add("unit", f"Satuan paling panjang {LONGEST_UNIT} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    made = Product.objects.create(
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        name=cmd.name.strip(),
        search_name=searchable(cmd.name),
        unit=cmd.unit.strip(),
        kind=cmd.kind,
        price=cmd.price,
    )
    return SavedProduct(made.id, made.name, group.name)


@command("goods.change_product")
def change_product(cmd: ChangeProduct, *, actor: Actor) -> SavedProduct:
    """Change name, price or whether it is in use; its satuan stays, for its movements are counted in it."""
    product, group = product_for(actor, KEEP_BOOKS, cmd.product_id)
    open_book(actor, group.id)
    Problems(_problems(group.id, cmd.name, cmd.price, product.id)).raise_if_any()
    Product.objects.filter(pk=product.id).update(
        name=cmd.name.strip(), search_name=searchable(cmd.name), price=cmd.price, is_active=cmd.is_active
    )
    return SavedProduct(product.id, cmd.name.strip(), group.name)


def _problems(group_id: UUID, name: str, price: int, but: UUID | None = None) -> Iterator[Problem]:
    if not name.strip():
        yield Problem("name", "Nama barang belum diisi.", "kosong")
    elif len(name.strip()) > LONGEST_NAME:
        yield Problem("name", f"Nama paling panjang {LONGEST_NAME} huruf.", "terlalu_panjang")
    else:
        same = Product.objects.filter(group_id=group_id, search_name=searchable(name))
        if same.exclude(pk=but or UUID(int=0)).exists():
            yield Problem("name", "Barang dengan nama ini sudah ada.", "sudah")
    yield from amount_problems("price", price, "Harga jual")
