"""Gladi: the whole split of a year as it would be, with everything that stands in its way. Writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bookkeeping.models.month import MonthState
from bookkeeping.queries.book_months import first_day
from bookkeeping.queries.months import months_of
from closing.domain.sharing import ShuRules, Split, split
from closing.models import YearShare
from closing.queries.measures import Measures, measures
from closing.queries.rules import AgreedShu, agreed_of, shu_rules_on
from closing.queries.surplus import Surplus, standing_shares, surplus_of
from common.period import Period
from common.problems import Problem, Refused
from common.rupiah import format_rupiah
from common.words import bulan, tanggal


@dataclass(frozen=True)
class Rehearsal:
    """`split` is None when the rules or the amount allow none; `problems` go before it is posted."""

    year: int
    on: date
    surplus: Surplus
    agreed: AgreedShu | None
    measures: Measures | None
    split: Split | None
    problems: tuple[Problem, ...]

    @property
    def may_post(self) -> bool:
        return self.split is not None and not self.problems


def rehearse(group_id: UUID, year: int, on: date, today: date) -> Rehearsal:
    """The split of a year as a RAT on that day would decide it. To post: under the lock of the book."""
    surplus = surplus_of(group_id, year)
    agreed = shu_rules_on(group_id, on)
    problems = list(_problems(group_id, year, on, today, surplus))
    if agreed is None:
        why = "Kelompok belum menulis pembagian SHU yang berlaku pada hari itu. Isi dahulu aturannya."
        problems.append(Problem("rules", why, "tanpa_aturan"))
        return Rehearsal(year, on, surplus, None, None, None, tuple(problems))
    return _split(group_id, year, on, surplus, agreed, problems)


def rehearse_with(share: YearShare, rules: ShuRules, on: date, today: date) -> Rehearsal:
    """As rehearse_instead(), by percentages that were not written down."""
    return rehearse_instead(share, replace(agreed_of(share.rules_id), rules=rules), on, today)


def rehearse_instead(share: YearShare, agreed: AgreedShu, on: date, today: date) -> Rehearsal:
    """The split that would stand instead of a written one, by these percentages and that day of the RAT."""
    surplus = surplus_of(share.group_id, share.year, without=share.id)
    problems = list(_problems(share.group_id, share.year, on, today, surplus))
    return _split(share.group_id, share.year, on, surplus, agreed, problems)


def _split(
    group_id: UUID, year: int, on: date, surplus: Surplus, agreed: AgreedShu, problems: list[Problem]
) -> Rehearsal:
    found, made = measures(group_id, year, agreed.rules), None
    if surplus.amount > 0:
        try:
            made = split(surplus.amount, agreed.rules, found.holdings)
        except Refused as refused:
            problems += refused.problems
    return Rehearsal(year, on, surplus, agreed, found, made, tuple(problems))


def open_months(group_id: UUID, year: int) -> tuple[Period, ...]:
    """The months of a year of the book that are still open, from its first entry on; three queries."""
    begun = first_day(group_id)
    last = Period(year, 12)
    if begun is None or Period.of(begun) > last:
        return ()
    first = max(Period.of(begun), Period(year, 1))
    return tuple(m.period for m in months_of(group_id, first, last) if m.state is MonthState.OPEN)


def months_words(months: tuple[Period, ...]) -> str:
    """ "Maret 2025", "Januari sampai Desember 2025", "Maret 2025, Mei 2025"."""
    first, last = months[0], months[-1]
    if len(months) > 2 and first.months_until(last) == len(months) - 1:
        return f"{bulan(first).removesuffix(f' {last.year}')} sampai {bulan(last)}"
    return ", ".join(bulan(month) for month in months)


def _problems(group_id: UUID, year: int, on: date, today: date, surplus: Surplus) -> Iterator[Problem]:
    if year >= today.year:
        yield Problem("year", f"Tahun {year} belum berakhir.", "belum_berakhir")
        return
    if on.year <= year:
        yield Problem("decided_on", f"RAT diadakan sesudah 31 Desember {year}.", "terlalu_awal")
    elif on > today:
        yield Problem("decided_on", f"Tanggal tidak boleh sesudah hari ini, {tanggal(today)}.", "masa_depan")
    yield from _amount_problems(surplus)
    waiting = open_months(group_id, year)
    if waiting:
        yield Problem("year", f"Tutup dahulu buku {months_words(waiting)}.", "bulan_terbuka")
    later = [share.year for share in standing_shares(group_id) if share.year > year]
    if later:
        yield Problem("year", f"SHU tahun {later[0]} sudah dibagi lebih dahulu.", "urutan")


def _amount_problems(surplus: Surplus) -> Iterator[Problem]:
    amount = surplus.amount
    if amount > 0:
        return
    if surplus.is_shared and not amount:
        yield Problem("amount", f"SHU tahun {surplus.year} sudah dibagi seluruhnya.", "sudah")
    elif surplus.is_shared:
        lacking = format_rupiah(-amount)
        why = f"Koreksi sesudah pembagian mengurangi SHU Rp {lacking}. Pembagian berikutnya menguranginya."
        yield Problem("amount", why, "kurang")
    elif not amount:
        yield Problem("amount", "Tidak ada SHU untuk dibagi: hasil usaha sama dengan biayanya.", "nol")
    else:
        lacking = format_rupiah(-amount)
        why = f"Tidak ada SHU untuk dibagi: rugi Rp {lacking}. Rugi ini tinggal di SHU belum dibagi."
        yield Problem("amount", why, "rugi")
