"""Where a thing of Buku Inventaris is and how: noted without an entry, put right and taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from bookkeeping.commands.taking_back import UNCHANGED, reason_problems
from common.problems import Problems
from goods.access import item_for
from goods.commands.hanging import came_problems
from goods.commands.recording import LONGEST_REMARK, write_facts
from goods.commands.stock import opened
from goods.domain.things import LONGEST
from goods.domain.words import Condition, ItemEvent
from goods.models import Item, ItemFact
from goods.queries.hanging import standing_facts
from goods.queries.inventory import NOTES, item_line
from groups.models import Group
from groups.policies import KEEP_BOOKS

BY_ITSELF = (*NOTES, ItemEvent.MASUK, ItemEvent.LEPAS)


@dataclass(frozen=True)
class NoteItem:
    """Where a thing is and in what state, from a day on; "" and None leave it as it was.

    `undoes`: the note that this one stands instead of, with the reason.
    """

    command_id: UUID
    item_id: UUID
    date: date
    place: str = ""
    condition: Condition | None = None
    remark: str = ""
    undoes: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class CancelNote:
    """A fact without an entry that should not have been written, and why: a note, or a thing worth nothing
    that came or left.
    """

    command_id: UUID
    item_id: UUID
    undoes: int
    reason: str


@dataclass(frozen=True)
class ItemNoted:
    """The thing of which something was noted without an entry."""

    item_id: UUID
    name: str
    group_name: str
    reason: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log."""
        found = {"kelompok": self.group_name, "barang": self.name, "barang_id": str(self.item_id)}
        return found | ({"alasan": self.reason} if self.reason else {})


@command("goods.note_item")
def note_item(cmd: NoteItem, *, actor: Actor) -> ItemNoted:
    """Move a thing or change its condition from a day on. Refuses a day before it came, and no change.

    With `undoes`, that note is taken back and this one stands instead; refuses one that says the same.
    """
    item, group = item_for(actor, KEEP_BOOKS, cmd.item_id)
    open_book(actor, group.id)
    problems = opened(group, cmd.date, remark=cmd.remark)
    wrong = None if cmd.undoes is None else fact_of(item, cmd.undoes, cmd.reason, problems, NOTES)
    if cmd.date < item.acquired_on:
        problems.add("date", "Barang ini belum ada pada tanggal itu.", "urutan")
    if len(cmd.place.strip()) > LONGEST["place"]:
        problems.add("place", f"Paling panjang {LONGEST['place']} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    fact = _fact(cmd, item, group, problems)
    if wrong is not None and _says_same(wrong, fact):
        problems.extend([UNCHANGED])
    problems.raise_if_any()
    back = [] if wrong is None else [fact_back(wrong, cmd.reason)]
    write_facts([*back, fact])
    return ItemNoted(item.id, item.name, group.name, cmd.reason)


@command("goods.cancel_note")
def cancel_note(cmd: CancelNote, *, actor: Actor) -> ItemNoted:
    """Take a fact back: the thing is where and as it was before.

    Refuses one that was taken back already, and a thing that was depreciated or let go since it came.
    """
    item, group = item_for(actor, KEEP_BOOKS, cmd.item_id)
    open_book(actor, group.id)
    problems = Problems()
    wrong = fact_of(item, cmd.undoes, cmd.reason, problems, BY_ITSELF)
    if wrong.event == ItemEvent.MASUK:
        problems.extend(came_problems(wrong))
    problems.raise_if_any()
    write_facts([fact_back(wrong, cmd.reason)])
    return ItemNoted(item.id, item.name, group.name, cmd.reason)


def fact_of(
    item: Item, fact_id: int, reason: str, problems: Problems, events: Collection[ItemEvent]
) -> ItemFact:
    """A fact of the thing that was written without an entry, to be put right; Http404 for any other.

    Adds what reason_problems() says, and that it was put right before.
    """
    found = ItemFact.objects.filter(pk=fact_id, item_id=item.id, entry__isnull=True, event__in=events).first()
    if found is None:
        raise Http404("no such fact")
    problems.extend(reason_problems(reason))
    if found.id not in {fact.id for fact in standing_facts([item.id])}:
        problems.add("", "Catatan ini sudah pernah dibetulkan.", "sudah")
    return found


def _fact(cmd: NoteItem, item: Item, group: Group, problems: Problems) -> ItemFact:
    """What changes beside how the thing stood on that day; adds to the problems when nothing does."""
    now = item_line(item, cmd.date, apart=cmd.undoes)
    place = "" if cmd.place.strip() == now.place else cmd.place.strip()
    condition = None if cmd.condition is now.condition else cmd.condition
    if not place and condition is None:
        problems.add("place", "Isi tempat atau kondisi yang baru.", "kosong")
    if not now.count:
        problems.add("date", "Barang ini sudah tidak ada pada tanggal itu.", "habis")
    return ItemFact(
        kelurahan_id=group.kelurahan_id,
        item_id=item.id,
        group_id=group.id,
        date=cmd.date,
        event=ItemEvent.PINDAH if place else ItemEvent.KONDISI,
        place=place,
        condition=condition or "",
        remark=cmd.remark.strip(),
        reason=cmd.reason.strip()[:LONGEST_REMARK],
    )


def _says_same(wrong: ItemFact, fact: ItemFact) -> bool:
    return all(
        getattr(wrong, name) == getattr(fact, name) for name in ("date", "place", "condition", "remark")
    )


def fact_back(wrong: ItemFact, reason: str) -> ItemFact:
    """The fact that takes back one without an entry; not written yet."""
    return ItemFact(
        kelurahan_id=wrong.kelurahan_id,
        item_id=wrong.item_id,
        group_id=wrong.group_id,
        date=wrong.date,
        event=ItemEvent.BATAL,
        count=-wrong.count,
        undoes_id=wrong.id,
        remark=reason.strip()[:LONGEST_REMARK],
    )
