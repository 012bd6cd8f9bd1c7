"""Buku Inventaris: what a group owns, where it is, in what state, and what it is worth."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum

from common.period import Period
from goods.domain.depreciation import Wear
from goods.domain.words import Condition, ItemEvent, Origin
from goods.models import Item, ItemFact

NOTES = (ItemEvent.PINDAH, ItemEvent.KONDISI)


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


def item_book(group_id: UUID, on: date, without: UUID | None = None) -> ItemBook:
    """Everything the group had received by that day, as it stood then; three queries.

    With `without`, as if that entry had not been written.
    """
    items = Item.objects.filter(group_id=group_id).order_by("acquired_on", "id")
    return ItemBook(on, _lines(list(items), _facts(items, on, without)))


def item_line(
    item: Item, on: date | None = None, without: UUID | None = None, apart: int | None = None
) -> ItemLine:
    """One thing, as of a day or of all that is written; two queries.

    As if the entry `without`, or the fact `apart`, had not been written.
    """
    facts = _facts([item], on, without)
    found = _lines([item], facts if apart is None else facts.exclude(pk=apart))
    return found[0] if found else _line(item, None, _State())


def _facts(items: Iterable[Item], on: date | None, without: UUID | None) -> QuerySet[ItemFact]:
    facts = ItemFact.objects.filter(item_id__in=[item.id for item in items])
    if on is not None:
        facts = facts.filter(date__lte=on)
    return facts if without is None else facts.exclude(entry_id=without)


def _lines(items: Collection[Item], facts: QuerySet[ItemFact]) -> tuple[ItemLine, ...]:
    sums = {
        item: (int(count), int(cost), int(worn))
        for item, count, cost, worn in facts.values_list("item_id").annotate(
            n=Sum("count"), c=Sum("cost"), d=Sum("depreciated")
        )
    }
    states = _states(facts)
    return tuple(
        _line(item, sums.get(item.id), states.get(item.id, _State())) for item in _known(items, sums)
    )


def _states(facts: QuerySet[ItemFact]) -> dict[UUID, "_State"]:
    """Where each thing is and how: as it came, as that was last put right, and what was noted since."""
    columns = ("id", "item_id", "event", "count", "place", "condition", "undoes_id")
    told = list(facts.order_by("date", "id").values_list(*columns))
    undone = {row[-1] for row in told if row[-1] is not None}
    came = [row for row in sorted(told) if row[2] == ItemEvent.MASUK]
    noted = [row for row in told if row[2] in NOTES and row[0] not in undone]
    states: dict[UUID, _State] = {}
    for _, item, _, _, place, condition, _ in (*came, *noted):
        state = states.get(item, _State())
        states[item] = _State(place or state.place, Condition(condition or state.condition))
    for _, item, event, count, *_ in sorted(told):
        if count:
            states[item] = replace(states.get(item, _State()), newest=ItemEvent(event))
    return states


def _known(items: Iterable[Item], sums: dict[UUID, Any]) -> Iterable[Item]:
    return (item for item in items if item.id in sums)


@dataclass(frozen=True, slots=True)
class _State:
    """Where a thing is and how, and what last changed how many there are."""

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
