"""Goods that come in or go out with one entry, before they are written."""

from dataclasses import dataclass
from uuid import UUID

from goods.domain.words import Channel, StockEvent


@dataclass(frozen=True, slots=True)
class Move:
    """So much of a product in (above zero) or out: thousandths, and whole rupiah of Persediaan."""

    product_id: UUID
    quantity: int
    value: int
    price: int = 0
    revenue: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What the book says beside the amounts."""

    event: StockEvent
    channel: Channel | None = None
    party: str = ""
    maker: str = ""
    material_cost: int = 0
    other_cost: int = 0
    remark: str = ""
