"""An instalment that other members covered, as it stands in the book: two entries of one command."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bookkeeping.domain.chart import BANK, UTANG_TANGGUNG_RENTENG
from bookkeeping.domain.choices import PAYMENT_PARTS
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.corrections import corrections_of
from bookkeeping.queries.entries import legs_of_many

PAIR = (EntryKind.ANGSURAN, EntryKind.TALANGAN)


@dataclass(frozen=True, slots=True)
class Covered:
    """The instalment and the entry of who owes whom; what was paid and what each laid out, whole rupiah."""

    paid: Entry
    duty: Entry
    loan_id: UUID
    parts: Mapping[str, int]  # principal, interest, penalty
    shares: Mapping[UUID, int]  # by member
    bank: bool


def covered_of(entry: Entry) -> Covered | None:
    """What this entry is one half of, taken back or not; None for every other entry. Two queries."""
    if entry.kind not in PAIR:
        return None
    # By group and day, for there is an index on them; one command wrote both.
    same_day = Entry.objects.filter(group_id=entry.group_id, date=entry.date)
    pair = {EntryKind(e.kind): e for e in same_day.filter(command_id=entry.command_id, kind__in=PAIR)}
    if len(pair) < len(PAIR):
        return None
    paid, duty = (pair[kind] for kind in PAIR)
    legs = legs_of_many([paid.id, duty.id])
    amounts = {leg.account: leg.credit for leg in legs[paid.id]}
    parts = {name: amounts.get(account, 0) for name, account in PAYMENT_PARTS.items()}
    del parts["tied_saving"]  # nobody else's to make
    shares = {
        leg.member_id: leg.credit
        for leg in legs[duty.id]
        if leg.account == UTANG_TANGGUNG_RENTENG and leg.member_id is not None
    }
    loan_id = next(leg.loan_id for leg in legs[duty.id] if leg.loan_id is not None)
    return Covered(paid, duty, loan_id, parts, shares, BANK in amounts)


def cover_correcting_page(entry: Entry) -> str:
    """The name of the page that puts both halves right, "" for every other entry and what was taken back."""
    covered = covered_of(entry)
    if covered is None or corrections_of([covered.paid.id, covered.duty.id]).reversed_by:
        return ""
    return "betulkan_talangan"
