"""Buku Bantuan: who gave what, and for whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Sum

from bookkeeping.domain.chart import HIBAH
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Leg
from bookkeeping.queries.corrections import corrections_of
from goods.models import Aid


@dataclass(frozen=True, slots=True)
class AidRow:
    """A line of the book; whole rupiah. `goods` says what was given beside money."""

    entry_id: UUID
    on: date
    source: str
    money: int
    goods: str
    worth: int
    target: str
    remark: str

    @property
    def total(self) -> int:
        """JUMLAH: money, and what the goods are worth."""
        return self.money + self.worth

    @property
    def kinds(self) -> str:
        """JENIS BANTUAN in words."""
        return " dan ".join(word for word, there in (("uang", self.money), ("barang", self.worth)) if there)


@dataclass(frozen=True, slots=True)
class AidBook:
    """The aid of one year."""

    year: int
    rows: tuple[AidRow, ...]

    @property
    def money(self) -> int:
        return sum(row.money for row in self.rows)

    @property
    def worth(self) -> int:
        return sum(row.worth for row in self.rows)

    @property
    def total(self) -> int:
        return self.money + self.worth


def aid_book(group_id: UUID, year: int) -> AidBook:
    """Everything that came in on Hibah dan bantuan in the year, also by way of uang masuk; three queries."""
    legs = Leg.objects.filter(
        group_id=group_id,
        account_id=HIBAH,
        credit__gt=0,
        date__gte=date(year, 1, 1),
        date__lte=date(year, 12, 31),
    ).exclude(entry__kind=EntryKind.PEMBALIK)
    rows = list(
        legs.values_list("entry_id", "date", "entry__seq", "entry__memo")
        .annotate(given=Sum("credit"), source=Max("fund"))
        .order_by("date", "entry__seq")
    )
    undone = corrections_of([row[0] for row in rows]).reversed_by
    told = {aid.entry_id: aid for aid in Aid.objects.filter(entry_id__in=[row[0] for row in rows])}
    return AidBook(
        year,
        tuple(
            _row(told.get(entry), entry, on, memo, int(given), source)
            for entry, on, _, memo, given, source in rows
            if entry not in undone
        ),
    )


def _row(aid: Aid | None, entry: UUID, on: date, memo: str, given: int, source: str) -> AidRow:
    if aid is None:
        return AidRow(entry, on, source or memo, given, "", 0, "", memo if source else "")
    return AidRow(entry, on, aid.source, aid.money, aid.goods, aid.worth, aid.target, aid.remark)
