"""Buku Simpanan and Kartu Simpanan on paper."""

from bookkeeping.domain import prints
from bookkeeping.domain.chart import (
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.folding import LineState
from bookkeeping.domain.prints import savings as sheets
from bookkeeping.domain.savings.arrears import WajibArrears
from bookkeeping.papers.desk import Desk
from bookkeeping.queries.book_months import SavingsTurnover
from bookkeeping.queries.people import Enrolled
from bookkeeping.queries.savings.book import BukuSimpanan, Savings
from bookkeeping.queries.savings.card import SavingsCard
from bookkeeping.queries.savings.year import BukuSimpananTahun
from common.rupiah import format_rupiah


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


def savings_year(desk: Desk, book: BukuSimpananTahun) -> sheets.SavingsYear:
    """Buku Simpanan of a year, a column a month."""
    return sheets.SavingsYear(
        head=desk.head,
        year=book.year,
        months=tuple(month.period for month in book.months),
        rows=tuple(
            sheets.SavingsYearRow(
                "" if row.number is None else f"{row.number:03d}",
                row.name,
                row.carried.jumlah,
                row.by_month,
                row.held.jumlah,
            )
            for row in book.rows
        ),
        held=_kinds(book.held),
        signatures=desk.signatures,
        printed=desk.printed,
    )


def savings_card(
    desk: Desk, member: Enrolled, address: str, card: SavingsCard, owed: WajibArrears
) -> sheets.SavingsCard:
    """Kartu Simpanan; lines that were taken back stay off the card, as on paper."""
    return sheets.SavingsCard(
        head=desk.head,
        number=f"{member.number:03d}",
        name=member.person.name,
        address=address,
        joined_on=member.joined_on,
        until=desk.on,
        lines=tuple(
            sheets.SavingsCardLine(line.date, line.voucher, line.memo, _kinds(line.moved), line.saldo)
            for line in card.lines
            if line.state is not LineState.DIBATALKAN
        ),
        owed=f"Rp {format_rupiah(owed.amount)}, {owed.times} kali" if owed.amount else "",
        signatures=desk.signatures,
        printed=desk.printed,
    )


def _kinds(held: Savings) -> prints.Savings:
    return prints.Savings(held.pokok, held.wajib, held.sukarela, held.terikat)


def _turned(turnover: dict[int, SavingsTurnover], side: str) -> prints.Savings:
    nothing = SavingsTurnover()
    kinds = (SIMPANAN_POKOK, SIMPANAN_WAJIB, SIMPANAN_SUKARELA, SIMPANAN_TERIKAT)
    return prints.Savings(*(getattr(turnover.get(account, nothing), side) for account in kinds))
