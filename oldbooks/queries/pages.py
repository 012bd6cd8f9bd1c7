"""Photographed pages, and the rows of the books that stand beside them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bookkeeping.domain.chart import (
    CASH_CODES,
    INVENTARIS,
    PERSEDIAAN,
    PIUTANG_PINJAMAN,
    SAVINGS_CODES,
)
from bookkeeping.queries.entries import entries
from bookkeeping.queries.entry_list import (
    ListedEntry,
    Side,
    listable,
    listed,
    moving,
    without_void,
)
from common.period import Period
from oldbooks.domain.pages import Bar, MonthFound, OldBook, bar_of
from oldbooks.models import Page, Picture, Tick

# What a row of the paper book moved; books without money have no rows to compare.
SIDES = {
    OldBook.KAS: Side(CASH_CODES),
    OldBook.SIMPANAN: Side(SAVINGS_CODES),
    OldBook.PINJAMAN: Side((PIUTANG_PINJAMAN,)),
    OldBook.BARANG: Side((PERSEDIAAN, INVENTARIS)),
}


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as lists and its own screen show it."""

    id: UUID
    group_id: UUID
    book: OldBook
    period: Period
    note: str
    width: int
    height: int
    added_at: datetime
    added_name: str
    ticked: int

    @property
    def title(self) -> str:
        """What stands on the page."""
        return self.book.label


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of the books beside the photo, and whether she has ticked it as the same."""

    entry: ListedEntry
    ticked: bool


def pages_of(group_id: UUID) -> QuerySet[Page]:
    """The pages of a group that were not taken away, the oldest month first."""
    found = Page.objects.filter(group_id=group_id, removed_at=None)
    return found.order_by("period", "book", "added_at", "id")


def shown_pages(pages: QuerySet[Page] | list[Page]) -> tuple[ShownPage, ...]:
    """Read models of these pages; one more query for the ticks."""
    rows = list(pages)
    ticks = Tick.objects.filter(page_id__in=[page.id for page in rows]).values_list("page_id")
    counted = dict(ticks.annotate(n=Count("id")))
    return tuple(_shown(page, counted.get(page.id, 0)) for page in rows)


def _shown(page: Page, ticked: int) -> ShownPage:
    return ShownPage(
        id=page.id,
        group_id=page.group_id,
        book=OldBook(page.book),
        period=Period.from_key(page.period),
        note=page.note,
        width=page.width,
        height=page.height,
        added_at=page.added_at,
        added_name=page.added_name,
        ticked=ticked,
    )


def beside(page: ShownPage) -> tuple[UUID | None, UUID | None]:
    """The pages before and after it in the order of the archive; two queries."""
    order = list(pages_of(page.group_id).filter(book=page.book.value).values_list("id", flat=True))
    at = order.index(page.id)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def compared_rows(page: ShownPage) -> tuple[ComparedRow, ...]:
    """The entries of the month that stand in the book of this page, in their order; three queries."""
    side = SIDES.get(page.book)
    if side is None:
        return ()
    found = moving(listable(entries(page.group_id).filter(period=page.period.key)), side)
    rows = listed(without_void(found).order_by("date", "seq"), side)
    ticked = set(Tick.objects.filter(page_id=page.id).values_list("entry_id", flat=True))
    return tuple(ComparedRow(row, row.id in ticked) for row in rows)


def picture_of(page_id: UUID, *, small: bool) -> bytes | None:
    """The JPEG of a page; None when its pixels were taken away."""
    column = "small" if small else "full"
    found = Picture.objects.filter(page_id=page_id).values_list(column, flat=True).first()
    return None if found is None else bytes(found)


def archive_bar(group_id: UUID, founded_on: date | None, today: date) -> Bar:
    """How far each month since the founding is covered; two queries, however long the group lives.

    A group that gave no founding date starts with its first page or entry.
    """
    found = _months(group_id)
    starts = [*found, *([Period.of(founded_on)] if founded_on else [])]
    last = Period.of(today)
    return bar_of(min([*starts, last]), last, found)


def _months(group_id: UUID) -> dict[Period, MonthFound]:
    pages = dict(pages_of(group_id).order_by().values_list("period").annotate(n=Count("id")))
    ticks = Tick.objects.filter(entry_id=OuterRef("pk"), kota_id=OuterRef("kota_id"), page__removed_at=None)
    standing = without_void(listable(entries(group_id))).annotate(compared=Exists(ticks))
    rows = (
        standing.order_by()
        .values("period")
        .annotate(n=Count("id"), ticked=Count("id", filter=Q(compared=True)))
        .values_list("period", "n", "ticked")
    )
    written = {key: (n, ticked) for key, n, ticked in rows}
    return {
        Period.from_key(key): MonthFound(pages.get(key, 0), *written.get(key, (0, 0)))
        for key in {*pages, *written}
    }
