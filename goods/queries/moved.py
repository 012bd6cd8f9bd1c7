"""What one entry moved: in words for the page on which it is cancelled, and the other way round."""

from uuid import UUID

from goods.domain.moves import Move
from goods.domain.quantity import format_quantity
from goods.models import ItemFact, StockMovement


def moved_by(entry_id: UUID) -> tuple[str, ...]:
    """ "Keripik pisang 20 bungkus masuk", "Mesin jahit 1 unit keluar"; two queries."""
    moves = StockMovement.objects.filter(entry_id=entry_id).select_related("product").order_by("id")
    facts = ItemFact.objects.filter(entry_id=entry_id).select_related("item").order_by("id")
    goods = (
        f"{m.product.name} {format_quantity(abs(m.quantity))} {m.product.unit} {_way(m.quantity)}"
        for m in moves
    )
    things = (
        f"{f.item.name} {abs(f.count)} {f.item.unit} {_way(f.count)}"
        if f.count
        else f"{f.item.name} disusutkan"
        for f in facts
    )
    return (*goods, *things)


def mirrored(entry_id: UUID) -> tuple[Move, ...]:
    """The counter-movements of everything an entry moved; one query."""
    moves = StockMovement.objects.filter(entry_id=entry_id).order_by("-id")
    return tuple(Move(m.product_id, -m.quantity, -m.value, m.price, -m.revenue) for m in moves)


def _way(change: int) -> str:
    return "masuk" if change > 0 else "keluar"
