"""Buku Bantuan: who gave what, and for whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q, Sum

from bookkeeping.domain.chart import HIBAH
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
    mark: str = ""  # as the books mark a line: "dibetulkan", "diralat", "pembatalan"

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


@dataclass(frozen=True, slots=True)
class _Given:
    """What an entry moved on Hibah dan bantuan; below zero where it takes another one back."""

    entry_id: UUID
    on: date
    memo: str
    replaces: UUID | None
    reverses: UUID | None
    given: int
    source: str


def aid_book(group_id: UUID, year: int) -> AidBook:
    """Everything that came in on Hibah dan bantuan in the year, also by way of uang masuk; three queries.

    What was taken back within the year is left out; what a later year took back stands there below zero.
    """
    found = tuple(_given(group_id, year))
    undone = corrections_of([one.entry_id for one in found]).reversed_by
    here = {one.entry_id for one in found}
    void = {wrong for wrong, back in undone.items() if back in here}
    void |= {undone[wrong] for wrong in void}
    aids = Aid.objects.filter(entry_id__in=[one.reverses or one.entry_id for one in found])
    told = {aid.entry_id: aid for aid in aids}
    rows = (one for one in found if one.entry_id not in void)
    return AidBook(
        year, tuple(_row(told.get(one.reverses or one.entry_id), one, one.entry_id in undone) for one in rows)
    )


def _given(group_id: UUID, year: int) -> Iterator[_Given]:
    legs = Leg.objects.filter(
        Q(credit__gt=0) | Q(entry__reverses__isnull=False),
        group_id=group_id,
        account_id=HIBAH,
        date__gte=date(year, 1, 1),
        date__lte=date(year, 12, 31),
    )
    columns = ("entry_id", "date", "entry__memo", "entry__replaces_id", "entry__reverses_id", "entry__seq")
    rows = legs.values_list(*columns).annotate(came=Sum("credit"), went=Sum("debit"), source=Max("fund"))
    for entry, on, memo, replaces, reverses, _, came, went, source in rows.order_by("date", "entry__seq"):
        yield _Given(entry, on, memo, replaces, reverses, int(came) - int(went), source)


def _row(aid: Aid | None, one: _Given, is_undone: bool) -> AidRow:
    sign = 1 if one.reverses is None else -1
    mark = "diralat" if is_undone else "dibetulkan" if one.replaces is not None else ""
    mark = mark if one.reverses is None else "pembatalan"
    if aid is None:
        source, remark = one.source or one.memo, one.memo if one.source else ""
        return AidRow(one.entry_id, one.on, source, one.given, "", 0, "", remark, mark)
    return AidRow(
        one.entry_id,
        one.on,
        aid.source,
        sign * aid.money,
        aid.goods,
        sign * aid.worth,
        aid.target,
        aid.remark,
        mark,
    )
