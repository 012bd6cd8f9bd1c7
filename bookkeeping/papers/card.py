"""Kartu anggota on paper and as a picture."""

from textwrap import shorten

from django.template.loader import render_to_string

from bookkeeping.domain import prints
from bookkeeping.domain.folding import LineState
from bookkeeping.papers.desk import Desk
from bookkeeping.queries.loans.card import LoanCard
from bookkeeping.queries.member_card import MemberAccount
from common.pdf.engine import render
from common.pdf.paper import A5_PORTRAIT
from common.pdf.picture import picture_of

TEMPLATE = "print/kartu_anggota.html"
MOST_MOVES = 5
MOST_PAYMENTS = 4
LONGEST = 44  # letters of an uraian, which then stands in a line
LONGEST_PURPOSE = 30


def member_card(desk: Desk, account: MemberAccount) -> prints.MemberCard:
    """The card: her savings by kind, the newest moves, her running loans and the newest payments."""
    held = account.savings.held
    payments = [payment for card in account.loans for payment in _payments(card)]
    payments.sort(key=lambda payment: payment.on)
    return prints.MemberCard(
        head=desk.head,
        until=account.on,
        number=account.member.number,
        name=account.member.person.name,
        savings=prints.Savings(held.pokok, held.wajib, held.sukarela, held.terikat),
        moves=tuple(
            prints.CardSaving(x.date, x.voucher, _short(x.memo), x.moved.jumlah, x.saldo)
            for x in [x for x in account.savings.lines if x.state is not LineState.DIBATALKAN][-MOST_MOVES:]
        ),
        loans=tuple(_loan(card) for card in account.loans),
        payments=tuple(payments[-MOST_PAYMENTS:]),
        signatures=desk.signatures,
        printed=desk.printed,
    )


def card_picture(card: prints.MemberCard) -> bytes:
    """The card as PNG, as it is sent."""
    return picture_of(render(render_to_string(TEMPLATE, {"buku": card}), A5_PORTRAIT))


def _loan(card: LoanCard) -> prints.CardLoan:
    head = card.head
    due = next((line for line in card.plan if not line.is_settled), None)
    left = (due.principal - due.principal_paid + due.interest - due.interest_paid) if due else 0
    return prints.CardLoan(
        number=head.number,
        purpose=_short(head.purpose, LONGEST_PURPOSE),
        on=head.disbursed_on,
        principal=head.principal,
        owed=head.outstanding,
        arrears=head.arrears,
        next_due=due.due if due else None,
        next_amount=left,
    )


def _payments(card: LoanCard) -> list[prints.CardPayment]:
    return [
        prints.CardPayment(x.date, x.voucher, card.head.number, x.principal, x.interest, x.outstanding)
        for x in card.lines
        if x.is_instalment and x.state is not LineState.DIBATALKAN
    ]


def _short(text: str, most: int = LONGEST) -> str:
    return shorten(text, most, placeholder=" …")
