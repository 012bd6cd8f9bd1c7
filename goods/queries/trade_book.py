"""Buku Produksi/Penjualan of a month, and the card of one product."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Sum

from bookkeeping.models import Entry
from bookkeeping.queries.corrections import corrections_of
from common.period import Period
from goods.domain.quantity import format_quantity
from goods.domain.stock import OnHand
from goods.domain.words import Channel, ProductKind, StockEvent
from goods.models import StockMovement

GONE = (StockEvent.RUSAK, StockEvent.HILANG, StockEvent.PAKAI)
MADE = (StockEvent.PRODUKSI, StockEvent.PEMBELIAN, StockEvent.BANTUAN, StockEvent.AWAL)


@dataclass(frozen=True, slots=True)
class TradeRow:
    """A line of the book; quantities in thousandths, amounts in whole rupiah."""

    entry_id: UUID
    product_id: UUID
    on: date
    product: str
    maker: str
    made: int
    unit: str
    material_cost: int
    other_cost: int
    price: int
    sold: int
    left: int
    revenue: int
    channel: str
    note: str
    mark: str = ""  # as the books mark a line: "dibetulkan", "diralat", "pembatalan"

    @property
    def made_text(self) -> str:
        return format_quantity(self.made) if self.made else ""

    @property
    def sold_text(self) -> str:
        return format_quantity(self.sold) if self.sold else ""

    @property
    def told(self) -> str:
        """Saluran and ket. in one column."""
        return ", ".join(part for part in (self.channel, self.note) if part)

    @property
    def left_text(self) -> str:
        return format_quantity(self.left)


@dataclass(frozen=True, slots=True)
class TradeBook:
    """The book of one month, with its sums."""

    period: Period
    rows: tuple[TradeRow, ...]

    @property
    def material_cost(self) -> int:
        return sum(row.material_cost for row in self.rows)

    @property
    def other_cost(self) -> int:
        return sum(row.other_cost for row in self.rows)

    @property
    def revenue(self) -> int:
        return sum(row.revenue for row in self.rows)


@dataclass(frozen=True, slots=True)
class CardLine:
    """A movement of one product, with what there is after it."""

    entry_id: UUID
    on: date
    event: StockEvent
    remark: str
    quantity: int
    value: int
    after: OnHand
    mark: str = ""

    @property
    def came(self) -> str:
        return format_quantity(self.quantity) if self.quantity > 0 else ""

    @property
    def went(self) -> str:
        return format_quantity(-self.quantity) if self.quantity < 0 else ""

    @property
    def left(self) -> str:
        return format_quantity(self.after.quantity)


def trade_book(group_id: UUID, period: Period) -> TradeBook:
    """What was made, bought, sold and lost of the products for sale; four queries."""
    of_products = StockMovement.objects.filter(group_id=group_id, product__kind=ProductKind.PRODUK)
    before = of_products.filter(date__lt=period.first).values_list("product_id")
    left = {product: int(held) for product, held in before.annotate(held=Sum("quantity"))}
    moves = _ordered(of_products.filter(date__gte=period.first, date__lte=period.last))
    rows = []
    for move, mark in _standing(moves):
        left[move.product_id] = left.get(move.product_id, 0) + move.quantity
        rows.append(_row(move, left[move.product_id], mark))
    return TradeBook(period, tuple(rows))


def product_card(product_id: UUID) -> tuple[CardLine, ...]:
    """Every movement of a product, what was cancelled on the same day left out; three queries."""
    held, lines = OnHand(), []
    for move, mark in _standing(_ordered(StockMovement.objects.filter(product_id=product_id))):
        held = held.plus(move.quantity, move.value)
        note = move.note
        lines.append(
            CardLine(
                move.entry_id,
                move.date,
                StockEvent(note.event),
                note.remark or note.party,
                move.quantity,
                move.value,
                held,
                mark,
            )
        )
    return tuple(lines)


def _ordered(moves: Any) -> list[StockMovement]:
    return list(moves.select_related("note", "product", "entry").order_by("date", "entry__seq", "id"))


def _standing(moves: list[StockMovement]) -> Iterator[tuple[StockMovement, str]]:
    """With their marks, without the pairs that were taken back on their own day: they leave it as it was."""
    undone = corrections_of({move.entry_id for move in moves}).reversed_by
    days = dict(Entry.objects.filter(pk__in=undone.values()).values_list("id", "date"))
    void = {wrong for wrong, back in undone.items() if days[back] == _day_of(moves, wrong)}
    void |= {undone[wrong] for wrong in void}
    return ((move, _mark(move.entry, undone)) for move in moves if move.entry_id not in void)


def _mark(entry: Entry, undone: Mapping[UUID, UUID]) -> str:
    if entry.reverses_id is not None:
        return "pembatalan"
    if entry.id in undone:
        return "diralat"
    return "dibetulkan" if entry.replaces_id is not None else ""


def _day_of(moves: Iterable[StockMovement], entry_id: UUID) -> date:
    return next(move.date for move in moves if move.entry_id == entry_id)


def _row(move: StockMovement, left: int, mark: str) -> TradeRow:
    note, event = move.note, StockEvent(move.note.event)
    came, sold = event in MADE and move.quantity > 0, bool(move.revenue)
    made_here = event is StockEvent.PRODUKSI and move.quantity > 0
    return TradeRow(
        entry_id=move.entry_id,
        product_id=move.product_id,
        on=move.date,
        product=move.product.name,
        maker=note.maker if made_here else "",
        made=move.quantity if came else 0,
        unit=move.product.unit,
        material_cost=note.material_cost if made_here else move.value if came else 0,
        other_cost=note.other_cost if made_here else 0,
        price=move.price,
        sold=-move.quantity if sold else 0,
        left=left,
        revenue=move.revenue,
        channel=note.channel and Channel(note.channel).value,
        note=_note(move, event, came or sold),
        mark=mark,
    )


def _note(move: StockMovement, event: StockEvent, is_counted: bool) -> str:
    """KET: what is not in the columns."""
    told = [] if event in (StockEvent.PRODUKSI, StockEvent.PENJUALAN) and is_counted else [event.label]
    if not is_counted:
        much = abs(move.quantity) if event in GONE else move.quantity
        told.append(f"{format_quantity(much)} {move.product.unit}")
    words = " ".join(told)
    return ", ".join(part for part in (words, move.note.party, move.note.remark) if part)
