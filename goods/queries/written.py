"""An entry about goods as the form that wrote it would show it."""

from typing import Any
from uuid import UUID

from django.db.models import Sum

from bookkeeping.domain.chart import BANK, CASH_CODES
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.entries import legs_of
from goods.domain.words import StockEvent
from goods.models import StockMovement, StockNote


def as_written(entry: Entry) -> dict[str, Any]:
    """The initial values of its form, by the names of the fields; four queries."""
    note = StockNote.objects.get(entry_id=entry.id)
    legs = legs_of(entry)
    found: dict[str, Any] = {
        "date": entry.date,
        "party": note.party,
        "remark": note.remark,
        "maker": note.maker,
        "channel": note.channel,
        "event": note.event,
        "bank": "bank" if any(leg.account == BANK for leg in legs) else "kas",
        "fund": next((leg.fund for leg in legs if leg.fund), ""),
        "cash_reason": entry.cash_reason,
        "account": next((leg.account for leg in legs if leg.debit and leg.account not in CASH_CODES), None),
    }
    used = 0
    for move in StockMovement.objects.filter(entry_id=entry.id).order_by("id"):
        if entry.kind == EntryKind.PRODUKSI and move.quantity > 0:
            found |= {"product_id": str(move.product_id), "quantity": move.quantity}
            continue
        used -= min(move.value, 0)
        found[f"q_{move.product_id.hex}"] = abs(move.quantity)
        found[f"m_{move.product_id.hex}"] = move.price or move.value
    if entry.kind == EntryKind.PRODUKSI:
        found |= {
            "material_cash": note.material_cost - used or None,
            "other_cash": note.other_cost or None,
        }
    return found


def counted_by(entry: Entry) -> dict[UUID, int]:
    """What was found of each product whose number a count put right: what the book held then; one query."""
    moves = StockMovement.objects.filter(entry_id=entry.id).values("product_id")
    known = StockMovement.objects.filter(
        product_id__in=moves, date__lte=entry.date, entry__seq__lte=entry.seq
    )
    sums = known.values_list("product_id").annotate(held=Sum("quantity"))
    return {product: int(held) for product, held in sums}


def is_rewritable(entry: Entry) -> bool:
    """Whether its form can write it again: bought, made, sold, lost or used, each product once."""
    note = StockNote.objects.filter(entry_id=entry.id).first()
    if note is None or note.event not in REWRITABLE:
        return False
    products = list(StockMovement.objects.filter(entry_id=entry.id).values_list("product_id", flat=True))
    return len(products) == len(set(products))


REWRITABLE = frozenset(
    {
        StockEvent.PEMBELIAN,
        StockEvent.PRODUKSI,
        StockEvent.PENJUALAN,
        StockEvent.RUSAK,
        StockEvent.HILANG,
        StockEvent.PAKAI,
    }
)
