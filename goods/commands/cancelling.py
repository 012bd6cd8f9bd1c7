"""Batalkan for the entries of goods: the money and the goods go back together, in one posting."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.access import entry_for
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.commands.refusals import in_words
from bookkeeping.commands.taking_back import settle, take_back
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from common.problems import Problems
from goods.commands.refusals import RULES
from goods.commands.stock import write_moves
from goods.domain.moves import Move, Told
from goods.domain.words import ItemEvent, StockEvent
from goods.models import ItemFact, StockMovement
from groups.models import Group
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

    Refuses what was cancelled before, and goods that were sold, used, depreciated or disposed of since.
    """
    entry, group = entry_for(actor, KEEP_BOOKS, cmd.entry_id)
    open_book(actor, group.id)
    if EntryKind(entry.kind) not in OURS:
        raise Http404("no entry about goods")
    problems = Problems()
    taken = take_back(entry, cmd.reason, problems)
    problems.raise_if_any()
    announce_goods(entry.id)
    done = record(group, taken.draft, command_id=cmd.command_id, actor=actor)
    settle([taken])
    goods_back(group, entry.id, done.entry_id, cmd.reason)
    return done


def announce_goods(entry_id: UUID) -> None:
    """Tell the database that the goods of this entry will go back with it; call it before posting.

    For other commands too that reverse an entry with goods (a saldo awal); goods_back() comes after.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('up2k.goods_back', %s, true)", [str(entry_id)])


def goods_back(group: Group, entry_id: UUID, reversal_id: UUID, reason: str) -> None:
    """Write the counter-movements of everything an entry moved, beside its reversal that is posted."""
    day = Entry.objects.values_list("date", flat=True).get(pk=reversal_id)
    moves = StockMovement.objects.filter(entry_id=entry_id).order_by("-id")
    mirrored = [Move(m.product_id, -m.quantity, -m.value, m.price, -m.revenue) for m in moves]
    if mirrored:
        write_moves(group, reversal_id, day, Told(StockEvent.BATAL, remark=reason[:200]), mirrored)
    facts = [
        ItemFact(
            kelurahan_id=group.kelurahan_id,
            item_id=fact.item_id,
            group_id=group.id,
            entry_id=reversal_id,
            date=day,
            event=ItemEvent.BATAL,
            count=-fact.count,
            cost=-fact.cost,
            depreciated=-fact.depreciated,
            period=fact.period,
            remark=reason[:200],
        )
        for fact in ItemFact.objects.filter(entry_id=entry_id)
    ]
    if facts:
        with in_words(RULES):
            ItemFact.objects.bulk_create(facts)
