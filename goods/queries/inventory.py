"""Buku Inventaris: what a group owns, where it is, in what state, and what it is worth."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Sum

from common.period import Period
from goods.domain.depreciation import Wear
from goods.domain.words import Condition, ItemEvent, Origin
from goods.models import Item, ItemFact


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A thing as it stood on a day; amounts whole rupiah."""

    id: UUID
    name: str
    origin: Origin
    giver: str
    acquired_on: date
    unit: str
    first_count: int
    count: int
    place: str
    condition: Condition
    remark: str
    life_months: int
    residual: int
    cost: int
    depreciated: int
    is_void: bool  # what brought it was cancelled

    @property
    def book_value(self) -> int:
        """Nilai buku: what it cost less what was written off."""
        return self.cost - self.depreciated

    @property
    def origin_words(self) -> str:
        """ASAL BARANG: "bantuan, CSR Bank Jatim"."""
        return f"{self.origin.label}, {self.giver}" if self.giver else self.origin.label

    @property
    def amount(self) -> str:
        """ "2 unit"."""
        return f"{self.count} {self.unit}"

    @property
    def wear(self) -> Wear:
        """For the depreciation."""
        return Wear(
            Period.of(self.acquired_on),
            self.life_months,
            self.first_count,
            self.residual,
            self.count,
            self.cost,
            self.depreciated,
        )


@dataclass(frozen=True, slots=True)
class ItemBook:
    """All things of a group on a day; those that are gone come last and do not count."""

    on: date
    lines: tuple[ItemLine, ...]

    @property
    def present(self) -> tuple[ItemLine, ...]:
        """Those still there."""
        return tuple(line for line in self.lines if line.count)

    @property
    def gone(self) -> tuple[ItemLine, ...]:
        """Those that left."""
        return tuple(line for line in self.lines if not line.count and not line.is_void)

    @property
    def cost(self) -> int:
        return sum(line.cost for line in self.lines)

    @property
    def depreciated(self) -> int:
        return sum(line.depreciated for line in self.lines)

    @property
    def book_value(self) -> int:
        return self.cost - self.depreciated


@dataclass(frozen=True, slots=True)
class FactLine:
    """One line of the history of a thing."""

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

    @property
    def change(self) -> int:
        """How the book value changed."""
        return self.cost - self.depreciated


def item_book(group_id: UUID, on: date) -> ItemBook:
    """Everything the group had received by that day, as it stood then; three queries."""
    items = Item.objects.filter(group_id=group_id, acquired_on__lte=on).order_by("acquired_on", "id")
    return ItemBook(on, _lines(list(items), on))


def item_line(item: Item, on: date | None = None) -> ItemLine:
    """One thing, as of a day or of all that is written; two queries."""
    (line,) = _lines([item], on)
    return line


def item_facts(item: Item) -> tuple[FactLine, ...]:
    """The history of a thing, in the order of the days; one query."""
    facts = ItemFact.objects.filter(item_id=item.id).order_by("date", "id")
    return tuple(
        FactLine(
            f.date,
            ItemEvent(f.event),
            f.count,
            f.cost,
            f.depreciated,
            None if f.period is None else Period.from_key(f.period),
            f.place,
            Condition(f.condition).label if f.condition else "",
            f.remark,
            f.entry_id,
        )
        for f in facts
    )


def last_value_day(item_id: UUID) -> date | None:
    """The newest day on which number or value of a thing changed."""
    facts = ItemFact.objects.filter(item_id=item_id).exclude(count=0, cost=0, depreciated=0)
    newest: date | None = facts.aggregate(newest=Max("date"))["newest"]
    return newest


def _lines(items: Collection[Item], on: date | None) -> tuple[ItemLine, ...]:
    facts = ItemFact.objects.filter(item_id__in=[item.id for item in items])
    if on is not None:
        facts = facts.filter(date__lte=on)
    sums = {
        item: (int(count), int(cost), int(worn))
        for item, count, cost, worn in facts.values_list("item_id").annotate(
            n=Sum("count"), c=Sum("cost"), d=Sum("depreciated")
        )
    }
    states: dict[UUID, _State] = {}
    told = facts.order_by("date", "id").values_list("item_id", "event", "place", "condition")
    for item, event, place, condition in told:
        state = states.get(item, _State())
        states[item] = _State(place or state.place, Condition(condition or state.condition), ItemEvent(event))
    return tuple(
        _line(item, sums.get(item.id), states.get(item.id, _State())) for item in _known(items, sums)
    )


def _known(items: Iterable[Item], sums: dict[UUID, Any]) -> Iterable[Item]:
    return (item for item in items if item.id in sums)


@dataclass(frozen=True, slots=True)
class _State:
    """Where a thing is and how, and what happened to it last."""

    place: str = ""
    condition: Condition = Condition.BAIK
    newest: ItemEvent = ItemEvent.MASUK


def _line(item: Item, sums: tuple[int, int, int] | None, state: _State) -> ItemLine:
    count, cost, worn = sums or (0, 0, 0)
    return ItemLine(
        id=item.id,
        name=item.name,
        origin=Origin(item.origin),
        giver=item.giver,
        acquired_on=item.acquired_on,
        unit=item.unit,
        first_count=item.first_count,
        count=count,
        place=state.place,
        condition=state.condition,
        remark=item.remark,
        life_months=item.life_months,
        residual=item.residual,
        cost=cost,
        depreciated=worn,
        is_void=not count and state.newest is ItemEvent.BATAL,
    )
