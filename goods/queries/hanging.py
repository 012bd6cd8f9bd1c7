"""What was written about goods and things after an entry, and still stands."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from bookkeeping.models import Entry
from goods.domain.words import ItemEvent
from goods.models import ItemFact, StockMovement


def standing_facts(item_ids: Collection[UUID], without: UUID | None = None) -> tuple[ItemFact, ...]:
    """All that counts of these things, each with its item, in the order written; one query.

    What was taken back is left out with what took it back, and so is what the entry `without` said.
    """
    reversal = Entry.objects.filter(reverses_id=OuterRef("entry_id"), kota_id=OuterRef("kota_id"))
    undoing = ItemFact.objects.filter(undoes_id=OuterRef("id"), kota_id=OuterRef("kota_id"))
    found = ItemFact.objects.filter(item_id__in=item_ids).exclude(event=ItemEvent.BATAL)
    if without is not None:
        found = found.filter(~Q(entry_id=without) | Q(entry_id=None))
    return tuple(
        found.exclude(Exists(reversal)).exclude(Exists(undoing)).select_related("item").order_by("id")
    )


def vouchers(facts: Iterable[ItemFact]) -> dict[UUID, str]:
    """The nomor bukti kas of the entries of facts, "12/2026"; one query."""
    entries = Entry.objects.filter(pk__in={fact.entry_id for fact in facts if fact.entry_id is not None})
    rows = entries.values_list("id", "voucher_no", "voucher_year")
    return {entry: f"{number}/{year}" for entry, number, year in rows}


def last_use(product_id: UUID, entry: Entry) -> Entry | None:
    """The newest entry that took some of a product, after this entry if there is one; two queries."""
    reversal = Entry.objects.filter(reverses_id=OuterRef("pk"), kota_id=OuterRef("kota_id"))
    moves = StockMovement.objects.filter(product_id=product_id, quantity__lt=0).exclude(entry_id=entry.id)
    uses = Entry.objects.filter(pk__in=moves.values("entry_id"), reverses_id=None).exclude(Exists(reversal))
    return uses.order_by("-seq").first()
