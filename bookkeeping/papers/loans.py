"""Daftar Pinjaman and Kartu Pinjaman on paper."""

from collections.abc import Mapping
from uuid import UUID

from bookkeeping.domain import prints
from bookkeeping.domain.loans.words import METHODS, jasa_words, percent_text, term_words
from bookkeeping.papers.desk import Desk
from bookkeeping.queries.loans.card import LoanCard
from bookkeeping.queries.loans.listing import LoanList


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
                written_off=row.written_off,
            )
            for row in found.rows
        ),
        signatures=desk.signatures,
        printed=desk.printed,
    )


def loan_card(desk: Desk, card: LoanCard) -> prints.LoanCard:
    """Kartu Pinjaman; lines that were taken back stay off the card, as on paper."""
    head = card.head
    lines = [
        prints.CardLine(
            on=line.date,
            voucher=line.voucher,
            no=line.number,
            lent=line.lent,
            paid=line.principal,
            balance=line.outstanding,
            jasa=line.interest,
            denda=line.penalty,
            written_off=line.written_off,
            recovered=line.recovered,
        )
        for line in card.lines
        if line.lent or line.is_instalment or line.written_off or line.recovered
    ]
    return prints.LoanCard(
        head=desk.head,
        number=str(head.number),
        name=head.member_name,
        address=card.address,
        phone=card.phone,
        principal=head.principal,
        jasa=f"{percent_text(head.rate_bps)} % per bulan, {METHODS[head.method]}",
        term=term_words(head.count, head.rhythm),
        security=head.backing,
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
