"""Goods bought into stock, and goods sold."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book
from bookkeeping.domain.amounts import filled_problems
from bookkeeping.domain.chart import HARGA_POKOK_PENJUALAN, MODAL_AWAL, PENJUALAN, PERSEDIAAN, purse
from bookkeeping.domain.draft import EntryKind
from goods.commands.recording import put_right, record_stock
from goods.commands.stock import Shelf, goods_draft, legs, opened
from goods.domain.moves import Told
from goods.domain.stock import worth
from goods.domain.words import Channel, StockEvent

EMPTY = "Isi paling sedikit satu barang."


@dataclass(frozen=True)
class Bought:
    """A product bought: thousandths of its unit, and what all of it cost in whole rupiah."""

    product_id: UUID
    quantity: int
    total: int


@dataclass(frozen=True)
class BuyGoods:
    """Goods or materials bought into stock, paid at once."""

    command_id: UUID
    group_id: UUID
    date: date
    lines: tuple[Bought, ...]
    bank: bool = False
    fund: str = ""  # sumber dana
    party: str = ""  # the shop
    remark: str = ""
    cash_reason: str = ""  # why the cash may go below zero
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@dataclass(frozen=True)
class Sold:
    """A product sold: thousandths of its unit, at so many rupiah a unit."""

    product_id: UUID
    quantity: int
    price: int


@dataclass(frozen=True)
class SellGoods:
    """Goods sold, paid at once; the proceeds go into the kas or the bank (domain §2.3)."""

    command_id: UUID
    group_id: UUID
    date: date
    lines: tuple[Sold, ...]
    channel: Channel = Channel.OFFLINE
    bank: bool = False
    party: str = ""  # the buyer
    remark: str = ""
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@dataclass(frozen=True)
class TakeOverStock:
    """The goods a group had before its book began here, with what they cost; their value is Modal awal."""

    command_id: UUID
    group_id: UUID
    date: date
    lines: tuple[Bought, ...]
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@command("goods.take_over_stock")
def take_over_stock(cmd: TakeOverStock, *, actor: Actor) -> Recorded:
    """Persediaan up against Modal awal. Refuses no goods, wrong amounts and days."""
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date)
    if not cmd.lines:
        problems.add("lines", EMPTY, "kosong")
    event, kind = StockEvent.AWAL, EntryKind.PEMBELIAN
    taken = put_right(group, kind, cmd.replaces, cmd.reason, problems, event)
    day = cmd.date if taken is None else taken.day_for(cmd.date)
    shelf = Shelf(group, day, (line.product_id for line in cmd.lines), problems, taken)
    moves = []
    for number, line in enumerate(cmd.lines):
        place = f"lines.{number}"
        problems.extend(filled_problems(f"{place}.total", line.total, "Nilai barang"))
        moves.append(shelf.put(line.product_id, line.quantity, line.total, f"{place}.quantity"))
    problems.raise_if_any()
    total = sum(line.total for line in cmd.lines)
    memo = f"Persediaan dari buku lama: {shelf.named(moves)}"
    drawn = legs((PERSEDIAAN, total, 0, ""), (MODAL_AWAL, 0, total, ""))
    draft = goods_draft(group, day, EntryKind.PEMBELIAN, memo, drawn)
    told = Told(event)
    return record_stock(group, draft, told, moves, taken, cmd.date, command_id=cmd.command_id, actor=actor)


@command("goods.buy")
def buy_goods(cmd: BuyGoods, *, actor: Actor) -> Recorded:
    """Persediaan up, kas or bank down. Refuses no goods, wrong amounts and days, more than the kas holds."""
    group = open_book(actor, cmd.group_id)
    problems = opened(
        group, cmd.date, fund=cmd.fund, party=cmd.party, remark=cmd.remark, cash_reason=cmd.cash_reason
    )
    if not cmd.lines:
        problems.add("lines", EMPTY, "kosong")
    event, kind = StockEvent.PEMBELIAN, EntryKind.PEMBELIAN
    taken = put_right(group, kind, cmd.replaces, cmd.reason, problems, event)
    day = cmd.date if taken is None else taken.day_for(cmd.date)
    shelf = Shelf(group, day, (line.product_id for line in cmd.lines), problems, taken)
    moves = []
    for number, line in enumerate(cmd.lines):
        place = f"lines.{number}"
        problems.extend(filled_problems(f"{place}.total", line.total, "Harga beli"))
        moves.append(shelf.put(line.product_id, line.quantity, line.total, f"{place}.quantity"))
    problems.raise_if_any()
    total = sum(line.total for line in cmd.lines)
    draft = goods_draft(
        group,
        day,
        EntryKind.PEMBELIAN,
        f"Pembelian {shelf.named(moves)}",
        legs((PERSEDIAAN, total, 0, cmd.fund), (purse(cmd.bank), 0, total, cmd.fund)),
        cash_reason=cmd.cash_reason,
    )
    told = Told(event, party=cmd.party, remark=cmd.remark)
    return record_stock(group, draft, told, moves, taken, cmd.date, command_id=cmd.command_id, actor=actor)


@command("goods.sell")
def sell_goods(cmd: SellGoods, *, actor: Actor) -> Recorded:
    """Kas or bank and Penjualan up; Persediaan down at average cost. Refuses more than there is in stock."""
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date, party=cmd.party, remark=cmd.remark)
    if not cmd.lines:
        problems.add("lines", EMPTY, "kosong")
    taken = put_right(group, EntryKind.PENJUALAN, cmd.replaces, cmd.reason, problems)
    day = cmd.date if taken is None else taken.day_for(cmd.date)
    shelf = Shelf(group, day, (line.product_id for line in cmd.lines), problems, taken)
    moves = []
    for number, line in enumerate(cmd.lines):
        place, revenue = f"lines.{number}", worth(line.quantity, line.price)
        problems.extend(filled_problems(f"{place}.price", revenue, "Harga jual"))
        moves.append(shelf.take(line.product_id, line.quantity, f"{place}.quantity", line.price, revenue))
    problems.raise_if_any()
    revenue, cost = sum(move.revenue for move in moves), -sum(move.value for move in moves)
    draft = goods_draft(
        group,
        day,
        EntryKind.PENJUALAN,
        f"Penjualan {shelf.named(moves)}",
        legs(
            (purse(cmd.bank), revenue, 0, ""),
            (PENJUALAN, 0, revenue, ""),
            (HARGA_POKOK_PENJUALAN, cost, 0, ""),
            (PERSEDIAAN, 0, cost, ""),
        ),
    )
    told = Told(StockEvent.PENJUALAN, cmd.channel, party=cmd.party, remark=cmd.remark)
    return record_stock(group, draft, told, moves, taken, cmd.date, command_id=cmd.command_id, actor=actor)
