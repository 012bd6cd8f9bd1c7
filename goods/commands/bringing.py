"""The things that an entry brings: new lines of Buku Inventaris, or the same lines put right."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db.models import F

from bookkeeping.commands.refusals import in_words
from common.problems import Problem
from goods.commands.noting import fact_back
from goods.commands.recording import LONGEST_REMARK, Facts
from goods.commands.refusals import RULES
from goods.domain.things import NewItem, OldItem
from goods.domain.words import ItemEvent, Origin
from goods.models import Item, ItemFact
from groups.models import Group


def told(item: NewItem) -> str:
    """ "mesin jahit 2 unit", for the uraian."""
    return f"{item.name.strip().lower()} {item.count} {item.unit.strip()}"


def foreign_problems(items: Sequence[NewItem], known: Collection[UUID], under: str) -> Iterator[Problem]:
    """Things that the entry to be put right did not bring, at "items.0.id" and the like."""
    for number, item in enumerate(items):
        if item.id is not None and item.id not in known:
            yield Problem(f"{under}.{number}.id", "Barang ini tidak ada di catatan itu.", "tidak_ada")


def write_items(
    group: Group, entry_id: UUID | None, day: date, origin: Origin, items: Sequence[OldItem]
) -> tuple[UUID, ...]:
    """Write things and their first facts beside an entry that is posted (none when all are worth nothing).

    For commands only, in their transaction. Refused (by the database) when they are not worth what the entry
    moves on Inventaris and Akumulasi penyusutan.
    """
    facts = bring(group, origin, items)(entry_id, day)
    with in_words(RULES):
        ItemFact.objects.bulk_create(facts)
    return tuple(fact.item_id for fact in facts)


def bring(
    group: Group,
    origin: Origin,
    items: Sequence[OldItem],
    wrong: ItemFact | None = None,
    reason: str = "",
) -> Facts:
    """Facts of things for record_goods(): when they are asked for, the lines of the book are written.

    `wrong`, which had no entry, is taken back for that reason.
    """

    def facts(entry_id: UUID | None, day: date) -> list[ItemFact]:
        back = [] if wrong is None else [fact_back(wrong, reason)]
        return back + [
            ItemFact(
                kelurahan_id=group.kelurahan_id,
                item_id=_line(group, origin, old.tidy),
                group_id=group.id,
                entry_id=entry_id,
                date=day,
                event=ItemEvent.MASUK,
                count=old.item.count,
                cost=old.item.cost,
                depreciated=old.depreciated,
                place=old.item.place.strip(),
                condition=old.item.condition,
                reason="" if wrong is None else reason.strip()[:LONGEST_REMARK],
            )
            for old in items
        ]

    return facts


def _line(group: Group, origin: Origin, old: OldItem) -> UUID:
    said = {
        "name": old.item.name,
        "giver": old.giver,
        "acquired_on": old.acquired_on,
        "unit": old.item.unit,
        "first_count": old.item.count,
        "life_months": old.item.life_months,
        "residual": old.item.residual,
        "remark": old.item.remark,
    }
    if old.item.id is None:
        line = Item.objects.create(kelurahan_id=group.kelurahan_id, group_id=group.id, origin=origin, **said)
        return line.id
    line_id: UUID = old.item.id
    Item.objects.filter(pk=line_id).exclude(**said).update(**said, revision=F("revision") + 1)
    return line_id
