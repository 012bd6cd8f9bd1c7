"""An entry about goods or things as the form that wrote it would show it."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Sum

from bookkeeping.domain.chart import BANK, CASH_CODES
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.entries import legs_of
from goods.domain.things import OldItem
from goods.domain.words import ItemEvent, Origin, Parting, StockEvent
from goods.models import Aid, ItemFact, StockMovement, StockNote
from goods.queries.things import brought_by


class Way(StrEnum):
    """Which form wrote an entry, and writes it again."""

    BELI = "beli"
    LAMA = "lama"
    PRODUKSI = "produksi"
    JUAL = "jual"
    KELUAR = "keluar"
    HITUNG = "hitung"
    BANTUAN = "bantuan"
    INVENTARIS_BELI = "inventaris_beli"
    INVENTARIS_LAMA = "inventaris_lama"
    LEPAS = "lepas"
    SUSUT = "susut"


OF_STOCK = {
    (EntryKind.PEMBELIAN, StockEvent.PEMBELIAN): Way.BELI,
    (EntryKind.PEMBELIAN, StockEvent.AWAL): Way.LAMA,
    (EntryKind.PRODUKSI, StockEvent.PRODUKSI): Way.PRODUKSI,
    (EntryKind.PENJUALAN, StockEvent.PENJUALAN): Way.JUAL,
    (EntryKind.SUSUT_BARANG, StockEvent.RUSAK): Way.KELUAR,
    (EntryKind.SUSUT_BARANG, StockEvent.HILANG): Way.KELUAR,
    (EntryKind.SUSUT_BARANG, StockEvent.PAKAI): Way.KELUAR,
    (EntryKind.SUSUT_BARANG, StockEvent.HITUNG): Way.HITUNG,
}
OF_THINGS = {
    (ItemEvent.MASUK, Origin.BELI): Way.INVENTARIS_BELI,
    (ItemEvent.MASUK, Origin.SALDO_AWAL): Way.INVENTARIS_LAMA,
}


def way_of(entry: Entry) -> Way | None:
    """The form that writes this entry again; None where it can only be cancelled."""
    kind = EntryKind(entry.kind)
    if kind is EntryKind.PENYUSUTAN:
        return Way.SUSUT
    if kind is EntryKind.INVENTARIS:
        return _way_of_things(entry)
    products = list(StockMovement.objects.filter(entry_id=entry.id).values_list("product_id", flat=True))
    if len(products) != len(set(products)):
        return None
    if kind is EntryKind.BANTUAN:
        return Way.BANTUAN if Aid.objects.filter(entry_id=entry.id).exists() else None
    note = StockNote.objects.filter(entry_id=entry.id).first()
    return None if note is None else OF_STOCK.get((kind, StockEvent(note.event)))


def _way_of_things(entry: Entry) -> Way | None:
    fact = ItemFact.objects.filter(entry_id=entry.id).select_related("item").first()
    if fact is None:
        return None
    if fact.event == ItemEvent.LEPAS:
        return Way.LEPAS
    return OF_THINGS.get((ItemEvent(fact.event), Origin(fact.item.origin)))


def _paid(entry: Entry) -> dict[str, Any]:
    """Day, purse, sumber dana and the reason of lacking cash."""
    legs = legs_of(entry)
    return {
        "date": entry.date,
        "bank": "bank" if any(leg.account == BANK for leg in legs) else "kas",
        "fund": next((leg.fund for leg in legs if leg.fund), ""),
        "cash_reason": entry.cash_reason,
        "account": next((leg.account for leg in legs if leg.debit and leg.account not in CASH_CODES), None),
        "price": sum(leg.debit for leg in legs if leg.account in CASH_CODES) or None,
    }


def stock_written(entry: Entry) -> dict[str, Any]:
    """The initial values of a form with a line for each product, by the names of its fields."""
    note = StockNote.objects.get(entry_id=entry.id)
    found = _paid(entry) | {
        "party": note.party,
        "remark": note.remark,
        "maker": note.maker,
        "channel": note.channel,
        "event": note.event,
    }
    if note.event == StockEvent.HITUNG:
        return found | {f"q_{product.hex}": held for product, held in counted_by(entry).items()}
    used = 0
    for move in StockMovement.objects.filter(entry_id=entry.id).order_by("id"):
        if entry.kind == EntryKind.PRODUKSI and move.quantity > 0:
            found |= {"product_id": str(move.product_id), "quantity": move.quantity}
            continue
        used -= min(move.value, 0)
        found |= _moved(move)
    if entry.kind == EntryKind.PRODUKSI:
        found |= {
            "material_cash": note.material_cost - used or None,
            "other_cash": note.other_cost or None,
        }
    return found


def _moved(move: StockMovement) -> dict[str, int]:
    return {
        f"q_{move.product_id.hex}": abs(move.quantity),
        f"m_{move.product_id.hex}": move.price or move.value,
    }


def counted_by(entry: Entry) -> dict[UUID, int]:
    """What was found of each product whose number a count put right: what the book held then; one query."""
    moves = StockMovement.objects.filter(entry_id=entry.id).values("product_id")
    known = StockMovement.objects.filter(
        product_id__in=moves, date__lte=entry.date, entry__seq__lte=entry.seq
    )
    sums = known.values_list("product_id").annotate(held=Sum("quantity"))
    return {product: int(held) for product, held in sums}


def aid_written(entry: Entry, old: OldItem | None) -> dict[str, Any]:
    """A line of Buku Bantuan, with one of the things that came with it."""
    aid = Aid.objects.get(entry_id=entry.id)
    found = _paid(entry) | {
        "source": aid.source,
        "money": aid.money or None,
        "target": aid.target,
        "remark": aid.remark,
    }
    for move in StockMovement.objects.filter(entry_id=entry.id):
        found |= _moved(move)
    said = {} if old is None else thing_written(old)
    return found | {f"item_{name}": value for name, value in said.items()}


def thing_written(old: OldItem) -> dict[str, Any]:
    """A thing as it came."""
    item = old.item
    return {
        "name": item.name,
        "count": item.count,
        "unit": item.unit,
        "cost": item.cost or None,
        "place": item.place,
        "condition": item.condition.value,
        "life_months": item.life_months or None,
        "residual": item.residual or None,
        "remark": item.remark,
        "giver": old.giver,
        "acquired_on": old.acquired_on,
        "depreciated": old.depreciated or None,
    }


def purchase_written(entry: Entry) -> dict[str, Any]:
    """A thing that was bought, or the first of those taken over, with its money."""
    return _paid(entry) | thing_written(next(iter(brought_by(entry.id).values())))


def parting_written(fact: ItemFact, entry: Entry | None) -> dict[str, Any]:
    """How a thing left; a thing worth nothing left without an entry."""
    label, _, remark = fact.remark.partition(".")
    how = next((p for p in Parting if p.label == label), Parting.DIBUANG)
    found = {"date": fact.date, "bank": "kas"} if entry is None else _paid(entry)
    return found | {"how": how.value, "count": -fact.count, "remark": remark.strip()}
