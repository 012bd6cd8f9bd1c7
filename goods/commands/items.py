"""Things of lasting use: bought, taken over, moved, changed, and how their facts are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.refusals import in_words
from bookkeeping.domain.amounts import filled_problems
from bookkeeping.domain.chart import AKUMULASI_PENYUSUTAN, INVENTARIS, MODAL_AWAL
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.words import listed
from common.problems import Problems
from goods.access import item_for
from goods.commands.refusals import RULES
from goods.commands.stock import goods_draft, legs, opened, purse
from goods.domain.things import NewItem, item_problems
from goods.domain.words import Condition, ItemEvent, Origin
from goods.models import Item, ItemFact
from goods.queries.inventory import item_line
from groups.models import Group
from groups.policies import KEEP_BOOKS


@dataclass(frozen=True)
class BuyItem:
    """A thing bought and paid for at once."""

    command_id: UUID
    group_id: UUID
    date: date
    item: NewItem
    giver: str = ""  # the shop
    bank: bool = False
    fund: str = ""
    cash_reason: str = ""


@dataclass(frozen=True)
class OldItem:
    """A thing the group had before this book began, with what was written off until then."""

    item: NewItem
    acquired_on: date
    depreciated: int = 0
    giver: str = ""


@dataclass(frozen=True)
class TakeOverItems:
    """The things of the old Buku Inventaris; their book value becomes Modal awal."""

    command_id: UUID
    group_id: UUID
    date: date
    items: tuple[OldItem, ...]


@dataclass(frozen=True)
class NoteItem:
    """Where a thing is and in what state, from a day on; "" and None leave it as it was."""

    command_id: UUID
    item_id: UUID
    date: date
    place: str = ""
    condition: Condition | None = None
    remark: str = ""


@dataclass(frozen=True)
class ItemNoted:
    """The thing of which something was noted without an entry."""

    item_id: UUID
    name: str
    group_name: str

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"kelompok": self.group_name, "barang": self.name, "barang_id": str(self.item_id)}


@dataclass(frozen=True)
class TakenOver:
    """How many things were taken over; no entry when all are worth nothing."""

    group_name: str
    count: int
    entry: Recorded | None

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"kelompok": self.group_name, "banyaknya": str(self.count)}


@command("goods.buy_item")
def buy_item(cmd: BuyItem, *, actor: Actor) -> Recorded:
    """Inventaris up, kas or bank down. Refuses what item_problems() says, and more than the kas holds."""
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date, fund=cmd.fund, party=cmd.giver, cash_reason=cmd.cash_reason)
    problems.extend(item_problems(cmd.item), under="item")
    if not cmd.item.cost:
        problems.extend(filled_problems("cost", cmd.item.cost, "Harga"), under="item")
    problems.raise_if_any()
    cost = cmd.item.cost
    draft = goods_draft(
        group,
        cmd.date,
        EntryKind.INVENTARIS,
        f"Pembelian inventaris: {told(cmd.item)}",
        legs((INVENTARIS, cost, 0, cmd.fund), (purse(cmd.bank), 0, cost, cmd.fund)),
        cash_reason=cmd.cash_reason,
    )
    done = record(group, draft, command_id=cmd.command_id, actor=actor)
    old = OldItem(cmd.item, cmd.date, giver=cmd.giver)
    write_items(group, done.entry_id, cmd.date, Origin.BELI, [old])
    return done


@command("goods.take_over_items")
def take_over_items(cmd: TakeOverItems, *, actor: Actor) -> TakenOver:
    """Write the things of the old book; those worth nothing are counted without an entry.

    Refuses what item_problems() says, a thing received after the day, and more written off than it can be.
    """
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date)
    problems.extend(old_item_problems(cmd.items, cmd.date))
    if not cmd.items:
        problems.add("items", "Isi paling sedikit satu barang.", "kosong")
    problems.raise_if_any()
    cost, worn = sum(o.item.cost for o in cmd.items), sum(o.depreciated for o in cmd.items)
    done = None
    if cost:
        draft = goods_draft(
            group,
            cmd.date,
            EntryKind.INVENTARIS,
            f"Inventaris dari buku lama: {listed([told(old.item) for old in cmd.items])}",
            legs(
                (INVENTARIS, cost, 0, ""),
                (AKUMULASI_PENYUSUTAN, 0, worn, ""),
                (MODAL_AWAL, 0, cost - worn, ""),
            ),
        )
        done = record(group, draft, command_id=cmd.command_id, actor=actor)
    entry_id = None if done is None else done.entry_id
    write_items(group, entry_id, cmd.date, Origin.SALDO_AWAL, cmd.items)
    return TakenOver(group.name, len(cmd.items), done)


@command("goods.note_item")
def note_item(cmd: NoteItem, *, actor: Actor) -> ItemNoted:
    """Move a thing or change its condition from a day on. Refuses a day before it came, and no change."""
    item, group = item_for(actor, KEEP_BOOKS, cmd.item_id)
    open_book(actor, group.id)
    problems = opened(group, cmd.date, remark=cmd.remark)
    if cmd.date < item.acquired_on:
        problems.add("date", "Barang ini belum ada pada tanggal itu.", "urutan")
    if len(cmd.place.strip()) > 80:
        problems.add("place", "Paling panjang 80 huruf.", "terlalu_panjang")
    now = item_line(item, cmd.date) if not len(problems) else None
    place = "" if now is None or cmd.place.strip() == now.place else cmd.place.strip()
    condition = None if now is None or cmd.condition is now.condition else cmd.condition
    if now is not None and not place and condition is None:
        problems.add("place", "Isi tempat atau kondisi yang baru.", "kosong")
    if now is not None and not now.count:
        problems.add("date", "Barang ini sudah tidak ada pada tanggal itu.", "habis")
    problems.raise_if_any()
    ItemFact.objects.create(
        kelurahan_id=group.kelurahan_id,
        item_id=item.id,
        group_id=group.id,
        date=cmd.date,
        event=ItemEvent.PINDAH if place else ItemEvent.KONDISI,
        place=place,
        condition=condition or "",
        remark=cmd.remark.strip(),
    )
    return ItemNoted(item.id, item.name, group.name)


def told(item: NewItem) -> str:
    """ "mesin jahit 2 unit", for the uraian."""
    return f"{item.name.strip().lower()} {item.count} {item.unit.strip()}"


def old_item_problems(items: Sequence[OldItem], day: date) -> Problems:
    """What is wrong with things of an old book, at "items.0.item.name" and the like."""
    problems = Problems()
    for number, old in enumerate(items):
        place = f"items.{number}"
        problems.extend(item_problems(old.item), under=f"{place}.item")
        if old.acquired_on > day:
            problems.add(f"{place}.acquired_on", "Tanggal ini sesudah tanggal saldo awal.", "urutan")
        if not 0 <= old.depreciated <= max(old.item.cost - old.item.residual, 0):
            problems.add(
                f"{place}.depreciated", "Penyusutan tidak boleh melewati nilai sisanya.", "terlalu_besar"
            )
    return problems


def write_items(
    group: Group, entry_id: UUID | None, day: date, origin: Origin, items: Sequence[OldItem]
) -> tuple[UUID, ...]:
    """Write things and their first facts beside an entry that is posted (none when all are worth nothing).

    For commands only, in their transaction. Refused (by the database) when they are not worth what the entry
    moves on Inventaris and Akumulasi penyusutan.
    """
    made = [
        Item(
            kelurahan_id=group.kelurahan_id,
            group_id=group.id,
            name=old.item.name.strip(),
            origin=origin,
            giver=old.giver.strip(),
            acquired_on=old.acquired_on,
            unit=old.item.unit.strip(),
            first_count=old.item.count,
            life_months=old.item.life_months,
            residual=old.item.residual,
            remark=old.item.remark.strip(),
        )
        for old in items
    ]
    Item.objects.bulk_create(made)
    facts = [
        ItemFact(
            kelurahan_id=group.kelurahan_id,
            item_id=item.id,
            group_id=group.id,
            entry_id=entry_id,
            date=day,
            event=ItemEvent.MASUK,
            count=old.item.count,
            cost=old.item.cost,
            depreciated=old.depreciated,
            place=old.item.place.strip(),
            condition=old.item.condition,
        )
        for item, old in zip(made, items, strict=True)
    ]
    with in_words(RULES):
        ItemFact.objects.bulk_create(facts)
    return tuple(item.id for item in made)
