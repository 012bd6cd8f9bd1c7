"""Kwitansi of one entry: what leaves the table with the one who paid or was paid."""

from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.draft import EntryKind
from bookkeeping.papers import Desk
from bookkeeping.queries.entry_page import EntryDetail
from common.pdf.values import BookHead, Printed, Signatory

DOTS = "." * 40
# Money that somebody handed over or took; a transfer, a correction or a saldo awal has nobody to sign.
RECEIPTED = frozenset(
    {
        EntryKind.SIMPANAN,
        EntryKind.PENARIKAN,
        EntryKind.ANGSURAN,
        EntryKind.PINJAMAN,
        EntryKind.KAS_MASUK,
        EntryKind.KAS_KELUAR,
    }
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What print/kwitansi.html takes."""

    head: BookHead
    number: str
    on: date
    received_from: str
    amount: int
    purpose: str
    place: str
    receiver: Signatory
    printed: Printed


def has_receipt(entry: EntryDetail) -> bool:
    """Whether a kwitansi may be printed: of money that moved, and that still counts."""
    return entry.kind in RECEIPTED and entry.reversed_by is None


def receipt(desk: Desk, entry: EntryDetail) -> Receipt:
    """The bendahara receives what came in; the member, or a dotted line, what went out."""
    person = next((line.member_name for line in entry.lines if line.member_name), "")
    signatures = desk.signatures
    if entry.masuk:
        giver, receiver = person or DOTS, signatures.author
    else:
        giver, receiver = f"Bendahara {desk.group}", Signatory("Yang menerima", person)
    return Receipt(
        head=desk.head,
        number=entry.voucher,
        on=entry.date,
        received_from=giver,
        amount=entry.masuk or entry.keluar,
        purpose=entry.memo,
        place=signatures.place,
        receiver=receiver,
        printed=desk.printed,
    )
