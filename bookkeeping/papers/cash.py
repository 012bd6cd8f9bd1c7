"""The cash books on paper."""

from itertools import chain

from bookkeeping.domain import prints
from bookkeeping.domain.folding import LineState
from bookkeeping.models.month import MonthState
from bookkeeping.papers.desk import Desk
from bookkeeping.queries.cash import BukuKas, CashLine


def cash_book(desk: Desk, book: BukuKas) -> prints.CashBook:
    """Buku Kas Umum: kas and bank together; money carried between them stands on both sides."""
    lines = sorted(chain(book.kas.lines, book.bank.lines), key=lambda line: (line.date, _serial(line)))
    closed = None if book.state is MonthState.OPEN else book.period.last
    return prints.CashBook(
        head=desk.head,
        period=book.period,
        opening=book.kas.saldo_awal + book.bank.saldo_awal,
        receipts=tuple(_side(line, line.masuk) for line in lines if line.masuk),
        payments=tuple(_side(line, line.keluar, line.voucher) for line in lines if line.keluar),
        cash=book.kas.saldo_akhir,
        bank=book.bank.saldo_akhir,
        signatures=desk.signatures,
        printed=desk.printed,
        closed_on=closed,
    )


def _serial(line: CashLine) -> int:
    number, _, _ = line.voucher.partition("/")
    return int(number)


def _side(line: CashLine, amount: int, voucher: str = "") -> prints.CashLine:
    told = line.state in (LineState.DIRALAT, LineState.PEMBALIK, LineState.DIBETULKAN)
    memo = f"{line.memo} ({line.state.label})" if told else line.memo
    return prints.CashLine(line.date, memo, amount, voucher)
