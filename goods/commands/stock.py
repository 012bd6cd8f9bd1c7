"""What every command on stock has in common: checks, taking goods out at average cost, the entry."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from bookkeeping.commands.taking_back import TakenBack
from bookkeeping.domain.amounts import day_problems, lowest
from bookkeeping.domain.draft import LONGEST_TEXT, EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.words import listed, short
from common.ids import uuid7
from common.problems import Problem, Problems
from goods.domain.moves import Move
from goods.domain.quantity import MOST, format_quantity
from goods.domain.stock import OnHand
from goods.models import Product
from goods.queries.moved import mirrored
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
        self.group, self.day, self.problems, self.taken = group, day, problems, taken
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

    def back_by(self, day: date) -> dict[UUID, int]:
        """What an entry that is put right moved until a day, where its goods come back later than that."""
        if self.taken is None or not self.taken.entry.date <= day < self.taken.draft.date:
            return {}
        back = ((move.product_id, move.quantity) for move in mirrored(self.taken.entry.id))
        found: dict[UUID, int] = {}
        for product_id, quantity in back:
            found[product_id] = found.get(product_id, 0) + quantity
        return found

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
