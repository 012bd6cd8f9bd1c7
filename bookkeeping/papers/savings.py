"""Buku Simpanan on paper."""

from bookkeeping.domain import prints
from bookkeeping.domain.chart import (
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)
from bookkeeping.papers.desk import Desk
from bookkeeping.queries.book_months import SavingsTurnover
from bookkeeping.queries.savings.book import BukuSimpanan, Savings


def savings_book(desk: Desk, book: BukuSimpanan, turnover: dict[int, SavingsTurnover]) -> prints.SavingsBook:
    """Buku Simpanan with what was carried over and what went in and out."""
    return prints.SavingsBook(
        head=desk.head,
        period=book.period,
        rows=tuple(
            prints.SavingsRow("" if row.number is None else f"{row.number:03d}", row.name, _kinds(row.held))
            for row in book.rows
        ),
        opening=_kinds(book.carried),
        deposits=_turned(turnover, "deposits"),
        withdrawals=_turned(turnover, "withdrawals"),
        signatures=desk.signatures,
        printed=desk.printed,
    )


def _kinds(held: Savings) -> prints.Savings:
    return prints.Savings(held.pokok, held.wajib, held.sukarela, held.terikat)


def _turned(turnover: dict[int, SavingsTurnover], side: str) -> prints.Savings:
    nothing = SavingsTurnover()
    kinds = (SIMPANAN_POKOK, SIMPANAN_WAJIB, SIMPANAN_SUKARELA, SIMPANAN_TERIKAT)
    return prints.Savings(*(getattr(turnover.get(account, nothing), side) for account in kinds))
