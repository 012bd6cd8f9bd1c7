"""What hangs on an entry that is to be taken back or put right: named, so that she can begin there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from bookkeeping.commands.taking_back import TakenBack
from bookkeeping.models import Entry
from common.problems import Problem
from common.words import tanggal
from goods.domain.moves import Move
from goods.domain.stock import OnHand
from goods.domain.things import OldItem
from goods.domain.words import ItemEvent
from goods.models import ItemFact, Product
from goods.queries.hanging import last_use, standing_facts, vouchers
from goods.queries.moved import mirrored
from goods.queries.stock import moved_by_day, on_hand

HAPPENED = {
    ItemEvent.PINDAH: "dipindah",
    ItemEvent.KONDISI: "berganti kondisi",
    ItemEvent.SUSUT: "disusutkan",
    ItemEvent.LEPAS: "dilepas",
}
FIRST = "Betulkan atau batalkan catatan itu dahulu."


def stock_problems(taken: TakenBack, moves: Sequence[Move], day: date) -> Iterator[Problem]:
    """Goods of the entry that were sold or used since, with `moves` of that day standing instead."""
    back = mirrored(taken.entry.id)
    changes = [(taken.draft.date, move) for move in back] + [(day, move) for move in moves]
    products = {move.product_id for _, move in changes}
    held, days = on_hand(products), moved_by_day(products)
    for on, move in changes:
        held[move.product_id] = held[move.product_id].plus(move.quantity, move.value)
        of_day = days[move.product_id]
        of_day[on] = of_day.get(on, 0) + move.quantity
    lacking = [product for product in products if _lacks(held[product], days[product])]
    for product in Product.objects.filter(pk__in=lacking).order_by("search_name"):
        yield Problem("entry_id", _used(product, last_use(product.id, taken.entry)), "sudah_dipakai")


def _lacks(held: OnHand, days: Mapping[date, int]) -> bool:
    there = 0
    for on in sorted(days):
        there += days[on]
        if there < 0:
            return True
    return held.value < 0 or (held.quantity == 0 and held.value != 0)


def _used(product: Product, use: Entry | None) -> str:
    if use is None:
        return f"{product.name} tidak cukup pada hari itu."
    voucher = f"nomor bukti kas {use.voucher_no}/{use.voucher_year}"
    return f"{product.name} sudah dijual atau dipakai sesudahnya: {use.memo}, {voucher}. {FIRST}"


def thing_problems(taken: TakenBack, items: Iterable[OldItem] = ()) -> Iterator[Problem]:
    """What happened since with the things that the entry brought; `items` are what is to stand instead.

    A thing that was depreciated or has left stays, and so does what those reckoned with; its name, its place
    and its giver may always be put right.
    """
    facts = _standing(taken, ItemEvent.MASUK)
    brought = {fact.item_id: fact for fact in facts}
    stand = {item.item.id: item for item in items if item.item.id is not None}
    since = standing_facts(brought.keys(), taken.entry.id)
    named = vouchers(since)
    for item_id, fact in brought.items():
        later = [other for other in since if other.item_id == item_id]
        wrong = _against(fact, stand.get(item_id), later)
        if wrong is not None:
            yield Problem("entry_id", _happened(fact.item.name, wrong, named), "sudah_berubah")


def came_problems(fact: ItemFact, new: OldItem | None = None) -> Iterator[Problem]:
    """The same for a thing that came without an entry, because it was worth nothing."""
    later = [other for other in standing_facts([fact.item_id]) if other.id != fact.id]
    wrong = _against(fact, new, later)
    if wrong is not None:
        yield Problem("entry_id", _happened(fact.item.name, wrong, vouchers([wrong])), "sudah_berubah")


def _against(fact: ItemFact, new: OldItem | None, later: Sequence[ItemFact]) -> ItemFact | None:
    """The newest of the later facts that the correction would contradict."""
    worn = [other for other in later if other.event == ItemEvent.SUSUT]
    gone = [other for other in later if other.event == ItemEvent.LEPAS]
    if new is None:
        return max([*worn, *gone], key=_written, default=None)
    before = (fact.item.first_count, fact.cost, fact.item.life_months, fact.item.residual)
    if gone and (new.item.value, new.depreciated) != (before, fact.depreciated):
        return max(gone, key=_written)
    written_off = new.depreciated + sum(other.depreciated for other in worn)
    if worn and (not new.item.life_months or written_off > new.item.cost - new.item.residual):
        return max(worn, key=_written)
    early = [other for other in later if other.date < new.acquired_on]
    return max(early, key=_written, default=None)


def parting_problems(taken: TakenBack, *, again: bool) -> Iterator[Problem]:
    """What followed a depreciation: a thing that left took its share of it along; `again`: and the next one
    went on from it.
    """
    worn = {fact.item_id: fact for fact in _standing(taken, ItemEvent.SUSUT)}
    since = standing_facts(worn.keys(), taken.entry.id)
    follows = (ItemEvent.LEPAS, ItemEvent.SUSUT) if again else (ItemEvent.LEPAS,)
    later = [f for f in since if f.event in follows and f.id > worn[f.item_id].id]
    if later:
        newest = max(later, key=_written)
        yield Problem("entry_id", _happened(newest.item.name, newest, vouchers(later)), "sudah_berubah")


def _standing(taken: TakenBack, event: ItemEvent) -> Sequence[ItemFact]:
    """What the entry said of things; nothing, where another entry stands instead of it already."""
    if Entry.objects.filter(reverses_id=taken.entry.id).exists():
        return ()
    return tuple(ItemFact.objects.filter(entry_id=taken.entry.id, event=event).select_related("item"))


def _written(fact: ItemFact) -> int:
    return fact.id


def _happened(name: str, fact: ItemFact, named: Mapping[UUID, str]) -> str:
    voucher = f", nomor bukti kas {named[fact.entry_id]}" if fact.entry_id is not None else ""
    what = HAPPENED[ItemEvent(fact.event)]
    return f"{name} sudah {what} pada {tanggal(fact.date)}{voucher}. {FIRST}"
