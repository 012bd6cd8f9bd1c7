"""What is due to each member of the SHU that was shared, and what of it was paid."""

from typing import Any
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from bookkeeping.domain.chart import BANK, KAS, SHU_ANGGOTA, SIMPANAN_SUKARELA
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry, Leg
from bookkeeping.queries.entries import legs_of
from bookkeeping.queries.people import everyone
from closing.domain.paying import Due, PaidPart

INTO = (KAS, BANK, SIMPANAN_SUKARELA)
PAYING = (EntryKind.PEMBAYARAN_SHU, EntryKind.PENGEMBALIAN)  # who leaves takes hers with her savings
_PAID = Q(entry__kind__in=PAYING) | Q(entry__reverses__kind__in=PAYING)


def dues(group_id: UUID, *, without: UUID | None = None) -> tuple[Due, ...]:
    """Everybody to whom SHU was ever shared, in number order; two queries.

    `without` leaves out one entry: how it would stand if that payment had not been written.
    """
    legs = Leg.objects.filter(group_id=group_id, account_id=SHU_ANGGOTA, member_id__isnull=False)
    if without is not None:
        legs = legs.exclude(entry_id=without)
    moved = F("credit") - F("debit")
    rows: Any = legs.values_list("member_id").annotate(
        held=Sum(moved), paid=Coalesce(Sum(F("debit") - F("credit"), filter=_PAID), 0)
    )
    held = {member: (int(left), int(paid)) for member, left, paid in rows.order_by()}
    known = {m.person.member_id: m for m in everyone(group_id)}
    return tuple(
        Due(id_, m.number, m.person.name, m.person.called, sum(held[id_]), held[id_][1])
        for id_, m in known.items()
        if id_ in held
    )


def unpaid(group_id: UUID, *, without: UUID | None = None) -> tuple[Due, ...]:
    """Those who still have something to come."""
    return tuple(due for due in dues(group_id, without=without) if due.amount > 0)


def payment_of(entry: Entry) -> tuple[int, frozenset[PaidPart]]:
    """Where the money of a payment went (kas, bank or sukarela), and what each member was paid; one query."""
    legs = legs_of(entry)
    into = next((leg.account for leg in legs if leg.credit and leg.account in INTO), KAS)
    paid = (leg for leg in legs if leg.account == SHU_ANGGOTA and leg.debit and leg.member_id)
    return into, frozenset(PaidPart(leg.member_id, leg.debit) for leg in paid if leg.member_id)
