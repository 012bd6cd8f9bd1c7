"""Aid received: money into the kas, goods into stock or inventory; its giver is its sumber dana."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book, record
from bookkeeping.domain.amounts import amount_problems, filled_problems
from bookkeeping.domain.chart import HIBAH, INVENTARIS, PERSEDIAAN
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.words import listed
from goods.commands.items import OldItem, told, write_items
from goods.commands.stock import LONGEST_FUND, Shelf, goods_draft, legs, opened, purse, write_moves
from goods.commands.trading import Bought
from goods.domain.moves import Move, Told
from goods.domain.things import NewItem, item_problems
from goods.domain.words import Origin, StockEvent
from goods.models import Aid

LONGEST_TARGET, LONGEST_GOODS = 120, 200


@dataclass(frozen=True)
class ReceiveAid:
    """A line of Buku Bantuan: money, goods for stock (what they are worth), things of lasting use."""

    command_id: UUID
    group_id: UUID
    date: date
    source: str  # asal bantuan
    money: int = 0
    bank: bool = False
    goods: tuple[Bought, ...] = ()
    items: tuple[NewItem, ...] = ()
    target: str = ""  # lokasi penerima (sasaran)
    remark: str = ""


@command("goods.receive_aid")
def receive_aid(cmd: ReceiveAid, *, actor: Actor) -> Recorded:
    """Kas or bank, Persediaan and Inventaris up, against Hibah dan bantuan; the giver is the sumber dana.

    Refuses a missing giver, nothing given, and goods worth nothing: say what they would cost in the market.
    """
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date, remark=cmd.remark)
    if not cmd.source.strip():
        problems.add("source", "Asal bantuan belum diisi. Tulis misalnya CSR Bank Jatim.", "kosong")
    elif len(cmd.source.strip()) > LONGEST_FUND:
        problems.add("source", f"Paling panjang {LONGEST_FUND} huruf.", "terlalu_panjang")
    if len(cmd.target.strip()) > LONGEST_TARGET:
        problems.add("target", f"Paling panjang {LONGEST_TARGET} huruf.", "terlalu_panjang")
    problems.extend(amount_problems("money", cmd.money, "Jumlah uang"))
    if not (cmd.money or cmd.goods or cmd.items):
        problems.add("money", "Isi uang atau barang yang diterima.", "kosong")
    shelf = Shelf(group, cmd.date, (line.product_id for line in cmd.goods), problems)
    moves: list[Move] = []
    for number, line in enumerate(cmd.goods):
        place = f"goods.{number}"
        problems.extend(filled_problems(f"{place}.total", line.total, "Nilai barang"))
        moves.append(shelf.put(line.product_id, line.quantity, line.total, f"{place}.quantity"))
    for number, item in enumerate(cmd.items):
        problems.extend(item_problems(item), under=f"items.{number}")
        if not item.cost:
            problems.extend(filled_problems("cost", item.cost, "Nilai barang"), under=f"items.{number}")
    problems.raise_if_any()
    return _write(cmd, _prepared(cmd, shelf, moves), actor)


@dataclass(frozen=True)
class _Prepared:
    """What receive_aid() has worked out before it writes."""

    shelf: Shelf
    moves: list[Move]
    goods: str
    stock: int
    inventory: int


def _prepared(cmd: ReceiveAid, shelf: Shelf, moves: list[Move]) -> _Prepared:
    """The goods in words, and what they are worth."""
    named = [shelf.named(moves)] if moves else []
    named += [told(item) for item in cmd.items]
    return _Prepared(
        shelf, moves, listed(named), sum(m.value for m in moves), sum(item.cost for item in cmd.items)
    )


def _write(cmd: ReceiveAid, found: _Prepared, actor: Actor) -> Recorded:
    group, source = found.shelf.group, cmd.source.strip()
    total = cmd.money + found.stock + found.inventory
    what = listed([*(["uang"] if cmd.money else []), *([found.goods] if found.goods else [])])
    draft = goods_draft(
        group,
        cmd.date,
        EntryKind.BANTUAN,
        f"Bantuan {source}: {what}",
        legs(
            (purse(cmd.bank), cmd.money, 0, source),
            (PERSEDIAAN, found.stock, 0, source),
            (INVENTARIS, found.inventory, 0, source),
            (HIBAH, 0, total, source),
        ),
    )
    done = record(group, draft, command_id=cmd.command_id, actor=actor)
    if found.moves:
        note = Told(StockEvent.BANTUAN, party=source, remark=cmd.remark)
        write_moves(group, done.entry_id, cmd.date, note, found.moves)
    if cmd.items:
        given = [OldItem(item, cmd.date, giver=source) for item in cmd.items]
        write_items(group, done.entry_id, cmd.date, Origin.BANTUAN, given)
    Aid.objects.create(
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        entry_id=done.entry_id,
        date=cmd.date,
        source=source,
        goods=found.goods[:LONGEST_GOODS],
        money=cmd.money,
        worth=found.stock + found.inventory,
        target=cmd.target.strip(),
        remark=cmd.remark.strip(),
    )
    return done
