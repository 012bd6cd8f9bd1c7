"""The things that an entry brought, as they were written."""

from uuid import UUID

from goods.domain.things import NewItem, OldItem
from goods.domain.words import Condition, ItemEvent, Origin
from goods.models import ItemFact


def brought_by(entry_id: UUID, origin: Origin | None = None) -> dict[UUID, OldItem]:
    """By the id of the thing, in the order they were written; perhaps only of one origin. One query."""
    facts = ItemFact.objects.filter(entry_id=entry_id, event=ItemEvent.MASUK).select_related("item")
    if origin is not None:
        facts = facts.filter(item__origin=origin)
    return {fact.item_id: brought(fact) for fact in facts.order_by("id")}


def brought(fact: ItemFact) -> OldItem:
    """A thing as the fact says that it came."""
    item = fact.item
    said = NewItem(
        item.name,
        fact.count,
        item.unit,
        fact.cost,
        fact.place,
        Condition(fact.condition or Condition.BAIK),
        item.life_months,
        item.residual,
        item.remark,
        item.id,
    )
    return OldItem(said, item.acquired_on, fact.depreciated, item.giver)
