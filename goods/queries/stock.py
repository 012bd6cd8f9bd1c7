"""How much there is of each product, and what it cost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from bookkeeping.domain.chart import PERSEDIAAN
from bookkeeping.queries.balances import saldo_on
from goods.domain.quantity import format_quantity
from goods.domain.stock import OnHand
from goods.domain.words import ProductKind
from goods.models import Product, StockMovement


@dataclass(frozen=True, slots=True)
class Stocked:
    """A product with what there is of it."""

    id: UUID
    name: str
    unit: str
    kind: ProductKind
    price: int
    is_active: bool
    held: OnHand

    @property
    def amount(self) -> str:
        """ "2,5 kg"."""
        return f"{format_quantity(self.held.quantity)} {self.unit}"


@dataclass(frozen=True, slots=True)
class StockList:
    """All products of a group on a day; `unsplit`: value on Persediaan that no product explains."""

    on: date
    rows: tuple[Stocked, ...]
    unsplit: int

    @property
    def value(self) -> int:
        """What all of them cost."""
        return sum(row.held.value for row in self.rows)

    @property
    def shown(self) -> tuple[Stocked, ...]:
        """Those in use, and those of which something is left."""
        return tuple(row for row in self.rows if row.is_active or row.held.quantity)


def on_hand(product_ids: Collection[UUID], until: date | None = None) -> dict[UUID, OnHand]:
    """What there is of these products, of all that is written or up to a day; one query."""
    moves = StockMovement.objects.filter(product_id__in=product_ids)
    if until is not None:
        moves = moves.filter(date__lte=until)
    rows = moves.values_list("product_id").annotate(quantity=Sum("quantity"), value=Sum("value"))
    found = {product: OnHand(int(quantity), int(value)) for product, quantity, value in rows}
    return {product: found.get(product, OnHand()) for product in product_ids}


def moved_by_day(product_ids: Collection[UUID]) -> dict[UUID, dict[date, int]]:
    """Thousandths that came in and went out, by product and day; one query."""
    moves = StockMovement.objects.filter(product_id__in=product_ids)
    found: dict[UUID, dict[date, int]] = {product: {} for product in product_ids}
    for product, day, quantity in moves.values_list("product_id", "date").annotate(moved=Sum("quantity")):
        found[product][day] = int(quantity)
    return found


def products_of(group_id: UUID, product_ids: Collection[UUID] | None = None) -> Mapping[UUID, Product]:
    """The products of a group by id, in the order of their names; one query."""
    found = Product.objects.filter(group_id=group_id)
    if product_ids is not None:
        found = found.filter(pk__in=product_ids)
    return {product.id: product for product in found.order_by("search_name")}


def stock_list(group_id: UUID, on: date) -> StockList:
    """What the group has in stock at the end of that day, beside the account; four queries at most."""
    products = products_of(group_id)
    held = on_hand(products.keys(), on)
    rows = tuple(
        Stocked(p.id, p.name, p.unit, ProductKind(p.kind), p.price, p.is_active, held[p.id])
        for p in products.values()
    )
    value = sum(row.held.value for row in rows)
    return StockList(on, rows, saldo_on(on, group_id, (PERSEDIAAN,))[PERSEDIAAN] - value)
