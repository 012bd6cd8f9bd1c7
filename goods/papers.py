"""The books of goods on paper: what the queries found, in the form the printing templates take."""

from bookkeeping.papers import Desk
from common.rupiah import format_rupiah
from goods.domain import prints
from goods.queries.aid import AidBook
from goods.queries.inventory import ItemBook, ItemLine
from goods.queries.trade_book import TradeBook


def trade(desk: Desk, book: TradeBook) -> prints.TradeBook:
    """Buku Produksi/Penjualan of a month."""
    rows = tuple(
        prints.TradeLine(
            row.on,
            row.product,
            row.maker,
            row.made_text,
            row.unit,
            row.material_cost,
            row.other_cost,
            row.price,
            row.sold_text,
            row.left_text,
            row.revenue,
            row.channel,
            row.note,
        )
        for row in book.rows
    )
    return prints.TradeBook(desk.head, book.period, rows, desk.signatures, desk.printed)


def aid(desk: Desk, book: AidBook) -> prints.AidBook:
    """Buku Bantuan of a year."""
    rows = tuple(
        prints.AidLine(row.on, row.source, row.money, row.goods, row.total, row.target, row.remark)
        for row in book.rows
    )
    return prints.AidBook(desk.head, book.year, rows, desk.signatures, desk.printed)


def inventory(desk: Desk, book: ItemBook) -> prints.ItemBook:
    """Buku Inventaris on a day: the things that are there."""
    rows = tuple(
        prints.ItemRow(
            line.name,
            line.origin_words,
            line.acquired_on,
            line.count,
            line.amount,
            line.place,
            line.condition.label,
            _note(line),
        )
        for line in book.present
    )
    return prints.ItemBook(desk.head, book.on, rows, desk.signatures, desk.printed)


def _note(line: ItemLine) -> str:
    """KETERANGAN: the remark, and what it is worth."""
    worth = f"nilai Rp {format_rupiah(line.book_value)}" if line.cost else ""
    return ", ".join(part for part in (line.remark, worth) if part)
