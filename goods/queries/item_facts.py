"""What happened to one thing of Buku Inventaris, in the order of the days."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bookkeeping.models import Entry
from bookkeeping.queries.corrections import corrections_of
from common.period import Period
from goods.domain.words import Condition, ItemEvent
from goods.models import Item, ItemFact


@dataclass(frozen=True, slots=True)
class FactLine:
    """One line of the history of a thing. `mark` as in the books: "dibetulkan", "diralat", "pembatalan"."""

    id: int
    on: date
    event: ItemEvent
    count: int
    cost: int
    depreciated: int
    period: Period | None
    place: str
    condition: str
    remark: str
    entry_id: UUID | None
    mark: str

    @property
    def change(self) -> int:
        """How the book value changed."""
        return self.cost - self.depreciated

    @property
    def is_note(self) -> bool:
        """Whether it was written without an entry, and is put right by itself."""
        return self.entry_id is None and self.event is not ItemEvent.BATAL


def item_facts(item: Item) -> tuple[FactLine, ...]:
    """The history of a thing: what was put right on its own day is one line, marked; three queries."""
    facts = sorted(ItemFact.objects.filter(item_id=item.id), key=_order)
    void = {fact.undoes_id for fact in facts if fact.undoes_id is not None}
    entries = {fact.entry_id for fact in facts if fact.entry_id is not None}
    undone = corrections_of(entries).reversed_by
    rows = Entry.objects.filter(pk__in=entries).values_list("id", "date", "replaces_id", "reverses_id")
    days = {entry: on for entry, on, _, _ in rows}
    right = {entry for entry, _, replaces, _ in rows if replaces is not None}
    backs = {entry: wrong for entry, _, _, wrong in rows if wrong is not None}
    gone = {wrong for wrong, back in undone.items() if days.get(wrong) == days.get(back)}
    hidden = gone | {undone[wrong] for wrong in gone}
    shown = (f for f in facts if f.entry_id not in hidden and f.id not in void and f.undoes_id is None)
    return tuple(_line(f, _mark(f, right, set(undone), set(backs))) for f in shown)


def _order(fact: ItemFact) -> tuple[date, int, int]:
    """By day; what was put right of a day stands before what followed from it."""
    first = {ItemEvent.BATAL: 0, ItemEvent.MASUK: 1}
    return fact.date, first.get(ItemEvent(fact.event), 2), fact.id


def _mark(fact: ItemFact, right: set[UUID], undone: set[UUID], backs: set[UUID]) -> str:
    if fact.entry_id in backs:
        return "pembatalan"
    if fact.entry_id in undone:
        return "diralat"
    return "dibetulkan" if fact.entry_id in right or fact.reason else ""


def _line(fact: ItemFact, mark: str) -> FactLine:
    return FactLine(
        fact.id,
        fact.date,
        ItemEvent(fact.event),
        fact.count,
        fact.cost,
        fact.depreciated,
        None if fact.period is None else Period.from_key(fact.period),
        fact.place,
        Condition(fact.condition).label if fact.condition else "",
        fact.remark,
        fact.entry_id,
        mark,
    )
