"""Kartu simpanan: everything one member paid in and took out in a group."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from bookkeeping.domain.chart import (
    SAVINGS_CODES,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)
from bookkeeping.domain.folding import LineState, Linked, fold
from bookkeeping.models import Leg
from bookkeeping.queries.corrections import corrections_of
from bookkeeping.queries.savings.book import Savings

KINDS = (
    ("pokok", SIMPANAN_POKOK),
    ("wajib", SIMPANAN_WAJIB),
    ("sukarela", SIMPANAN_SUKARELA),
    ("terikat", SIMPANAN_TERIKAT),
)


@dataclass(frozen=True, slots=True)
class SavingsCardLine:
    """A line of the card: what moved by kind (below zero: taken out), and the saldo of all kinds after it."""

    entry_id: UUID
    date: date
    voucher: str
    memo: str
    moved: Savings
    saldo: int
    state: LineState

    @property
    def masuk(self) -> int:
        """What came in, zero on a line that takes out."""
        return max(self.moved.jumlah, 0)

    @property
    def keluar(self) -> int:
        """What was taken out."""
        return max(-self.moved.jumlah, 0)


@dataclass(frozen=True, slots=True)
class SavingsCard:
    """The lines in the order of the days, and what she holds by kind after the last."""

    lines: tuple[SavingsCardLine, ...]
    held: Savings


def kartu_simpanan(group_id: UUID, member_id: UUID, on: date) -> SavingsCard:
    """The card of a member as of a day; two queries."""
    rows = _moves(group_id, member_id, on)
    links = corrections_of([row[2] for row in rows])
    linked = [Linked(row[2], row[6], row[7]) for row in rows]
    shown = {line.id: line.state for line in fold(linked, links.reversed_by, links.replaced_by)}
    held, lines = Savings(), []
    for day, _, entry_id, number, year, memo, _, _, *kinds in rows:
        if entry_id not in shown:
            continue
        state = shown[entry_id]
        void = state is LineState.DIBATALKAN
        moved = Savings() if void else Savings(*(int(amount) for amount in kinds))
        held = held.plus(moved)
        lines.append(SavingsCardLine(entry_id, day, f"{number}/{year}", memo, moved, held.jumlah, state))
    return SavingsCard(tuple(lines), held)


def _moves(group_id: UUID, member_id: UUID, on: date) -> list[tuple[Any, ...]]:
    legs = Leg.objects.filter(
        group_id=group_id, member_id=member_id, account_id__in=SAVINGS_CODES, date__lte=on
    )
    saved = F("credit") - F("debit")
    sums = {name: Coalesce(Sum(saved, filter=Q(account_id=account)), 0) for name, account in KINDS}
    entry = ("voucher_no", "voucher_year", "memo", "reverses_id", "replaces_id")
    found = legs.values_list("date", "entry__seq", "entry_id", *(f"entry__{name}" for name in entry))
    return list(found.annotate(**sums).order_by("date", "entry__seq"))
