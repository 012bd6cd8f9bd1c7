"""Buku Iuran: who paid iuran in a month."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Sum

from bookkeeping.domain.chart import IURAN
from bookkeeping.domain.folding import LineState, Linked, fold
from bookkeeping.models import Leg
from bookkeeping.queries.corrections import corrections_of
from common.period import Period


@dataclass(frozen=True, slots=True)
class IuranLine:
    """Iuran that came in, whole rupiah; without a member the uraian says from whom."""

    entry_id: UUID
    date: date
    voucher: str
    memo: str
    member_id: UUID | None
    member_name: str
    amount: int
    state: LineState


@dataclass(frozen=True, slots=True)
class BukuIuran:
    """The iuran of a group in a month, in the order of the days, and its sum."""

    period: Period
    lines: tuple[IuranLine, ...]

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)


def buku_iuran(group_id: UUID, period: Period) -> BukuIuran:
    """The iuran of a month; what was taken back in it is left out. Two queries."""
    legs = Leg.objects.filter(
        group_id=group_id, account_id=IURAN, date__gte=period.first, date__lte=period.last
    )
    of_entry = ("voucher_no", "voucher_year", "memo", "reverses_id", "replaces_id")
    rows = list(
        legs.values_list("date", "entry__seq", "entry_id", *(f"entry__{name}" for name in of_entry))
        .annotate(who=F("member_id"), name=F("member__name"), paid=Sum(F("credit") - F("debit")))
        .order_by("date", "entry__seq", "member__name")
    )
    links = corrections_of({row[2] for row in rows})
    listed = {row[2]: Linked(row[2], row[6], row[7]) for row in rows}
    states = {line.id: line.state for line in fold([*listed.values()], links.reversed_by, links.replaced_by)}
    return BukuIuran(
        period,
        tuple(
            IuranLine(entry, day, f"{number}/{year}", memo, who, name or "", paid, states[entry])
            for day, _, entry, number, year, memo, _, _, who, name, paid in rows
            if entry in states and states[entry] is not LineState.DIBATALKAN
        ),
    )
