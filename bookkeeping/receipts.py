"""Kuitansi of one entry: what leaves the table with the one who paid or was paid."""

from dataclasses import dataclass
from datetime import date

from bookkeeping.domain.prints import DoesNotAddUp
from bookkeeping.domain.receipt_code import RECEIPTED, receipt_code
from bookkeeping.papers import Desk
from bookkeeping.queries.entry_page import EntryDetail
from common.pdf.codes import qr
from common.pdf.values import BookHead, Picture, Printed, Signatory

DOTS = "." * 40


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
    code: str  # typed or scanned at `address`, where anybody may ask whether it is real
    address: str
    qr: Picture

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise DoesNotAddUp("Kuitansi memuat uang.")


def has_receipt(entry: EntryDetail) -> bool:
    """Whether a kuitansi may be printed: of money that moved, and that still counts."""
    return entry.kind in RECEIPTED and entry.reversed_by is None and bool(entry.masuk or entry.keluar)


def receipt(desk: Desk, entry: EntryDetail, address: str) -> Receipt:
    """The bendahara receives what came in; the member, or a dotted line, what went out.

    `address` is that of the public page which verifies the code.
    """
    code = receipt_code(desk.kota.id, bytes.fromhex(entry.chain_hash))
    named = {line.member_name for line in entry.lines if line.member_name}
    person = named.pop() if len(named) == 1 else ""  # paid to many at once: the line stays dotted
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
        code=code,
        address=address.partition("://")[2].rstrip("/"),
        qr=qr(f"{address}?kode={code}"),
    )
