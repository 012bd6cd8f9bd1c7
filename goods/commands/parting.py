"""A thing of Buku Inventaris that leaves the group: sold, thrown away, lost, given away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack, reason_problems
from bookkeeping.domain.amounts import amount_problems
from bookkeeping.domain.chart import (
    AKUMULASI_PENYUSUTAN,
    BARANG_RUSAK,
    BIAYA_LAIN,
    BIAYA_SOSIAL,
    INVENTARIS,
    LABA_INVENTARIS,
    purse,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from common.problems import Problems
from common.words import tanggal
from goods.access import item_for
from goods.commands.noting import fact_back
from goods.commands.recording import LONGEST_REMARK, Beside, put_right, record_both
from goods.commands.stock import goods_draft, legs, opened
from goods.commands.unchanged import same_money
from goods.domain.words import ItemEvent, Parting
from goods.models import Item, ItemFact
from goods.queries.hanging import standing_facts
from goods.queries.inventory import ItemLine, item_line
from groups.models import Group
from groups.policies import KEEP_BOOKS

# What a thing that brings less than its book value is written off against.
LOSSES = {
    Parting.DIJUAL: BIAYA_LAIN,
    Parting.DIBUANG: BARANG_RUSAK,
    Parting.HILANG: BARANG_RUSAK,
    Parting.DIBERIKAN: BIAYA_SOSIAL,
}


@dataclass(frozen=True)
class PartWithItem:
    """So many of a thing left on a day; `price` is what a sale of all of them brought, whole rupiah.

    `replaces` is the entry it stands instead of, `undoes` the fact that had no entry, and `reason` why.
    """

    command_id: UUID
    item_id: UUID
    date: date
    count: int
    how: Parting
    price: int = 0
    bank: bool = False
    remark: str = ""
    replaces: UUID | None = None
    undoes: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Parted:
    """The thing that left; no entry when it was worth nothing and brought nothing."""

    item_id: UUID
    name: str
    group_name: str
    entry: Recorded | None

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        return {"kelompok": self.group_name, "barang": self.name, "barang_id": str(self.item_id)}


@dataclass(frozen=True)
class _Wrong:
    """How a thing left, as it was written wrongly: the fact, and its entry taken back, if it had one."""

    fact: ItemFact
    taken: TakenBack | None


@command("goods.part_with_item")
def part_with_item(cmd: PartWithItem, *, actor: Actor) -> Parted:
    """Cost and depreciation leave the books; what is above the book value is a gain, what is below a loss.

    Refuses more than there are, a sale without its price or a price without a sale, and a day before the
    newest change of its value. Put right with the same number on the same day, it takes what it took before.
    """
    item, group = item_for(actor, KEEP_BOOKS, cmd.item_id)
    open_book(actor, group.id)
    problems = opened(group, cmd.date, remark=cmd.remark)
    wrong = _wrong(cmd, item, group, problems)
    line, cost, worn = _share(cmd, item, wrong, problems)
    problems.extend(amount_problems("price", cmd.price, "Harga jual"))
    if not cmd.price and cmd.how is Parting.DIJUAL:
        problems.add("price", "Uang yang diterima belum diisi.", "kosong")
    if cmd.price and cmd.how is not Parting.DIJUAL:
        problems.add("price", "Harga hanya diisi bila barangnya dijual.", "tidak_cocok")
    problems.raise_if_any()
    taken = None if wrong is None else wrong.taken
    day = cmd.date if taken is None else taken.day_for(cmd.date)
    draft = _draft(group, line, cmd, day, cost, worn) if cost or cmd.price else None
    if wrong is not None and _says_same(cmd, wrong, draft):
        Problems([UNCHANGED]).raise_if_any()
    beside = Beside(facts=_facts(cmd, group, wrong, cost, worn))
    done = record_both(group, draft, day, beside, taken, command_id=cmd.command_id, actor=actor)
    return Parted(item.id, item.name, group.name, done)


def _wrong(cmd: PartWithItem, item: Item, group: Group, problems: Problems) -> _Wrong | None:
    """What is to be put right: an entry of this thing that let it go, or a fact without one."""
    if cmd.replaces is None and cmd.undoes is None:
        return None
    standing = [f for f in standing_facts([item.id]) if f.event == ItemEvent.LEPAS]
    taken = put_right(group, EntryKind.INVENTARIS, cmd.replaces, cmd.reason, problems)
    if taken is None:
        problems.extend(reason_problems(cmd.reason))
    entry_id = None if taken is None else taken.entry.id
    same = (f for f in standing if f.id == cmd.undoes or (entry_id is not None and f.entry_id == entry_id))
    fact = next(same, None)
    if fact is None and len(problems):
        return None
    if fact is None:
        problems.add("entry_id", "Catatan pelepasan ini tidak ada, atau sudah pernah dibetulkan.", "sudah")
        return None
    return _Wrong(fact, taken)


def _share(
    cmd: PartWithItem, item: Item, wrong: _Wrong | None, problems: Problems
) -> tuple[ItemLine, int, int]:
    """The thing without what is put right, and the cost and depreciation that leave with it."""
    entry_id = None if wrong is None else wrong.fact.entry_id
    apart = wrong.fact.id if wrong is not None and entry_id is None else None
    line = item_line(item, without=entry_id, apart=apart)
    if not 0 < cmd.count <= line.count:
        problems.add("count", f"Jumlahnya 1 sampai {line.count}.", "lebih")
        return line, 0, 0
    if wrong is not None and (cmd.date, cmd.count) == (wrong.fact.date, -wrong.fact.count):
        return line, -wrong.fact.cost, -wrong.fact.depreciated
    own = None if wrong is None else wrong.fact.id
    changed = (f for f in standing_facts([item.id]) if f.id != own and (f.count or f.cost or f.depreciated))
    newest = max((f.date for f in changed), default=None)
    if newest is not None and cmd.date < newest:
        problems.add(
            "date", f"Nilainya sudah berubah pada {tanggal(newest)}. Pakai tanggal itu atau sesudahnya."
        )
    cost, worn = line.wear.share(cmd.count)
    return line, cost, worn


def _says_same(cmd: PartWithItem, wrong: _Wrong, draft: EntryDraft | None) -> bool:
    if (cmd.date, -cmd.count, _remark(cmd)) != (wrong.fact.date, wrong.fact.count, wrong.fact.remark):
        return False
    if draft is None or wrong.taken is None:
        return draft is None and wrong.taken is None
    return same_money(wrong.taken, cmd.date, draft)


def _remark(cmd: PartWithItem) -> str:
    """How it left and what she said of it, as the history of the thing tells it."""
    return f"{cmd.how.label}. {cmd.remark.strip()}".strip()[:LONGEST_REMARK]


def _facts(
    cmd: PartWithItem, group: Group, wrong: _Wrong | None, cost: int, worn: int
) -> Callable[[UUID | None, date], list[ItemFact]]:
    undone = wrong.fact if wrong is not None and wrong.fact.entry_id is None else None

    def facts(entry_id: UUID | None, day: date) -> list[ItemFact]:
        gone = ItemFact(
            kelurahan_id=group.kelurahan_id,
            item_id=cmd.item_id,
            group_id=group.id,
            entry_id=entry_id,
            date=day,
            event=ItemEvent.LEPAS,
            count=-cmd.count,
            cost=-cost,
            depreciated=-worn,
            remark=_remark(cmd),
            reason="" if undone is None else cmd.reason.strip()[:LONGEST_REMARK],
        )
        return [gone] if undone is None else [fact_back(undone, cmd.reason), gone]

    return facts


def _draft(group: Group, line: ItemLine, cmd: PartWithItem, day: date, cost: int, worn: int) -> EntryDraft:
    gain = cmd.price - (cost - worn)
    return goods_draft(
        group,
        day,
        EntryKind.INVENTARIS,
        f"Inventaris {cmd.how.label.lower()}: {line.name.lower()} {cmd.count} {line.unit}",
        legs(
            (purse(cmd.bank), cmd.price, 0, ""),
            (AKUMULASI_PENYUSUTAN, worn, 0, ""),
            (LOSSES[cmd.how], max(-gain, 0), 0, ""),
            (INVENTARIS, 0, cost, ""),
            (LABA_INVENTARIS, 0, max(gain, 0), ""),
        ),
    )
