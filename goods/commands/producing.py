"""Goods made: from materials in stock, from what was bought for it in cash, or both."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book
from bookkeeping.domain.amounts import amount_problems
from bookkeeping.domain.chart import PERSEDIAAN, purse
from bookkeeping.domain.draft import EntryKind
from goods.commands.recording import put_right, record_stock
from goods.commands.stock import Shelf, goods_draft, legs, opened
from goods.domain.moves import Told
from goods.domain.words import StockEvent


@dataclass(frozen=True)
class Used:
    """A material used up: thousandths of its unit."""

    product_id: UUID
    quantity: int


@dataclass(frozen=True)
class Produce:
    """So much of a product was made; what it cost becomes what it is worth in stock."""

    command_id: UUID
    group_id: UUID
    date: date
    product_id: UUID
    quantity: int
    maker: str = ""  # pembuat
    materials: tuple[Used, ...] = ()  # from stock, at average cost
    material_cash: int = 0  # bahan paid for now, whole rupiah
    other_cash: int = 0  # biaya lain paid for now: gas, kemasan, upah
    bank: bool = False
    fund: str = ""
    remark: str = ""
    cash_reason: str = ""
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@command("goods.produce")
def produce(cmd: Produce, *, actor: Actor) -> Recorded:
    """Materials and kas down, the product up by the same value.

    Refuses more material than there is, a product that cost nothing, and one made of itself.
    """
    group = open_book(actor, cmd.group_id)
    problems = opened(
        group,
        cmd.date,
        fund=cmd.fund,
        maker=cmd.maker,
        remark=cmd.remark,
        cash_reason=cmd.cash_reason,
    )
    problems.extend(amount_problems("material_cash", cmd.material_cash, "Biaya bahan"))
    problems.extend(amount_problems("other_cash", cmd.other_cash, "Biaya lain"))
    used = [line.product_id for line in cmd.materials]
    taken_back = put_right(group, EntryKind.PRODUKSI, cmd.replaces, cmd.reason, problems)
    day = cmd.date if taken_back is None else taken_back.day_for(cmd.date)
    shelf = Shelf(group, day, (cmd.product_id, *used), problems, taken_back)
    if cmd.product_id in used:
        problems.add("product_id", "Bahan dan hasilnya tidak boleh barang yang sama.", "sama")
    moves = [
        shelf.take(line.product_id, line.quantity, f"materials.{number}.quantity")
        for number, line in enumerate(cmd.materials)
    ]
    taken, paid = -sum(move.value for move in moves), cmd.material_cash + cmd.other_cash
    made = shelf.put(cmd.product_id, cmd.quantity, taken + paid, "quantity")
    if not len(problems) and taken + paid == 0:
        problems.add("material_cash", "Isi bahan yang dipakai atau biayanya.", "kosong")
    problems.raise_if_any()
    draft = goods_draft(
        group,
        day,
        EntryKind.PRODUKSI,
        f"Produksi {shelf.named([made])}",
        legs(
            (PERSEDIAAN, paid, 0, cmd.fund),
            (PERSEDIAAN, taken, 0, ""),
            (PERSEDIAAN, 0, taken, ""),
            (purse(cmd.bank), 0, paid, cmd.fund),
        ),
        cash_reason=cmd.cash_reason,
    )
    told = Told(
        StockEvent.PRODUKSI,
        maker=cmd.maker,
        material_cost=taken + cmd.material_cash,
        other_cost=cmd.other_cash,
        remark=cmd.remark,
    )
    all_moves = [made, *moves]
    return record_stock(
        group, draft, told, all_moves, taken_back, cmd.date, command_id=cmd.command_id, actor=actor
    )
