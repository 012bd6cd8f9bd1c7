"""What every command on stock has in common: checks, taking goods out at average cost, the writing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db import connection

from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, at_the_command, record, recorded
from bookkeeping.commands.posting import post
from bookkeeping.commands.refusals import in_words
from bookkeeping.commands.taking_back import TakenBack, settle, take_back
from bookkeeping.domain.amounts import day_problems, lowest
from bookkeeping.domain.chart import BANK, KAS
from bookkeeping.domain.draft import LONGEST_TEXT, EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.words import listed, short
from bookkeeping.models import Entry
from common.ids import uuid7
from common.problems import Problem, Problems
from goods.commands.refusals import RULES
from goods.domain.moves import Move, Told
from goods.domain.quantity import MOST, format_quantity
from goods.domain.stock import OnHand
from goods.domain.words import StockEvent
from goods.models import Product, StockMovement, StockNote
from goods.queries.stock import moved_by_day, on_hand, products_of
from groups.models import Group
from regions.queries.day import today_here

LONGEST_NAME, LONGEST_FUND = 120, 60


def text_problems(**texts: str) -> Iterator[Problem]:
    """Texts by the field they stand at, none longer than its column."""
    for field, text in texts.items():
        most = {"fund": LONGEST_FUND, "party": LONGEST_NAME, "maker": LONGEST_NAME}.get(field, LONGEST_TEXT)
        if len(text.strip()) > most:
            yield Problem(field, f"Paling panjang {most} huruf.", "terlalu_panjang")


def opened(group: Group, day: date, **texts: str) -> Problems:
    """The problems that every form can have: its day and its texts."""
    problems = Problems(day_problems("date", day, today_here(), group.closed_on))
    problems.extend(text_problems(**texts))
    return problems


def quantity_problems(field: str, quantity: int) -> Iterator[Problem]:
    """How much of a thing: more than nothing, and no slipped finger."""
    if quantity <= 0:
        yield Problem(field, "Banyaknya belum diisi.", "kosong")
    elif quantity > MOST:
        yield Problem(field, f"Banyaknya paling besar {format_quantity(MOST)}.", "terlalu_besar")


class Shelf:
    """The stock of a group while one command runs: what is taken out of it has its cost at once.

    Of an entry that is put right (`taken`), the goods are back on the shelf on the day of its reversal.
    """

    def __init__(
        self,
        group: Group,
        day: date,
        product_ids: Iterable[UUID],
        problems: Problems,
        taken: TakenBack | None = None,
    ) -> None:
        ids = set(product_ids)
        self.group, self.day, self.problems = group, day, problems
        self.products = products_of(group.id, ids)
        self.held = on_hand(self.products.keys())
        self.by_day = moved_by_day(self.products.keys())
        if taken is not None:
            self._put_back(taken)

    def product(self, product_id: UUID, field: str) -> Product | None:
        """A product of this group; a problem at the field for any other."""
        found = self.products.get(product_id)
        if found is None:
            self.problems.add(field, "Pilih barang dari daftar kelompok ini.", "tidak_ada")
        return found

    def free(self, product_id: UUID) -> int:
        """Thousandths that may go out on the day: what is there then, and on every day after it."""
        days = self.by_day[product_id]
        before = sum(moved for day, moved in days.items() if day <= self.day)
        return max(min(before, lowest(days, self.day), self.held[product_id].quantity), 0)

    def take(self, product_id: UUID, quantity: int, field: str, price: int = 0, revenue: int = 0) -> Move:
        """Goods that go out, at average cost; a problem at the field when there is not so much."""
        nothing = Move(product_id, -quantity, 0, price, revenue)
        product = self.product(product_id, field)
        wrong = list(quantity_problems(field, quantity))
        self.problems.extend(wrong)
        if product is None or wrong:
            return nothing
        free = self.free(product_id)
        if quantity > free:
            there = f"{format_quantity(free)} {product.unit}"
            self.problems.add(field, f"{product.name} hanya ada {there} pada hari itu.", "barang_kurang")
            return nothing
        cost = self.held[product_id].cost_of(quantity)
        self._moved(product_id, -quantity, -cost)
        return Move(product_id, -quantity, -cost, price, revenue)

    def put(self, product_id: UUID, quantity: int, value: int, field: str) -> Move:
        """Goods that come in, with what they cost."""
        product = self.product(product_id, field)
        wrong = list(quantity_problems(field, quantity))
        self.problems.extend(wrong)
        if product is not None and not wrong:
            self._moved(product_id, quantity, value)
        return Move(product_id, quantity, value)

    def _put_back(self, taken: TakenBack) -> None:
        for move in mirrored(taken.entry.id):
            if move.product_id in self.products:
                self._moved(move.product_id, move.quantity, move.value, taken.draft.date)

    def _moved(self, product_id: UUID, quantity: int, value: int, day: date | None = None) -> None:
        self.held[product_id] = self.held[product_id].plus(quantity, value)
        days, on = self.by_day[product_id], day or self.day
        days[on] = days.get(on, 0) + quantity

    def onhand(self, product_id: UUID) -> OnHand:
        """What there is of it now."""
        return self.held[product_id]

    def named(self, moves: Sequence[Move]) -> str:
        """ "keripik 20 bungkus dan sale 5 bungkus", for the uraian."""
        return listed([self._told(move) for move in moves if move.product_id in self.products])

    def _told(self, move: Move) -> str:
        product = self.products[move.product_id]
        return f"{product.name.lower()} {format_quantity(abs(move.quantity))} {product.unit}"


def purse(bank: bool) -> int:
    """Kas or bank."""
    return BANK if bank else KAS


def legs(*lines: tuple[int, int, int, str]) -> tuple[LegLine, ...]:
    """(account, debit, credit, sumber dana) -> legs; those without an amount are left out."""
    return tuple(
        LegLine(account, debit, credit, fund=fund.strip() or None)
        for account, debit, credit, fund in lines
        if debit or credit
    )


def goods_draft(
    group: Group,
    day: date,
    kind: EntryKind,
    memo: str,
    lines: tuple[LegLine, ...],
    *,
    cash_reason: str = "",
    reason: str = "",
) -> EntryDraft:
    """An entry about goods; its uraian is cut to what the column holds."""
    return EntryDraft(
        id=uuid7(),
        group_id=group.id,
        date=day,
        kind=kind,
        memo=short(memo.strip()),
        legs=lines,
        cash_reason=cash_reason,
        reason=reason,
    )


def put_right(
    group: Group, kind: EntryKind, replaces: UUID | None, reason: str, problems: Problems
) -> TakenBack | None:
    """The entry that the command stands instead of, taken back; None for a new one.

    Refuses an entry of another kind or group, and all that take_back() refuses.
    """
    if replaces is None:
        return None
    entry = Entry.objects.filter(pk=replaces, group_id=group.id, kind=kind).first()
    if entry is None:
        problems.add("entry_id", "Catatan ini tidak ada di buku kelompok ini.", "tidak_ada")
        return None
    return take_back(entry, reason, problems)


def record_goods(
    group: Group,
    draft: EntryDraft,
    told: Told,
    moves: Sequence[Move],
    taken: TakenBack | None = None,
    *,
    command_id: UUID,
    actor: Actor,
) -> Recorded:
    """Post the entry and write its goods beside it, in the transaction of the command.

    With `taken`, the entry stands instead of that one: both are posted, and both move their goods, at once.
    """
    if taken is None:
        done = record(group, draft, command_id=command_id, actor=actor)
        write_moves(group, done.entry_id, draft.date, told, moves)
        return done
    new, back = taken.instead(draft), taken.draft
    announce_goods(taken.entry.id)
    with at_the_command():
        posted = post([back, new], command_id=command_id, actor=actor)
    settle([taken])
    undo = Told(StockEvent.BATAL, remark=back.reason)
    write_all(
        group,
        (back.id, back.date, undo, mirrored(taken.entry.id)),
        (new.id, new.date, told, moves),
    )
    return recorded(group, new, posted[1])


def announce_goods(entry_id: UUID) -> None:
    """Tell the database that the goods of this entry will go back with it; call it before posting.

    For other commands too that reverse an entry with goods; write_moves() of mirrored() comes after.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('up2k.goods_back', %s, true)", [str(entry_id)])


def mirrored(entry_id: UUID) -> tuple[Move, ...]:
    """The counter-movements of everything an entry moved; one query."""
    moves = StockMovement.objects.filter(entry_id=entry_id).order_by("-id")
    return tuple(Move(m.product_id, -m.quantity, -m.value, m.price, -m.revenue) for m in moves)


def write_moves(group: Group, entry_id: UUID, day: date, told: Told, moves: Sequence[Move]) -> None:
    """The goods of an entry that is posted: one note, all movements in one INSERT.

    Refused (by the database) when they are not worth what the entry moves on Persediaan, and when a product
    would be at less than nothing on any day.
    """
    write_all(group, (entry_id, day, told, moves))


def write_all(group: Group, *entries: tuple[UUID, date, Told, Sequence[Move]]) -> None:
    """The goods of several entries that are posted, in one INSERT: only what all of them leave must hold."""
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
