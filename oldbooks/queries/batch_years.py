"""The book years a batch has brought something into, and what taking it back would do to them."""

from dataclasses import dataclass

from django.db.models import F, QuerySet, Sum

from bookkeeping.domain.chart import CHART, SHU_BELUM_DIBAGI
from bookkeeping.models import Entry, Leg
from closing.queries.surplus import standing_shares, surplus_of
from closing.queries.years import year_state
from common.rupiah import format_rupiah
from oldbooks.models import ImportBatch

_YEARLY = tuple(spec.code for spec in CHART if spec.kind.yearly)


@dataclass(frozen=True, slots=True)
class BatchYear:
    """One year of a batch: the result it brought (rupiah), and whether the year is closed or shared."""

    year: int
    result: int
    is_closed: bool
    is_shared: bool
    left: int  # SHU belum dibagi of that year as the books stand

    @property
    def warning(self) -> str:
        """What taking the batch back does to the year, or what keeps it from going; "" when nothing."""
        if self.is_closed:
            return f"Tahun {self.year} sudah ditutup. Buka dahulu tahunnya di halaman Akhir tahun."
        if not self.is_shared or not self.result:
            return ""
        after = self.left - self.result
        text = (
            f"SHU tahun {self.year} sudah dibagi, dan hasil Rp {format_rupiah(self.result)} di tahun itu"
            " berasal dari berkas ini. Sesudah dibatalkan, SHU belum dibagi "
        )
        if after >= 0:
            return f"{text}menjadi Rp {format_rupiah(after)}."
        return (
            f"{text}kurang Rp {format_rupiah(-after)} dari nol: yang sudah dibagikan lebih besar daripada"
            " hasilnya. Bagi ulang di halaman SHU."
        )


def years_of(batch: ImportBatch) -> tuple[BatchYear, ...]:
    """The years of the entries of a batch that is in the books, the oldest first."""
    mine = _entries(batch)
    years = sorted(mine.order_by().values_list("voucher_year", flat=True).distinct())
    shared = set(standing_shares(batch.group_id).values_list("year", flat=True))
    return tuple(_year(batch, year, is_shared=year in shared) for year in years)


def _entries(batch: ImportBatch) -> QuerySet[Entry]:
    """What the batch wrote; nothing while it is not in the books."""
    mine = Entry.objects.filter(group_id=batch.group_id)
    return mine.none() if batch.posting_id is None else mine.filter(command_id=batch.posting_id)


def _year(batch: ImportBatch, year: int, *, is_shared: bool) -> BatchYear:
    mine = _entries(batch).filter(voucher_year=year)
    legs = Leg.objects.filter(entry_id__in=mine, account_id__in=(*_YEARLY, SHU_BELUM_DIBAGI))
    result = legs.aggregate(result=Sum(F("credit") - F("debit")))["result"] or 0
    is_closed = year_state(batch.group_id, year).is_closed
    left = surplus_of(batch.group_id, year).amount if is_shared else 0
    return BatchYear(year, result, is_closed, is_shared, left)
