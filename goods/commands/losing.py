"""Goods that go without being sold: damaged, lost, used by the group itself; and stock that was counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack
from bookkeeping.domain.chart import (
    BARANG_RUSAK,
    BIAYA_RAPAT,
    BIAYA_SOSIAL,
    BIAYA_USAHA,
    PENDAPATAN_LAIN,
    PERSEDIAAN,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from common.problems import Problems
from goods.commands.producing import Used
from goods.commands.recording import Beside, put_right, record_goods, record_stock
from goods.commands.stock import Shelf, goods_draft, legs, opened
from goods.commands.trading import EMPTY
from goods.domain.moves import Move, Told
from goods.domain.quantity import MOST
from goods.domain.words import StockEvent
from goods.models import StockNote
from goods.queries.written import counted_by
from groups.models import Group

GOING = (StockEvent.RUSAK, StockEvent.HILANG, StockEvent.PAKAI)
OWN_USE = (BIAYA_USAHA, BIAYA_RAPAT, BIAYA_SOSIAL)
AGREES = "Hitungan ini sama dengan buku. Tidak ada yang dicatat."
AGREES_NOW = "Hitungan ini sama dengan buku. Batalkan saja catatan selisihnya."
WORTHLESS = "Nilai barang ini nol rupiah, sehingga tidak ada yang dicatat."


@dataclass(frozen=True)
class LoseGoods:
    """Goods damaged, lost or used by the group itself; `account`: for what, of own use only."""

    command_id: UUID
    group_id: UUID
    date: date
    event: StockEvent
    lines: tuple[Used, ...]
    remark: str
    account: int = BIAYA_USAHA
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@dataclass(frozen=True)
class Counted:
    """So much of a product was found: thousandths of its unit, zero for none."""

    product_id: UUID
    quantity: int


@dataclass(frozen=True)
class CountStock:
    """The stock as it was counted at the end of a day."""

    command_id: UUID
    group_id: UUID
    date: date
    lines: tuple[Counted, ...]
    remark: str
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@command("goods.lose")
def lose_goods(cmd: LoseGoods, *, actor: Actor) -> Recorded:
    """Persediaan down at average cost, against Barang rusak dan hilang or what it was used for.

    Refuses more than there is and a missing remark: somebody will ask why.
    """
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date, remark=cmd.remark)
    _said(cmd.remark, problems)
    if cmd.event not in GOING:
        problems.add("event", "Pilih apa yang terjadi dengan barangnya.", "jenis")
    if cmd.event is StockEvent.PAKAI and cmd.account not in OWN_USE:
        problems.add("account", "Pilih dipakai untuk apa.", "pos_tidak_cocok")
    if not cmd.lines:
        problems.add("lines", EMPTY, "kosong")
    taken = put_right(group, EntryKind.SUSUT_BARANG, cmd.replaces, cmd.reason, problems)
    day = cmd.date if taken is None else taken.day_for(cmd.date)
    shelf = Shelf(group, day, (line.product_id for line in cmd.lines), problems, taken)
    moves = [
        shelf.take(line.product_id, line.quantity, f"lines.{number}.quantity")
        for number, line in enumerate(cmd.lines)
    ]
    cost = -sum(move.value for move in moves)
    if not len(problems) and not cost:
        problems.add("lines", WORTHLESS, "tanpa_nilai")
    problems.raise_if_any()
    against = cmd.account if cmd.event is StockEvent.PAKAI else BARANG_RUSAK
    draft = goods_draft(
        group,
        day,
        EntryKind.SUSUT_BARANG,
        f"{cmd.event.label.capitalize()}: {shelf.named(moves)}",
        legs((against, cost, 0, ""), (PERSEDIAAN, 0, cost, "")),
    )
    told = Told(cmd.event, remark=cmd.remark)
    return record_stock(group, draft, told, moves, taken, cmd.date, command_id=cmd.command_id, actor=actor)


@command("goods.count_stock")
def count_stock(cmd: CountStock, *, actor: Actor) -> Recorded:
    """Make the book agree with what was counted: less is a loss, more is other income, at average cost.

    Refuses a count that agrees with the book, a surplus of goods whose cost is not known, a missing remark.
    Put right, it is compared with the book of its day as if it had not been counted.
    """
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date, remark=cmd.remark)
    _said(cmd.remark, problems)
    if not cmd.lines:
        problems.add("lines", EMPTY, "kosong")
    taken = put_right(group, EntryKind.SUSUT_BARANG, cmd.replaces, cmd.reason, problems)
    day = cmd.date if taken is None else taken.day_for(cmd.date)
    shelf = Shelf(group, day, (line.product_id for line in cmd.lines), problems, taken)
    back = shelf.back_by(cmd.date)
    moves = [
        move
        for number, line in enumerate(cmd.lines)
        if (move := _difference(shelf, line, cmd.date, back, f"lines.{number}.quantity")) is not None
    ]
    if not len(problems) and not any(move.value for move in moves):
        problems.add("lines", AGREES if taken is None else AGREES_NOW, "sama")
    if taken is not None and _counted_same(cmd, taken):
        problems.extend([UNCHANGED])
    problems.raise_if_any()
    draft = _count_draft(group, day, moves, shelf.named(moves))
    beside = Beside(Told(StockEvent.HITUNG, remark=cmd.remark), moves)
    return record_goods(group, draft, beside, taken, command_id=cmd.command_id, actor=actor)


def _counted_same(cmd: CountStock, taken: TakenBack) -> bool:
    lines = {line.product_id: line.quantity for line in cmd.lines}
    note = StockNote.objects.filter(entry_id=taken.entry.id).first()
    remark = "" if note is None else note.remark
    return (cmd.date, cmd.remark.strip(), lines) == (taken.entry.date, remark, counted_by(taken.entry))


def _count_draft(group: Group, day: date, moves: Sequence[Move], named: str) -> EntryDraft:
    less = -sum(m.value for m in moves if m.quantity < 0)
    more = sum(m.value for m in moves if m.quantity > 0)
    return goods_draft(
        group,
        day,
        EntryKind.SUSUT_BARANG,
        f"Selisih hitung barang: {named}",
        legs(
            (BARANG_RUSAK, less, 0, ""),
            (PERSEDIAAN, more, 0, ""),
            (PERSEDIAAN, 0, less, ""),
            (PENDAPATAN_LAIN, 0, more, ""),
        ),
    )


def _said(remark: str, problems: Problems) -> None:
    if not remark.strip():
        problems.add("remark", "Tulis sebabnya.", "kosong")


def _difference(
    shelf: Shelf, line: Counted, counted_on: date, back: Mapping[UUID, int], field: str
) -> Move | None:
    product = shelf.product(line.product_id, field)
    if product is None:
        return None
    if not 0 <= line.quantity <= MOST:
        shelf.problems.add(field, "Banyaknya tidak boleh kurang dari nol.", "negatif")
        return None
    days = shelf.by_day[line.product_id]
    expected = sum(moved for day, moved in days.items() if day <= counted_on)
    expected += back.get(line.product_id, 0)
    if line.quantity < expected:
        return shelf.take(line.product_id, expected - line.quantity, field)
    if line.quantity == expected:
        return None
    held, extra = shelf.onhand(line.product_id), line.quantity - expected
    if not held.value:
        shelf.problems.add(
            field,
            f"Harga pokok {product.name} belum ada. Catat sebagai pembelian atau produksi.",
            "tanpa_nilai",
        )
        return None
    value = (2 * held.value * extra + held.quantity) // (2 * held.quantity)
    return shelf.put(line.product_id, extra, value, field)
