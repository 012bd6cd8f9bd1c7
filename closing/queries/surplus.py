"""What a group has to share for a year: its result, and what earlier years left undivided."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Sum

from bookkeeping.domain.chart import ACCOUNTS, CHART, SHU_BELUM_DIBAGI
from bookkeeping.models import Entry, MonthlyMovement
from closing.models import YearShare

ELSEWHERE = 0  # the year of what came into "SHU belum dibagi" from no year of this book, as saldo awal


@dataclass(frozen=True, slots=True)
class Source:
    """A part of what is shared: of which year, and how much (below zero: a loss, or a correction)."""

    year: int
    amount: int
    shared: int = 0

    @property
    def label(self) -> str:
        """As the split names it."""
        if self.year == ELSEWHERE:
            return "SHU belum dibagi dari saldo awal atau catatan lain"
        return f"Sisa SHU tahun {self.year} sesudah dibagi" if self.shared else f"SHU tahun {self.year}"


@dataclass(frozen=True, slots=True)
class Surplus:
    """All of it, whole rupiah."""

    year: int
    result: int
    sources: tuple[Source, ...]

    @property
    def amount(self) -> int:
        return sum(source.amount for source in self.sources)

    @property
    def is_shared(self) -> bool:
        """Whether a split of this year stands."""
        return any(source.year == self.year and source.shared for source in self.sources)


def results_by_year(group_id: UUID) -> dict[int, int]:
    """Income less costs of every year of the book; one query on the rollup."""
    yearly = [spec.code for spec in CHART if spec.kind.yearly]
    months = MonthlyMovement.objects.filter(group_id=group_id, account_id__in=yearly)
    found: dict[int, int] = {}
    rows = (
        months.order_by()
        .values_list("period", "account_id")
        .annotate(debits=Sum("debit"), credits=Sum("credit"))
    )
    for period, account, debit, credit in rows:
        saldo = ACCOUNTS[account].balance(int(debit), int(credit))
        sign = -1 if ACCOUNTS[account].kind.grows_by_debit else 1
        found[period // 100] = found.get(period // 100, 0) + sign * saldo
    return found


def standing_shares(group_id: UUID) -> QuerySet[YearShare]:
    """The splits whose entry was not taken back, the oldest first."""
    undoing = Entry.objects.filter(reverses_id=OuterRef("entry_id"), kota_id=OuterRef("kota_id"))
    found = YearShare.objects.filter(group_id=group_id).exclude(Exists(undoing))
    return found.order_by("year", "no")


def surplus_of(group_id: UUID, year: int, *, without: UUID | None = None) -> Surplus:
    """What can be shared for that year as the books stand now, by where it comes from; three queries.

    `without` names a split as if it had not been written: what could be shared instead of it.
    """
    results = results_by_year(group_id)
    shared: dict[int, int] = {}
    total = 0
    for share in standing_shares(group_id):
        total += share.amount
        for source in share.sources if share.id != without else ():
            shared[source["year"]] = shared.get(source["year"], 0) + source["amount"]
    moved = MonthlyMovement.objects.filter(group_id=group_id, account_id=SHU_BELUM_DIBAGI)
    sums = moved.aggregate(debit=Sum("debit"), credit=Sum("credit"))
    elsewhere = int(sums["credit"] or 0) - int(sums["debit"] or 0) + total
    return Surplus(year, results.get(year, 0), tuple(_sources(year, results, shared, elsewhere)))


def _sources(year: int, results: dict[int, int], shared: dict[int, int], elsewhere: int) -> Iterator[Source]:
    yield Source(year, results.get(year, 0) - shared.get(year, 0), shared.get(year, 0))
    for past in sorted({*results, *shared} - {ELSEWHERE}, reverse=True):
        left = results.get(past, 0) - shared.get(past, 0)
        if past < year and left:
            yield Source(past, left, shared.get(past, 0))
    left = elsewhere - shared.get(ELSEWHERE, 0)
    if left:
        yield Source(ELSEWHERE, left)
