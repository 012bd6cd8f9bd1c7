"""The cash books on paper."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from bookkeeping.domain import prints
from bookkeeping.domain.folding import LineState
from bookkeeping.models.month import MonthState
from bookkeeping.papers.desk import Desk
from bookkeeping.queries.cash import BukuKas, CashLine
from bookkeeping.queries.cash import CashBook as Purse

PURSES = {"kas": "TUNAI", "bank": "BANK"}
TOLD = (LineState.DIRALAT, LineState.PEMBALIK, LineState.DIBETULKAN)


def cash_book(desk: Desk, book: BukuKas) -> prints.CashBook:
    """Buku Kas Umum: kas and bank together; money carried between them stands on both sides."""
    lines = _of_both(book)
    return prints.CashBook(
        head=desk.head,
        period=book.period,
        opening=book.kas.saldo_awal + book.bank.saldo_awal,
        receipts=tuple(prints.CashLine(x.date, _memo(x), x.masuk) for x in lines if x.masuk),
        payments=tuple(prints.CashLine(x.date, _memo(x), x.keluar, x.voucher) for x in lines if x.keluar),
        cash=book.kas.saldo_akhir,
        bank=book.bank.saldo_akhir,
        signatures=desk.signatures,
        printed=desk.printed,
        closed_on=_closed_on(book),
    )


def purse_book(desk: Desk, book: BukuKas, purse: str) -> prints.PurseBook:
    """Buku kas pembantu of the kas or of the bank."""
    found: Purse = book.bank if purse == "bank" else book.kas
    return prints.PurseBook(
        head=desk.head,
        purse=PURSES[purse],
        period=book.period,
        opening=found.saldo_awal,
        lines=tuple(
            prints.PurseLine(x.date, x.voucher, _memo(x), x.masuk, x.keluar) for x in _moved(found.lines)
        ),
        closing=found.saldo_akhir,
        signatures=desk.signatures,
        printed=desk.printed,
        closed_on=_closed_on(book),
    )


def finance_book(desk: Desk, book: BukuKas, *, receipts_left: bool) -> prints.FinanceBook:
    """Buku Keuangan of Lampiran 4.11, kas and bank together as in Buku Kas Umum."""
    lines = _of_both(book)
    return prints.FinanceBook(
        head=desk.head,
        period=book.period,
        opening=book.kas.saldo_awal + book.bank.saldo_awal,
        receipts=tuple(
            prints.FinanceLine(x.date, x.fund, _memo(x), x.voucher, x.masuk) for x in lines if x.masuk
        ),
        payments=tuple(
            prints.FinanceLine(x.date, x.fund, _memo(x), x.voucher, x.keluar) for x in lines if x.keluar
        ),
        cash=book.kas.saldo_akhir,
        bank=book.bank.saldo_akhir,
        receipts_left=receipts_left,
        signatures=desk.signatures,
        printed=desk.printed,
        closed_on=_closed_on(book),
    )


def _closed_on(book: BukuKas) -> date | None:
    return None if book.state is MonthState.OPEN else book.period.last


def _of_both(book: BukuKas) -> list[CashLine]:
    return sorted(chain(book.kas.lines, book.bank.lines), key=lambda line: (line.date, _serial(line)))


def _moved(lines: Iterable[CashLine]) -> Iterator[CashLine]:
    """Without those taken back in the same month: on paper they never were."""
    return (line for line in lines if line.masuk or line.keluar)


def _serial(line: CashLine) -> int:
    number, _, _ = line.voucher.partition("/")
    return int(number)


def _memo(line: CashLine) -> str:
    return f"{line.memo} ({line.state.label})" if line.state in TOLD else line.memo
