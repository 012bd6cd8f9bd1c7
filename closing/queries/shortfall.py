"""Why more SHU was shared than there is, or why there is less than nothing: the entries behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum

from bookkeeping.domain.chart import CHART, SHU_BELUM_DIBAGI
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Leg
from closing.models import YearShare
from closing.queries.shares import YearLine
from closing.queries.surplus import ELSEWHERE, standing_shares, surplus_of
from common.rupiah import format_rupiah

SHOWN = 10  # entries of each, those that take most away first
YEARLY = tuple(spec.code for spec in CHART if spec.kind.yearly)
SPLIT = EntryKind.PEMBAGIAN_SHU


@dataclass(frozen=True, slots=True)
class Lowering:
    """An entry that made SHU less (below zero) or more, whole rupiah."""

    id: UUID
    date: date
    memo: str
    voucher: str
    effect: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Where SHU belum dibagi is below zero: how much, why, what to do, and by which entries."""

    title: str
    text: str
    help: str
    entries: tuple[Lowering, ...]
    split_entry_id: UUID | None = None


def shortfalls(group_id: UUID, years: Iterable[YearLine], today: date) -> tuple[Shortfall, ...]:
    """Every year with less than nothing left, and what came from no year of the book; none in most groups."""
    short = [line for line in years if line.left < 0 and line.year < today.year]
    found = [_of_year(group_id, line) for line in short]
    found.extend(_elsewhere(group_id, today))
    return tuple(found)


def _of_year(group_id: UUID, line: YearLine) -> Shortfall:
    missing = format_rupiah(-line.left)
    share = _share_of(group_id, line.year)
    if share is None:
        return Shortfall(
            f"Tahun {line.year} rugi Rp {missing}",
            "Biayanya lebih besar daripada hasilnya.",
            "Rugi tidak dibagi. SHU tahun berikutnya menutupnya dahulu, baru sisanya dibagi.",
            _largest(_legs(group_id, line.year)),
        )
    return Shortfall(
        f"SHU tahun {line.year} sudah dibagi Rp {missing} lebih banyak daripada hasilnya sekarang",
        f"Sesudah dibagi Rp {format_rupiah(line.shared)}, hasil tahun itu menjadi"
        f" Rp {format_rupiah(line.result)} oleh catatan di bawah ini.",
        "Bila catatannya benar, biarkan: pembagian tahun berikutnya berkurang sebanyak itu. Bila catatannya"
        " keliru, betulkan catatan itu. Bila bagian anggota belum dibayar, pembagiannya dapat dibetulkan.",
        _largest(_legs(group_id, line.year, share.entry.seq)),
        share.entry_id,
    )


def _elsewhere(group_id: UUID, today: date) -> Iterator[Shortfall]:
    """What was brought into SHU belum dibagi by saldo awal or an import, shared, and then taken back."""
    sources = surplus_of(group_id, today.year).sources
    left = next((source.amount for source in sources if source.year == ELSEWHERE), 0)
    if left >= 0:
        return
    legs = Leg.objects.filter(group_id=group_id, account_id=SHU_BELUM_DIBAGI)
    others = legs.exclude(Q(entry__kind=SPLIT) | Q(entry__reverses__kind=SPLIT))
    share = _share_of(group_id, ELSEWHERE)
    yield Shortfall(
        f"SHU dari saldo awal atau catatan lain kurang Rp {format_rupiah(-left)}",
        "SHU tahun-tahun lama yang pernah dicatat sudah dibagi, lalu catatannya dibatalkan.",
        "Catat lagi SHU lama itu lewat saldo awal atau berkas lama. Bila memang tidak ada, betulkan atau"
        " batalkan pembagiannya; kalau sudah dibayar, SHU tahun berikutnya menutupnya.",
        _largest(others),
        share.entry_id if share else None,
    )


def _share_of(group_id: UUID, year: int) -> YearShare | None:
    """The newest split that stands and shared something of that year."""
    shares = standing_shares(group_id).select_related("entry")
    found = [s for s in shares if any(source["year"] == year for source in s.sources)]
    return max(found, key=lambda share: share.entry.seq, default=None)


def _legs(group_id: UUID, year: int, after: int = 0) -> QuerySet[Leg]:
    """What moved the result of a year, written after the entry of this place in the chain."""
    return Leg.objects.filter(
        group_id=group_id, account_id__in=YEARLY, entry__voucher_year=year, entry__seq__gt=after
    )


def _largest(legs: QuerySet[Leg]) -> tuple[Lowering, ...]:
    """By entry, those that take most away first; one query."""
    rows: Any = (
        legs.values_list("entry_id", "entry__date", "entry__memo", "entry__voucher_no", "entry__voucher_year")
        .annotate(effect=Sum(F("credit") - F("debit")))
        .exclude(effect=0)
        .order_by("effect", "entry_id")[:SHOWN]
    )
    return tuple(
        Lowering(entry_id, day, memo, f"{number}/{year}", int(effect))
        for entry_id, day, memo, number, year, effect in rows
    )
