"""What the public page may tell of a kuitansi: totals, and whether it still counts. No name of a person."""

from dataclasses import dataclass
from datetime import date as Day

from django.db.models import Sum

from bookkeeping.domain.chart import CASH_CODES
from bookkeeping.domain.receipt_code import RECEIPTED, ReceiptCode
from bookkeeping.models import Entry, Leg, Seal

MOST = 3  # two seals of a city that begin alike are rare, three have never been


@dataclass(frozen=True, slots=True)
class VerifiedReceipt:
    """A kuitansi that was really written, whole rupiah; `corrected_on` once it was taken back."""

    voucher: str
    date: Day
    amount: int
    is_income: bool
    group: str
    kelurahan: str
    kota: str
    corrected_on: Day | None
    replaced_by: str  # the nomor bukti that stands instead, "" for none


def verified_receipts(code: ReceiptCode) -> tuple[VerifiedReceipt, ...]:
    """The kuitansi of a code in the open city, usually one; at most ten queries."""
    seals = Seal.objects.filter(hash__gte=code.lowest, hash__lt=code.beyond).values_list(
        "entry_id", flat=True
    )
    entries = Entry.objects.filter(pk__in=list(seals[:MOST]), kind__in=[kind.value for kind in RECEIPTED])
    return tuple(_verified(entry) for entry in entries.select_related("group", "kelurahan", "kota"))


def _verified(entry: Entry) -> VerifiedReceipt:
    moved = Leg.objects.filter(entry_id=entry.id, account_id__in=CASH_CODES)
    sums = moved.aggregate(came=Sum("debit"), went=Sum("credit"))
    came, went = sums["came"] or 0, sums["went"] or 0
    back = Entry.objects.filter(reverses_id=entry.id).values_list("date", flat=True).first()
    instead = Entry.objects.filter(replaces_id=entry.id).first()
    return VerifiedReceipt(
        voucher=f"{entry.voucher_no}/{entry.voucher_year}",
        date=entry.date,
        amount=came or went,
        is_income=bool(came),
        group=str(entry.group),
        kelurahan=entry.kelurahan.name,
        kota=entry.kota.name,
        corrected_on=back,
        replaced_by=f"{instead.voucher_no}/{instead.voucher_year}" if instead else "",
    )
