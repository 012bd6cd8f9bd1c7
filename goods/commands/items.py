"""Things of lasting use: bought, or taken over from the old book."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack
from bookkeeping.domain.amounts import filled_problems
from bookkeeping.domain.chart import AKUMULASI_PENYUSUTAN, INVENTARIS, MODAL_AWAL, purse
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.words import listed
from common.problems import Problems
from goods.commands.bringing import bring, foreign_problems, told, write_items
from goods.commands.hanging import came_problems, thing_problems
from goods.commands.noting import fact_of
from goods.commands.recording import Beside, put_right, record_both, record_goods
from goods.commands.stock import goods_draft, legs, opened
from goods.commands.unchanged import same_money
from goods.domain.things import NewItem, OldItem, item_problems
from goods.domain.words import ItemEvent, Origin
from goods.models import Item, ItemFact
from goods.queries.things import brought, brought_by
from groups.models import Group

__all__ = [
    "BuyItem",
    "OldItem",
    "TakeOverItems",
    "TakenOver",
    "buy_item",
    "old_item_problems",
    "take_over_items",
    "told",
    "write_items",
]


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
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@dataclass(frozen=True)
class TakeOverItems:
    """The things of the old Buku Inventaris; their book value becomes Modal awal."""

    command_id: UUID
    group_id: UUID
    date: date
    items: tuple[OldItem, ...]
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""
    undoes: int | None = None  # the one thing that came without an entry


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
    """Inventaris up, kas or bank down. Refuses what item_problems() says, and more than the kas holds.

    Put right, the thing stays the same line of the book, with what happened to it since; refuses what that
    reckoned with (thing_problems()).
    """
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date, fund=cmd.fund, party=cmd.giver, cash_reason=cmd.cash_reason)
    problems.extend(item_problems(cmd.item), under="item")
    if not cmd.item.cost:
        problems.extend(filled_problems("cost", cmd.item.cost, "Harga"), under="item")
    taken = put_right(group, EntryKind.INVENTARIS, cmd.replaces, cmd.reason, problems)
    thing = _same_line(taken, OldItem(cmd.item, cmd.date, giver=cmd.giver))
    day = _put_right(taken, Origin.BELI, (thing,), cmd.date, problems)
    problems.raise_if_any()
    cost = cmd.item.cost
    draft = goods_draft(
        group,
        day,
        EntryKind.INVENTARIS,
        f"Pembelian inventaris: {told(cmd.item)}",
        legs((INVENTARIS, cost, 0, cmd.fund), (purse(cmd.bank), 0, cost, cmd.fund)),
        cash_reason=cmd.cash_reason,
    )
    _refuse_same(taken, draft, cmd.date, (thing,))
    beside = Beside(facts=bring(group, Origin.BELI, (thing,)))
    return record_goods(group, draft, beside, taken, command_id=cmd.command_id, actor=actor)


@command("goods.take_over_items")
def take_over_items(cmd: TakeOverItems, *, actor: Actor) -> TakenOver:
    """Write the things of the old book; those worth nothing are counted without an entry.

    Refuses what item_problems() says, a thing received after the day, and more written off than it can be.
    Put right as buy_item().
    """
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date)
    problems.extend(old_item_problems(cmd.items, cmd.date))
    if not cmd.items:
        problems.add("items", "Isi paling sedikit satu barang.", "kosong")
    taken = put_right(group, EntryKind.INVENTARIS, cmd.replaces, cmd.reason, problems)
    wrong = _came(cmd, group, problems)
    day = _put_right(taken, Origin.SALDO_AWAL, cmd.items, cmd.date, problems, wrong)
    problems.raise_if_any()
    draft = _old_draft(group, day, cmd.items)
    if draft is not None:
        _refuse_same(taken, draft, cmd.date, cmd.items)
    beside = Beside(facts=bring(group, Origin.SALDO_AWAL, cmd.items, wrong, cmd.reason))
    done = record_both(group, draft, day, beside, taken, command_id=cmd.command_id, actor=actor)
    return TakenOver(group.name, len(cmd.items), done)


def _came(cmd: TakeOverItems, group: Group, problems: Problems) -> ItemFact | None:
    """The thing worth nothing that is put right; refuses one that stays as it is."""
    if cmd.undoes is None or len(cmd.items) != 1:
        return None
    new = cmd.items[0]
    ours = Item.objects.filter(group_id=group.id, origin=Origin.SALDO_AWAL)
    item = None if new.item.id is None else ours.filter(pk=new.item.id).first()
    if item is None:
        problems.add("items.0.id", "Barang ini tidak ada di buku kelompok ini.", "tidak_ada")
        return None
    wrong = fact_of(item, cmd.undoes, cmd.reason, problems, (ItemEvent.MASUK,))
    problems.extend(came_problems(wrong, new))
    if (cmd.date, new.tidy) == (wrong.date, brought(wrong)):
        problems.extend([UNCHANGED])
    return wrong


def _old_draft(group: Group, day: date, items: Sequence[OldItem]) -> EntryDraft | None:
    """What they are worth, against Modal awal; no entry for things worth nothing."""
    cost, worn = sum(o.item.cost for o in items), sum(o.depreciated for o in items)
    if not cost:
        return None
    return goods_draft(
        group,
        day,
        EntryKind.INVENTARIS,
        f"Inventaris dari buku lama: {listed([told(old.item) for old in items])}",
        legs(
            (INVENTARIS, cost, 0, ""),
            (AKUMULASI_PENYUSUTAN, 0, worn, ""),
            (MODAL_AWAL, 0, cost - worn, ""),
        ),
    )


def _put_right(
    taken: TakenBack | None,
    origin: Origin,
    items: Sequence[OldItem],
    day: date,
    problems: Problems,
    wrong: ItemFact | None = None,
) -> date:
    """The day of the entry; adds what speaks against these things standing instead of those it brought."""
    known = {} if taken is None else brought_by(taken.entry.id, origin)
    known |= {} if wrong is None else {wrong.item_id: brought(wrong)}
    problems.extend(foreign_problems([old.item for old in items], known, "items"))
    if taken is None:
        return day
    if not known:
        problems.add("entry_id", "Catatan ini tidak membawa barang inventaris.", "jenis")
    problems.extend(thing_problems(taken, items))
    return taken.day_for(day)


def _same_line(taken: TakenBack | None, old: OldItem) -> OldItem:
    """What is bought is one thing: put right, it is the one that the entry brought."""
    known = {} if taken is None else brought_by(taken.entry.id, Origin.BELI)
    only = next(iter(known)) if len(known) == 1 else None
    return replace(old, item=replace(old.item, id=old.item.id or only))


def _refuse_same(taken: TakenBack | None, draft: EntryDraft, day: date, items: Sequence[OldItem]) -> None:
    """Refuses an entry that would say what the one says that it stands instead of."""
    if taken is None or not same_money(taken, day, draft):
        return
    if [old.tidy for old in items] == list(brought_by(taken.entry.id).values()):
        Problems([UNCHANGED]).raise_if_any()


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
