"""A thing of Buku Inventaris that leaves the group: sold, thrown away, lost, given away."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.refusals import in_words
from bookkeeping.domain.amounts import amount_problems
from bookkeeping.domain.chart import (
    AKUMULASI_PENYUSUTAN,
    BARANG_RUSAK,
    BIAYA_LAIN,
    BIAYA_SOSIAL,
    INVENTARIS,
    LABA_INVENTARIS,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from common.words import tanggal
from goods.access import item_for
from goods.commands.refusals import RULES
from goods.commands.stock import goods_draft, legs, opened, purse
from goods.domain.words import ItemEvent, Parting
from goods.models import ItemFact
from goods.queries.inventory import ItemLine, item_line, last_value_day
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
    """So many of a thing left on a day; `price` is what a sale of all of them brought, whole rupiah."""

    command_id: UUID
    item_id: UUID
    date: date
    count: int
    how: Parting
    price: int = 0
    bank: bool = False
    remark: str = ""


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


@command("goods.part_with_item")
def part_with_item(cmd: PartWithItem, *, actor: Actor) -> Parted:
    """Cost and depreciation leave the books; what is above the book value is a gain, what is below a loss.

    Refuses more than there are, a sale without its price or a price without a sale, and a day before the
    newest change of its value.
    """
    item, group = item_for(actor, KEEP_BOOKS, cmd.item_id)
    open_book(actor, group.id)
    problems = opened(group, cmd.date, remark=cmd.remark)
    line, newest = item_line(item), last_value_day(item.id)
    if newest is not None and cmd.date < newest:
        problems.add(
            "date", f"Nilainya sudah berubah pada {tanggal(newest)}. Pakai tanggal itu atau sesudahnya."
        )
    if not 0 < cmd.count <= line.count:
        problems.add("count", f"Jumlahnya 1 sampai {line.count}.", "lebih")
    problems.extend(amount_problems("price", cmd.price, "Harga jual"))
    if not cmd.price and cmd.how is Parting.DIJUAL:
        problems.add("price", "Uang yang diterima belum diisi.", "kosong")
    if cmd.price and cmd.how is not Parting.DIJUAL:
        problems.add("price", "Harga hanya diisi bila barangnya dijual.", "tidak_cocok")
    problems.raise_if_any()
    cost, worn = line.wear.share(cmd.count)
    done = None
    if cost or cmd.price:
        draft = _draft(group, line, cmd, cost, worn)
        done = record(group, draft, command_id=cmd.command_id, actor=actor)
    with in_words(RULES):
        ItemFact.objects.bulk_create(
            [
                ItemFact(
                    kelurahan_id=group.kelurahan_id,
                    item_id=item.id,
                    group_id=group.id,
                    entry_id=None if done is None else done.entry_id,
                    date=cmd.date,
                    event=ItemEvent.LEPAS,
                    count=-cmd.count,
                    cost=-cost,
                    depreciated=-worn,
                    remark=f"{cmd.how.label}. {cmd.remark.strip()}".strip(),
                )
            ]
        )
    return Parted(item.id, item.name, group.name, done)


def _draft(group: Group, line: ItemLine, cmd: PartWithItem, cost: int, worn: int) -> EntryDraft:
    gain = cmd.price - (cost - worn)
    return goods_draft(
        group,
        cmd.date,
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
