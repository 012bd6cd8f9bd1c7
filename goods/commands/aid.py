"""Aid received: money into the kas, goods into stock or inventory; its giver is its sumber dana."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, open_book
from bookkeeping.commands.taking_back import UNCHANGED, TakenBack
from bookkeeping.domain.amounts import amount_problems, filled_problems
from bookkeeping.domain.chart import HIBAH, INVENTARIS, PERSEDIAAN, purse
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.words import listed
from common.problems import Problem, Problems
from goods.commands.bringing import bring, foreign_problems, told
from goods.commands.hanging import thing_problems
from goods.commands.recording import Beside, put_right, record_goods
from goods.commands.stock import LONGEST_FUND, Shelf, goods_draft, legs, opened
from goods.commands.trading import Bought
from goods.commands.unchanged import same_money, same_stock
from goods.domain.moves import Move, Told
from goods.domain.things import NewItem, OldItem, item_problems
from goods.domain.words import Origin, StockEvent
from goods.models import Aid
from goods.queries.things import brought_by

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
    replaces: UUID | None = None  # the entry it stands instead of, and why
    reason: str = ""


@command("goods.receive_aid")
def receive_aid(cmd: ReceiveAid, *, actor: Actor) -> Recorded:
    """Kas or bank, Persediaan and Inventaris up, against Hibah dan bantuan; the giver is the sumber dana.

    Refuses a missing giver, nothing given, and goods worth nothing: say what they would cost in the market.
    Put right, its things stay the same lines of Buku Inventaris; refuses goods that were used since.
    """
    group = open_book(actor, cmd.group_id)
    problems = opened(group, cmd.date, remark=cmd.remark)
    problems.extend(_text_problems(cmd))
    problems.extend(amount_problems("money", cmd.money, "Jumlah uang"))
    if not (cmd.money or cmd.goods or cmd.items):
        problems.add("money", "Isi uang atau barang yang diterima.", "kosong")
    taken = put_right(group, EntryKind.BANTUAN, cmd.replaces, cmd.reason, problems)
    day = cmd.date if taken is None else taken.day_for(cmd.date)
    shelf = Shelf(group, day, (line.product_id for line in cmd.goods), problems, taken)
    moves = _received(cmd, shelf, problems)
    given = _given(cmd, taken, problems)
    problems.raise_if_any()
    return _write(_Prepared(cmd, shelf, moves, given, taken), actor)


def _text_problems(cmd: ReceiveAid) -> Iterator[Problem]:
    if not cmd.source.strip():
        yield Problem("source", "Asal bantuan belum diisi. Tulis misalnya CSR Bank Jatim.", "kosong")
    for field, text, most in (("source", cmd.source, LONGEST_FUND), ("target", cmd.target, LONGEST_TARGET)):
        if len(text.strip()) > most:
            yield Problem(field, f"Paling panjang {most} huruf.", "terlalu_panjang")


def _received(cmd: ReceiveAid, shelf: Shelf, problems: Problems) -> list[Move]:
    """The goods for stock, with what they are worth."""
    moves = []
    for number, line in enumerate(cmd.goods):
        place = f"goods.{number}"
        problems.extend(filled_problems(f"{place}.total", line.total, "Nilai barang"))
        moves.append(shelf.put(line.product_id, line.quantity, line.total, f"{place}.quantity"))
    return moves


def _given(cmd: ReceiveAid, taken: TakenBack | None, problems: Problems) -> tuple[OldItem, ...]:
    """The things of lasting use, as they will stand in Buku Inventaris."""
    for number, item in enumerate(cmd.items):
        problems.extend(item_problems(item), under=f"items.{number}")
        if not item.cost:
            problems.extend(filled_problems("cost", item.cost, "Nilai barang"), under=f"items.{number}")
    given = tuple(OldItem(item, cmd.date, giver=cmd.source) for item in cmd.items)
    known = {} if taken is None else brought_by(taken.entry.id)
    problems.extend(foreign_problems(cmd.items, known, "items"))
    if taken is not None:
        problems.extend(thing_problems(taken, given))
    return given


@dataclass(frozen=True)
class _Prepared:
    """What receive_aid() has worked out before it writes."""

    cmd: ReceiveAid
    shelf: Shelf
    moves: list[Move]
    given: tuple[OldItem, ...]
    taken: TakenBack | None

    @property
    def stock(self) -> int:
        """What the goods are worth."""
        return sum(move.value for move in self.moves)

    @property
    def inventory(self) -> int:
        """What the things are worth."""
        return sum(old.item.cost for old in self.given)

    @property
    def goods(self) -> str:
        """What was given beside money, in words."""
        named = [self.shelf.named(self.moves)] if self.moves else []
        return listed([*named, *(told(old.item) for old in self.given)])

    @property
    def told(self) -> Told:
        return Told(StockEvent.BANTUAN, party=self.cmd.source.strip(), remark=self.cmd.remark)

    @property
    def draft(self) -> EntryDraft:
        cmd, source = self.cmd, self.cmd.source.strip()
        what = listed([*(["uang"] if cmd.money else []), *([self.goods] if self.goods else [])])
        return goods_draft(
            self.shelf.group,
            self.shelf.day,
            EntryKind.BANTUAN,
            f"Bantuan {source}: {what}",
            legs(
                (purse(cmd.bank), cmd.money, 0, source),
                (PERSEDIAAN, self.stock, 0, source),
                (INVENTARIS, self.inventory, 0, source),
                (HIBAH, 0, cmd.money + self.stock + self.inventory, source),
            ),
        )

    @property
    def line(self) -> dict[str, Any]:
        """The line of Buku Bantuan."""
        return {
            "source": self.cmd.source.strip(),
            "money": self.cmd.money,
            "worth": self.stock + self.inventory,
            "target": self.cmd.target.strip(),
            "remark": self.cmd.remark.strip(),
        }

    @property
    def is_same(self) -> bool:
        """Whether it says what the entry says that it would stand instead of."""
        if self.taken is None or not same_money(self.taken, self.cmd.date, self.draft):
            return False
        entry_id = self.taken.entry.id
        things = [old.tidy for old in self.given] == list(brought_by(entry_id).values())
        said = Aid.objects.filter(entry_id=entry_id, **self.line).exists()
        return things and said and same_stock(self.taken, self.told, self.moves)


def _write(found: _Prepared, actor: Actor) -> Recorded:
    if found.is_same:
        Problems([UNCHANGED]).raise_if_any()
    group, draft = found.shelf.group, found.draft
    beside = Beside(
        found.told if found.moves else None, found.moves, bring(group, Origin.BANTUAN, found.given)
    )
    done = record_goods(group, draft, beside, found.taken, command_id=found.cmd.command_id, actor=actor)
    Aid.objects.create(
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        entry_id=done.entry_id,
        date=draft.date,
        goods=found.goods[:LONGEST_GOODS],
        **found.line,
    )
    return done
