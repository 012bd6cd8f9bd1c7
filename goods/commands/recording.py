"""An entry is written with its goods and things beside it; and written again, when it is put right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, at_the_command, recorded
from bookkeeping.commands.posting import post
from bookkeeping.commands.refusals import in_words
from bookkeeping.commands.taking_back import TakenBack, settle, take_back
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.models import Entry
from common.problems import Problems
from goods.commands.hanging import stock_problems
from goods.commands.refusals import RULES
from goods.commands.unchanged import same_goods
from goods.domain.moves import Move, Told
from goods.domain.words import ItemEvent, StockEvent
from goods.models import ItemFact, StockMovement, StockNote
from goods.queries.moved import mirrored
from groups.models import Group

LONGEST_REMARK = 200
# Both are of one kind of entry, but one is paid and the other is Modal awal.
OTHER_EVENT = {
    StockEvent.PEMBELIAN: "Barang ini dari buku lama, bukan dibeli. Betulkan sebagai barang lama.",
    StockEvent.AWAL: "Barang ini dibeli, bukan dari buku lama. Betulkan sebagai pembelian.",
}
Facts = Callable[[UUID | None, date], Sequence[ItemFact]]


def put_right(
    group: Group,
    kind: EntryKind,
    replaces: UUID | None,
    reason: str,
    problems: Problems,
    event: StockEvent | None = None,
) -> TakenBack | None:
    """The entry that the command stands instead of, taken back; None for a new one.

    Refuses an entry of another kind or group, one whose goods came by another `event` where that is told,
    and all that take_back() refuses.
    """
    if replaces is None:
        return None
    entry = Entry.objects.filter(pk=replaces, group_id=group.id, kind=kind).first()
    if entry is None:
        problems.add("entry_id", "Catatan ini tidak ada di buku kelompok ini.", "tidak_ada")
        return None
    note = StockNote.objects.filter(entry_id=entry.id).first()
    if event is not None and note is not None and note.event != event:
        problems.add("entry_id", OTHER_EVENT[event], "peristiwa_lain")
        return None
    return take_back(entry, reason, problems)


@dataclass(frozen=True)
class Beside:
    """What goes with an entry beside its money: goods of the stock, and facts about things.

    `facts` makes them, for the entry (None: none is needed) and its day.
    """

    told: Told | None = None
    moves: Sequence[Move] = ()
    facts: Facts | None = None


def record_stock(
    group: Group,
    draft: EntryDraft,
    told: Told,
    moves: Sequence[Move],
    taken: TakenBack | None,
    wanted: date,
    *,
    command_id: UUID,
    actor: Actor,
) -> Recorded:
    """record_goods() for goods alone, wanted on that day; refuses a correction that says the same."""
    if taken is not None:
        Problems(same_goods(taken, wanted, draft, told, moves)).raise_if_any()
    return record_goods(group, draft, Beside(told, moves), taken, command_id=command_id, actor=actor)


def record_goods(
    group: Group,
    draft: EntryDraft,
    beside: Beside,
    taken: TakenBack | None = None,
    *,
    command_id: UUID,
    actor: Actor,
) -> Recorded:
    """Post the entry and write what goes with it, in the transaction of the command.

    With `taken`, the entry stands instead of that one: both are posted, and both move their goods, at once.
    Refuses goods that were sold or used since, naming the entry to be put right first.
    """
    done = record_both(group, draft, draft.date, beside, taken, command_id=command_id, actor=actor)
    assert done is not None  # a draft is always posted
    return done


def record_both(
    group: Group,
    draft: EntryDraft | None,
    day: date,
    beside: Beside,
    taken: TakenBack | None,
    *,
    command_id: UUID,
    actor: Actor,
) -> Recorded | None:
    """As record_goods(), where what happened may need no entry because it is worth nothing: None."""
    new = draft if draft is None or taken is None else taken.instead(draft)
    if taken is not None:
        Problems(stock_problems(taken, beside.moves, day)).raise_if_any()
        announce_goods(taken.entry.id)
    drafts = [one for one in (None if taken is None else taken.draft, new) if one is not None]
    with at_the_command():
        posted = post(drafts, command_id=command_id, actor=actor)
    if taken is not None:
        settle([taken])
    _write(group, None if new is None else new.id, day, beside, taken)
    return None if new is None else recorded(group, new, posted[-1])


def _write(group: Group, entry_id: UUID | None, day: date, beside: Beside, taken: TakenBack | None) -> None:
    """All goods in one INSERT and all facts in another: only what both entries leave must hold."""
    stock: list[tuple[UUID, date, Told, Sequence[Move]]] = []
    facts: list[ItemFact] = []
    if taken is not None:
        undo = Told(StockEvent.BATAL, remark=taken.draft.reason[:LONGEST_REMARK])
        back = mirrored(taken.entry.id)
        stock += [(taken.draft.id, taken.draft.date, undo, back)] if back else []
        facts += facts_back(group, taken.entry.id, taken.draft.id, taken.draft.date, taken.draft.reason)
    if beside.told is not None and entry_id is not None:
        stock.append((entry_id, day, beside.told, beside.moves))
    if beside.facts is not None:
        facts += beside.facts(entry_id, day)
    if stock:
        _write_stock(group, *stock)
    write_facts(facts)


def announce_goods(entry_id: UUID) -> None:
    """Tell the database that the goods of this entry will go back with it; call it before posting."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('up2k.goods_back', %s, true)", [str(entry_id)])


def facts_back(group: Group, entry_id: UUID, reversal_id: UUID, day: date, reason: str) -> list[ItemFact]:
    """The counter-facts of all that an entry said about things, for its reversal; not written yet."""
    return [
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
            remark=reason[:LONGEST_REMARK],
        )
        for fact in ItemFact.objects.filter(entry_id=entry_id).order_by("id")
    ]


def write_facts(facts: Sequence[ItemFact]) -> None:
    """In one INSERT. Refused (by the database) when they are not worth what their entries move."""
    if facts:
        with in_words(RULES):
            ItemFact.objects.bulk_create(facts)


def goods_back(group: Group, entry_id: UUID, back: EntryDraft) -> None:
    """Write the counter-movements of everything an entry moved, beside its reversal that is posted."""
    moves = mirrored(entry_id)
    if moves:
        undo = Told(StockEvent.BATAL, remark=back.reason[:LONGEST_REMARK])
        _write_stock(group, (back.id, back.date, undo, moves))
    write_facts(facts_back(group, entry_id, back.id, back.date, back.reason))


def _write_stock(group: Group, *entries: tuple[UUID, date, Told, Sequence[Move]]) -> None:
    """Refused (by the database) when they are not worth what their entries move on Persediaan, and when a
    product would be at less than nothing on any day.
    """
    rows = [
        StockMovement(
            kelurahan_id=group.kelurahan_id,
            note_id=note,
            entry_id=entry_id,
            group_id=group.id,
            product_id=move.product_id,
            date=day,
            quantity=move.quantity,
            value=move.value,
            price=move.price,
            revenue=move.revenue,
        )
        for entry_id, day, told, moves in entries
        for note in [_note(group, entry_id, day, told)]
        for move in moves
    ]
    with in_words(RULES):
        StockMovement.objects.bulk_create(rows)


def _note(group: Group, entry_id: UUID, day: date, told: Told) -> UUID:
    note = StockNote.objects.create(
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        entry_id=entry_id,
        date=day,
        event=told.event,
        channel=told.channel or "",
        party=told.party.strip(),
        maker=told.maker.strip(),
        material_cost=told.material_cost,
        other_cost=told.other_cost,
        remark=told.remark.strip(),
    )
    return note.id
