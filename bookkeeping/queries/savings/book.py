"""Buku Simpanan: what each member has saved, with what was carried forward and what moved in a month."""

from dataclasses import dataclass
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
from bookkeeping.models import Leg
from bookkeeping.queries.people import Enrolled, everyone
from common.period import Period

UNNAMED = "Belum dirinci per anggota"


@dataclass(frozen=True, slots=True)
class Savings:
    """The four kinds of simpanan, whole rupiah."""

    pokok: int = 0
    wajib: int = 0
    sukarela: int = 0
    terikat: int = 0

    @property
    def jumlah(self) -> int:
        return self.pokok + self.wajib + self.sukarela + self.terikat

    @classmethod
    def of(cls, account: int, amount: int) -> "Savings":
        """An amount on one of the four accounts."""
        return cls(*(amount if account == code else 0 for code in SAVINGS_CODES))

    def plus(self, other: "Savings") -> "Savings":
        return Savings(
            self.pokok + other.pokok,
            self.wajib + other.wajib,
            self.sukarela + other.sukarela,
            self.terikat + other.terikat,
        )


@dataclass(frozen=True, slots=True)
class SavingsRow:
    """A member with her savings; `member_id` is None for savings taken over without names."""

    member_id: UUID | None
    number: int | None
    name: str
    carried: Savings  # at the end of the month before
    moved: Savings  # in the month, taken out counted below zero

    @property
    def held(self) -> Savings:
        """At the end of the month."""
        return self.carried.plus(self.moved)


@dataclass(frozen=True, slots=True)
class BukuSimpanan:
    """The savings book of a group in a month, and its sums."""

    period: Period
    rows: tuple[SavingsRow, ...]
    carried: Savings
    moved: Savings
    held: Savings


_Sums = dict[UUID | None, dict[int, tuple[int, int]]]


def buku_simpanan(group_id: UUID, period: Period) -> BukuSimpanan:
    """A row for each member of that month and for everybody who has savings; two queries."""
    sums = _sums(group_id, period)
    people = [e for e in everyone(group_id) if e.person.member_id in sums or _belonged(e, period)]
    # Somebody who left and came back has two numbers; her savings stand on the newest line.
    newest = {enrolled.person.member_id: enrolled for enrolled in people}
    rows = [
        _row(sums, enrolled.person.member_id, enrolled.number, enrolled.person.name)
        for enrolled in newest.values()
    ]
    if any(map(any, sums.get(None, {}).values())):
        rows.append(_row(sums, None, None, UNNAMED))
    rows.sort(key=lambda row: (row.number is None, row.number or 0))
    carried, moved = Savings(), Savings()
    for row in rows:
        carried, moved = carried.plus(row.carried), moved.plus(row.moved)
    return BukuSimpanan(period, tuple(rows), carried, moved, carried.plus(moved))


def _sums(group_id: UUID, period: Period) -> _Sums:
    legs = Leg.objects.filter(group_id=group_id, account_id__in=SAVINGS_CODES, date__lte=period.last)
    saved = F("credit") - F("debit")
    rows = legs.values_list("member_id", "account_id").annotate(
        before=Coalesce(Sum(saved, filter=Q(date__lt=period.first)), 0),
        within=Coalesce(Sum(saved, filter=Q(date__gte=period.first)), 0),
    )
    found: _Sums = {}
    for member_id, account, before, within in rows:
        found.setdefault(member_id, {})[account] = (before, within)
    return found


def _belonged(enrolled: Enrolled, period: Period) -> bool:
    joined = enrolled.joined_on <= period.last
    return joined and (enrolled.left_on is None or enrolled.left_on >= period.first)


def _row(sums: _Sums, member_id: UUID | None, number: int | None, name: str) -> SavingsRow:
    mine = sums.get(member_id, {})

    def of(place: int) -> Savings:
        return Savings(
            pokok=mine.get(SIMPANAN_POKOK, (0, 0))[place],
            wajib=mine.get(SIMPANAN_WAJIB, (0, 0))[place],
            sukarela=mine.get(SIMPANAN_SUKARELA, (0, 0))[place],
            terikat=mine.get(SIMPANAN_TERIKAT, (0, 0))[place],
        )

    return SavingsRow(member_id, number, name, of(0), of(1))
