"""The books on paper: what the queries found, in the frozen form the printing templates take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from bookkeeping.domain import prints
from bookkeeping.domain.chart import (
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.folding import LineState
from bookkeeping.domain.loans.words import METHODS, jasa_words, percent_text, term_words
from bookkeeping.models import Book
from bookkeeping.models.month import MonthState
from bookkeeping.queries.book_months import SavingsTurnover
from bookkeeping.queries.cash import BukuKas, CashLine
from bookkeeping.queries.loans.card import LoanCard
from bookkeeping.queries.loans.listing import LoanList
from bookkeeping.queries.savings.book import BukuSimpanan, Savings
from bookkeeping.queries.trial import TrialBalance
from common import clock
from common.pdf.carrying import print_book
from common.pdf.paper import A4_LANDSCAPE, A4_PORTRAIT, F4_LANDSCAPE, F4_PORTRAIT, Paper
from common.pdf.values import BookHead, Printed, Signatory, Signatures
from groups.models import Group
from members.domain.words import OfficeName
from members.queries import officers_of
from regions.models import Kota

PDF = "application/pdf"
HASH_DIGITS = 16
# The sheets of a book that lies across or stands: F4 unless A4 is asked for.
LANDSCAPE = {"f4": F4_LANDSCAPE, "a4": A4_LANDSCAPE}
PORTRAIT = {"f4": F4_PORTRAIT, "a4": A4_PORTRAIT}


@dataclass(frozen=True)
class Desk:
    """Who prints the book of which group, as of which day."""

    kota: Kota
    group: Group
    printed_by: str
    on: date

    @property
    def head(self) -> BookHead:
        """The lines under the title."""
        kelurahan = self.group.kelurahan
        return BookHead(str(self.group), kelurahan.name, kelurahan.kecamatan.name, self.kota.name)

    @property
    def printed(self) -> Printed:
        """The running line, with the newest link of the chain of entries; one query."""
        head = Book.objects.filter(group_id=self.group.id).values_list("head_hash", flat=True).first()
        digits = bytes(head).hex()[:HASH_DIGITS] if head else ""
        code = " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
        return Printed(clock.now(), self.kota.get_zone_display(), self.printed_by, code)

    @property
    def signatures(self) -> Signatures:
        """Ketua and bendahara of that day; a dotted line for an office nobody holds."""
        held = {officer.office: officer.name for officer in officers_of(self.group.id, self.on)}
        return Signatures(
            self.kota.name.removeprefix("Kota ").removeprefix("Kabupaten "),
            self.on,
            (
                Signatory("Ketua Kelompok", held.get(OfficeName.KETUA, ""), "Mengetahui,"),
                Signatory("Bendahara", held.get(OfficeName.BENDAHARA, "")),
            ),
        )


def paper(
    request: HttpRequest, template: str, sheets: Mapping[str, Paper], name: str, **context: object
) -> HttpResponse:
    """The print as an answer of PDF, on F4 or with ?kertas=a4 on A4."""
    sheet = sheets.get(request.GET.get("kertas", "f4"), sheets["f4"])
    made = print_book(lambda given: render_to_string(template, given), context, sheet)
    answer = HttpResponse(made, content_type=PDF)
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


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


def loan_list(desk: Desk, found: LoanList, addresses: Mapping[UUID, str]) -> prints.LoanList:
    """Daftar Pinjaman as of the day of the list."""
    return prints.LoanList(
        head=desk.head,
        until=found.on,
        rows=tuple(
            prints.LoanRow(
                name=row.member_name,
                purpose=row.purpose,
                address=addresses.get(row.member_id, ""),
                on=row.disbursed_on,
                principal=row.principal,
                instalments=row.count,
                jasa=jasa_words(row.rate_bps, row.method),
                paid=row.paid_principal,
                arrears=row.arrears,
            )
            for row in found.rows
        ),
        signatures=desk.signatures,
        printed=desk.printed,
    )


def loan_card(desk: Desk, card: LoanCard) -> prints.LoanCard:
    """Kartu Pinjaman; lines that were taken back stay off the card, as on paper."""
    head, paid_no, lines = card.head, 0, []
    for line in card.lines:
        if not (line.lent or line.principal or line.interest or line.penalty):
            continue
        paid_no += not line.lent
        lines.append(
            prints.CardLine(
                on=line.date,
                voucher=line.voucher,
                no=None if line.lent else paid_no,
                lent=line.lent,
                paid=line.principal,
                balance=line.outstanding,
                jasa=line.interest,
                denda=line.penalty,
            )
        )
    return prints.LoanCard(
        head=desk.head,
        number=str(head.number),
        name=head.member_name,
        address=card.address,
        phone=card.phone,
        principal=head.principal,
        jasa=f"{percent_text(head.rate_bps)} % per bulan, {METHODS[head.method]}",
        term=term_words(head.count, head.rhythm),
        security="",
        lines=tuple(lines),
        upcoming=tuple(
            prints.DueLine(
                line.no, line.due, line.principal - line.principal_paid, line.interest - line.interest_paid
            )
            for line in card.plan
            if not line.is_settled
        ),
        signatures=desk.signatures,
        printed=desk.printed,
    )


def trial_balance(desk: Desk, found: TrialBalance) -> prints.TrialBalance:
    """Neraca saldo of a group: each account that does not stand at zero, on the side it stands on."""
    nets = ((line, line.debit - line.credit) for line in found.lines)
    return prints.TrialBalance(
        title=str(desk.group),
        area=desk.head.area,
        until=found.until,
        lines=tuple(
            prints.BalanceLine(line.account, line.name, max(net, 0), max(-net, 0))
            for line, net in nets
            if net
        ),
        signatures=desk.signatures,
        printed=desk.printed,
    )
