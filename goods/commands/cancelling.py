"""Batalkan for the entries of goods: the money and the goods go back together, in one posting."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.access import entry_for
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.taking_back import savings_problems, settle, take_back
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from common.problems import Problems
from goods.commands.hanging import parting_problems, stock_problems, thing_problems
from goods.commands.recording import announce_goods, goods_back
from goods.models import ItemFact, StockMovement
from groups.policies import KEEP_BOOKS

OURS = frozenset(
    {
        EntryKind.PEMBELIAN,
        EntryKind.PENJUALAN,
        EntryKind.PRODUKSI,
        EntryKind.SUSUT_BARANG,
        EntryKind.BANTUAN,
        EntryKind.INVENTARIS,
        EntryKind.PENYUSUTAN,
    }
)


@dataclass(frozen=True)
class CancelGoods:
    """An entry about goods that should not have been written, and why."""

    command_id: UUID
    entry_id: UUID
    reason: str


@command("goods.cancel")
def cancel_goods(cmd: CancelGoods, *, actor: Actor) -> Recorded:
    """Reverse the entry and write its goods back, on the same day (today in a month a report counts).

    Refuses what was cancelled before, and goods that were sold, used, depreciated or disposed of since; it
    names the entry to begin with.
    """
    entry, group = entry_for(actor, KEEP_BOOKS, cmd.entry_id)
    open_book(actor, group.id)
    if not carries_goods(entry):
        raise Http404("no entry about goods")
    problems = Problems()
    taken = take_back(entry, cmd.reason, problems)
    problems.extend(savings_problems(group.id, [taken.draft]))
    problems.raise_if_any()
    problems.extend(stock_problems(taken, (), taken.draft.date))
    problems.extend(thing_problems(taken))
    problems.extend(parting_problems(taken, again=False))
    problems.raise_if_any()
    announce_goods(entry.id)
    done = record(group, taken.draft, command_id=cmd.command_id, actor=actor)
    settle([taken])
    goods_back(group, entry.id, taken.draft)
    return done


def carries_goods(entry: Entry) -> bool:
    """Whether an entry is cancelled here: one of ours, or a saldo awal that brought goods with it."""
    return EntryKind(entry.kind) in OURS or any(
        table.objects.filter(entry_id=entry.id).exists() for table in (StockMovement, ItemFact)
    )
