"""Splits as they were written, and the story of SHU belum dibagi year by year."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from bookkeeping.models import Entry
from bookkeeping.queries.corrections import corrections_of
from closing.domain.sharing import Split
from closing.models import YearShare
from closing.queries.surplus import Source, results_by_year, standing_shares
from common import codec


@dataclass(frozen=True, slots=True)
class WrittenShare:
    """A split with its frozen figures; `stands` until its entry is taken back."""

    id: UUID
    entry_id: UUID
    voucher: str
    year: int
    no: int
    decided_on: date
    minutes: str
    note: str
    amount: int
    sources: tuple[Source, ...]
    split: Split
    shared_at: datetime
    shared_name: str
    stands: bool
    ordinal: int = 1  # 1, and more when a remainder was shared after a correction
    is_replaced: bool = False

    @property
    def title(self) -> str:
        """ "SHU tahun 2025", "SHU tahun 2025, pembagian ke-2"."""
        return f"SHU tahun {self.year}" + (f", pembagian ke-{self.ordinal}" if self.ordinal > 1 else "")

    @property
    def mark(self) -> str:
        """ "dibetulkan" or "dibatalkan" when it stands no longer."""
        return "" if self.stands else "dibetulkan" if self.is_replaced else "dibatalkan"


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of the book: what it came to, how much of that was shared."""

    year: int
    result: int
    shared: int

    @property
    def left(self) -> int:
        return self.result - self.shared

    @property
    def can_be_shared(self) -> bool:
        """Something is left: the rehearsal says whether it may be."""
        return self.left != 0


def shares_of(group_id: UUID) -> tuple[WrittenShare, ...]:
    """All splits of a group, the newest first, those taken back too; three queries."""
    standing = {share.id: (share.year, share.no) for share in standing_shares(group_id)}
    rows = list(YearShare.objects.filter(group_id=group_id).select_related("entry").order_by("-year", "-no"))
    replaced = corrections_of([row.entry_id for row in rows]).replaced_by
    return tuple(
        replace(
            _written(row, row.id in standing),
            ordinal=1 + sum(year == row.year and no < row.no for year, no in standing.values()),
            is_replaced=row.entry_id in replaced,
        )
        for row in rows
    )


def share_of_entry(entry: Entry) -> WrittenShare | None:
    """The split that this entry wrote; None when it wrote none."""
    row = YearShare.objects.filter(entry_id=entry.id).select_related("entry").first()
    undone = Entry.objects.filter(reverses_id=entry.id).exists()
    return None if row is None else _written(row, not undone)


def split_of(row: YearShare) -> Split:
    """Its frozen figures."""
    return codec.load_stored(Split, row.split)


def standing_share(group_id: UUID, year: int) -> WrittenShare | None:
    """The newest split of a year that stands."""
    row = standing_shares(group_id).filter(year=year).select_related("entry").last()
    return None if row is None else _written(row, True)


def year_lines(group_id: UUID) -> tuple[YearLine, ...]:
    """Every year of the book with its result and what of it was shared, the newest first; two queries."""
    results, shared = results_by_year(group_id), _shared(group_id)
    years = sorted({*results, *(year for year in shared if year)}, reverse=True)
    return tuple(YearLine(year, results.get(year, 0), shared.get(year, 0)) for year in years)


def _shared(group_id: UUID) -> dict[int, int]:
    found: dict[int, int] = {}
    for year, amount in _parts(group_id):
        found[year] = found.get(year, 0) + amount
    return found


def _parts(group_id: UUID) -> Iterator[tuple[int, int]]:
    for share in standing_shares(group_id):
        for part in share.sources:
            yield part["year"], part["amount"]


def _written(row: YearShare, stands: bool) -> WrittenShare:
    return WrittenShare(
        id=row.id,
        entry_id=row.entry.id,
        voucher=f"{row.entry.voucher_no}/{row.entry.voucher_year}",
        year=row.year,
        no=row.no,
        decided_on=row.decided_on,
        minutes=row.minutes,
        note=row.note,
        amount=row.amount,
        sources=tuple(Source(part["year"], part["amount"]) for part in row.sources),
        split=split_of(row),
        shared_at=row.shared_at,
        shared_name=row.shared_name,
        stands=stands,
    )
