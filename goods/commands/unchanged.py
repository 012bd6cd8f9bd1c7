"""Whether a form of Betulkan was sent as it stood: what she typed is compared, not what it cost by now."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from bookkeeping.commands.taking_back import UNCHANGED, TakenBack
from bookkeeping.domain.chart import CASH_CODES, HARGA_POKOK_PENJUALAN, PERSEDIAAN
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.entry import LegLine
from common.problems import Problem
from goods.domain.moves import Move, Told
from goods.domain.words import StockEvent
from goods.models import StockMovement, StockNote

# Where she says what the goods are worth; elsewhere their cost follows from the book.
VALUED = (StockEvent.PEMBELIAN, StockEvent.AWAL, StockEvent.BANTUAN)
COMPUTED = (PERSEDIAAN, HARGA_POKOK_PENJUALAN)


def same_goods(
    taken: TakenBack, wanted: date, draft: EntryDraft, told: Told, moves: Sequence[Move]
) -> Iterator[Problem]:
    """UNCHANGED, when entry, note and movements say what the draft would say on that day."""
    if same_money(taken, wanted, draft) and same_stock(taken, told, moves):
        yield UNCHANGED


def same_money(taken: TakenBack, wanted: date, draft: EntryDraft) -> bool:
    """Whether the day, the money, its purse and its sumber dana are those of the entry."""
    before, now = (taken.entry.date, taken.entry.cash_reason), (wanted, draft.cash_reason)
    return before == now and _chosen(taken.legs) == _chosen(draft.legs)


def _chosen(legs: Sequence[LegLine]) -> tuple[Hashable, ...]:
    money = frozenset((leg.account, leg.debit, leg.credit) for leg in legs if leg.account in CASH_CODES)
    others = frozenset(leg.account for leg in legs if leg.account not in (*CASH_CODES, *COMPUTED))
    return money, others, frozenset(leg.fund for leg in legs if leg.fund)


def same_stock(taken: TakenBack, told: Told, moves: Sequence[Move]) -> bool:
    """Whether note and movements of the entry say the same."""
    note = StockNote.objects.filter(entry_id=taken.entry.id).first()
    if note is None:
        return not moves
    words = (told.event, told.channel or "", told.party.strip(), told.maker.strip(), told.remark.strip())
    said = (note.event, note.channel, note.party, note.maker, note.remark)
    rows = StockMovement.objects.filter(entry_id=taken.entry.id)
    before = [Move(m.product_id, m.quantity, m.value, m.price, m.revenue) for m in rows]
    valued = told.event in VALUED
    return (
        said == words
        and note.other_cost == told.other_cost
        and _counted(before, valued) == _counted(moves, valued)
    )


def _counted(moves: Sequence[Move], valued: bool) -> Counter[Hashable]:
    return Counter((m.product_id, m.quantity, m.price, m.value if valued else 0) for m in moves)
