"""What the database refuses about goods, whoever writes (real PostgreSQL)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from bookkeeping.commands.posting import post
from bookkeeping.domain.chart import KAS, PENJUALAN, PERSEDIAAN
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine, reversal_of
from bookkeeping.models import Entry
from bookkeeping.queries.entries import legs_of
from common.ids import uuid7
from common.problems import Refused
from goods.models import Item, ItemFact, ItemFormer, StockMovement, StockNote
from tests.commands.goods_desk import DAY, buy, everything, product, sell
from tests.commands.test_goods_inventory import bought, thing
from tests.ledger.books import ACTOR, KELURAHAN, Melati, a_group, cash_in, posted
from tests.ledger.conftest import melati

__all__ = ["melati"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def money(melati: Melati) -> None:
    posted(cash_in(melati.id, 5_000_000, date(2026, 1, 2)))


def refused(write: Callable[[], Any]) -> str:
    """The rule of the database that refuses it; nothing may have changed."""
    before = everything()
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        write()
    assert everything() == before
    return str(getattr(caught.value.__cause__, "diag").constraint_name)  # noqa: B009


def posted_stock(melati: Melati, amount: int, day: date = DAY) -> UUID:
    """A purchase whose goods are not written yet."""
    legs = (LegLine(PERSEDIAAN, amount, 0), LegLine(KAS, 0, amount))
    draft = EntryDraft(uuid7(), melati.id, day, EntryKind.PEMBELIAN, "Pembelian", legs)
    posted(draft)
    return draft.id


def movement(melati: Melati, entry: UUID, thing_id: UUID, quantity: int, value: int, **more: Any) -> None:
    day = more.pop("date", DAY)
    note = StockNote.objects.create(
        kelurahan_id=KELURAHAN, group_id=melati.id, entry_id=entry, date=day, event="pembelian"
    )
    StockMovement.objects.create(
        kelurahan_id=KELURAHAN,
        note_id=note.id,
        entry_id=entry,
        group_id=more.pop("group_id", melati.id),
        product_id=thing_id,
        date=day,
        quantity=quantity,
        value=value,
    )


def test_goods_are_worth_what_their_entry_says(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    entry = posted_stock(melati, 50_000)
    assert refused(lambda: movement(melati, entry, gula, 1_000, 49_999)) == "stock_of_entry"
    assert refused(lambda: movement(melati, entry, gula, 1_000, 50_000, date=date(2026, 10, 13))) == (
        "stock_of_entry"
    )
    movement(melati, entry, gula, 1_000, 50_000)
    assert refused(lambda: _again(entry)) == "stock_of_entry"


def _again(entry: UUID) -> None:
    kept = StockMovement.objects.get(entry_id=entry)
    kept.pk = None
    StockMovement.objects.bulk_create([kept])


def test_never_less_than_nothing_on_any_day(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    buy(melati, gula, "10", 50_000, date(2026, 10, 5))
    legs = (LegLine(KAS, 25_000, 0), LegLine(PERSEDIAAN, 0, 25_000))
    early = EntryDraft(uuid7(), melati.id, date(2026, 10, 4), EntryKind.PENJUALAN, "Jual", legs)
    posted(early)
    taken = refused(lambda: movement(melati, early.id, gula, -5_000, -25_000, date=date(2026, 10, 4)))
    assert taken == "stock_below_zero"
    late = EntryDraft(uuid7(), melati.id, DAY, EntryKind.PENJUALAN, "Jual", legs)
    posted(late)
    assert refused(lambda: movement(melati, late.id, gula, -11_000, -25_000)) == "stock_value"
    assert refused(lambda: movement(melati, late.id, gula, -10_000, -25_000)) == "stock_value"


def test_goods_of_another_group(melati: Melati) -> None:
    other = a_group("Mawar", ("Tini", "Tono"))
    gula = product(other, "Gula", "kg")
    entry = posted_stock(melati, 50_000)
    assert refused(lambda: movement(melati, entry, gula, 1_000, 50_000)).startswith("goods_stockmovement_")


def test_both_sides_of_a_movement_go_one_way(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    entry = posted_stock(melati, 50_000)
    assert refused(lambda: movement(melati, entry, gula, -1_000, 50_000)) == "stock_movement_sides"


def test_an_entry_goes_back_only_with_its_goods(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    entry = Entry.objects.get(pk=buy(melati, gula, "10", 50_000))
    back = EntryDraft(
        uuid7(),
        melati.id,
        DAY,
        EntryKind.PEMBALIK,
        "Pembatalan",
        reversal_of(legs_of(entry)),
        reverses=entry.id,
        reason="Salah",
        cash_reason="Salah",
    )
    before = everything()
    with pytest.raises(Refused) as caught, transaction.atomic():
        post([back], command_id=uuid7(), actor=ACTOR)
    assert [problem.code for problem in caught.value.problems] == ["barang"]
    assert everything() == before


def fact(melati: Melati, item: UUID, **more: Any) -> None:
    ItemFact.objects.bulk_create(
        [ItemFact(kelurahan_id=KELURAHAN, group_id=melati.id, item_id=item, date=DAY, **more)]
    )


def test_a_thing_is_worth_what_its_entries_say(melati: Melati) -> None:
    item = bought(melati, thing(cost=1_000_000, life_months=10, residual=100_000))
    entry = ItemFact.objects.get().entry_id
    assert (
        refused(lambda: fact(melati, item, entry_id=entry, event="susut", depreciated=5)) == "item_of_entry"
    )
    assert refused(lambda: fact(melati, item, event="susut", depreciated=5)) == "item_fact_has_entry"
    assert refused(lambda: fact(melati, item, event="lepas", count=-2)) == "item_value"
    assert refused(lambda: fact(melati, item, event="lepas", count=-1)) == "item_value"  # its cost stays
    legs = (LegLine(5201, 900_001, 0), LegLine(1402, 0, 900_001))
    worn = EntryDraft(uuid7(), melati.id, DAY, EntryKind.PENYUSUTAN, "Penyusutan", legs)
    posted(worn)
    too_much = refused(lambda: fact(melati, item, entry_id=worn.id, event="susut", depreciated=900_001))
    assert too_much == "item_value"


def test_nobody_changes_what_is_written(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    buy(melati, gula, "10", 50_000)
    bought(melati, thing())
    changes: tuple[Callable[[], Any], ...] = (
        lambda: StockNote.objects.update(date=DAY),
        lambda: StockMovement.objects.update(quantity=1),
        lambda: Item.objects.update(origin="bantuan"),
        lambda: ItemFormer.objects.update(unit="x"),
        lambda: ItemFact.objects.update(count=5),
    )
    for change in changes:
        before = everything()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()
        assert everything() == before
    assert refused(lambda: Item.objects.update(unit="x")) == "item_keeps_what_it_said"
    Item.objects.update(unit="buah", revision=1)
    assert ItemFormer.objects.values_list("revision", "unit").get() == (0, "unit")


def test_a_sale_writes_all_or_nothing(melati: Melati) -> None:
    gula = product(melati, "Gula", "kg")
    buy(melati, gula, "10", 50_000)
    sold = Entry.objects.get(pk=sell(melati, gula, "10", 6_000))
    assert [leg.account for leg in legs_of(sold)] == [KAS, PENJUALAN, 5107, PERSEDIAAN]
    assert StockMovement.objects.get(entry_id=sold.id).value == -50_000
