"""Tutup tahun step by step: what is done, what waits, where to go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from bookkeeping.domain.chart import INVENTARIS, PENYUSUTAN
from closing.queries.packs import packs_of
from closing.queries.rehearsal import months_words, open_months
from closing.queries.rules import shu_rules_on
from closing.queries.shares import WrittenShare, standing_share
from closing.queries.statements import Statements, statements
from closing.queries.surplus import Surplus, surplus_of
from closing.queries.years import YearState, year_state
from common.period import Period
from common.words import tanggal


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its title, how it stands in a sentence, and where it is done."""

    title: str
    text: str
    done: bool
    url: str


@dataclass(frozen=True)
class YearPage:
    """Everything of the page of a year."""

    year: int
    state: YearState
    waiting: tuple[Period, ...]
    found: Statements
    surplus: Surplus
    share: WrittenShare | None
    steps: tuple[Step, ...]


def year_page(group_id: UUID, year: int, today: date) -> YearPage:
    """How far closing a book year has come."""
    end = min(date(year, 12, 31), today)
    found, waiting = statements(group_id, end), open_months(group_id, year)
    share, state, surplus = (
        standing_share(group_id, year),
        year_state(group_id, year),
        surplus_of(group_id, year),
    )
    steps = [
        _months(group_id, year, waiting, today),
        _wear(group_id, found),
        _agrees(group_id, year, found),
        _closed(year, state),
        _rules(group_id, today),
        _shared(group_id, year, share, surplus),
        *_after(group_id, year, share),
    ]
    return YearPage(year, state, waiting, found, surplus, share, tuple(steps))


def _months(group_id: UUID, year: int, waiting: tuple[Period, ...], today: date) -> Step:
    url = reverse("buku", args=[group_id])
    if today.year <= year:
        return Step("Semua bulan lengkap dan ditutup", f"Tahun {year} belum berakhir.", False, url)
    if waiting:
        first = reverse("bulan_tutup", args=[group_id, waiting[0].key])
        text = f"Masih terbuka: {months_words(waiting)}."
        return Step("Semua bulan lengkap dan ditutup", text, False, first)
    return Step("Semua bulan lengkap dan ditutup", "Tidak ada bulan yang masih terbuka.", True, url)


def _wear(group_id: UUID, found: Statements) -> Step:
    title, tools = "Penyusutan inventaris", inventory_url(group_id)
    has_tools = any(row.account == INVENTARIS for part in found.neraca.aktiva for row in part.rows)
    worn = any(row.account == PENYUSUTAN and row.now for row in found.result.costs.rows)
    if not has_tools:
        return Step(title, "Kelompok tidak mencatat inventaris, jadi tidak ada penyusutan.", True, tools)
    if worn:
        return Step(title, "Penyusutan tahun ini sudah dicatat.", True, tools)
    text = "Belum ada penyusutan tahun ini. Lewati bila kelompok tidak memakainya."
    return Step(title, text, False, tools)


def inventory_url(group_id: UUID) -> str:
    """The inventory of the group, or its shelf of books."""
    try:
        return reverse("inventaris", args=[group_id])
    except NoReverseMatch:
        return reverse("buku", args=[group_id])


def _agrees(group_id: UUID, year: int, found: Statements) -> Step:
    url = f"{reverse('neraca', args=[group_id])}?bulan={year}-12"
    text = "Jumlah aktiva sama dengan jumlah pasiva." if found.neraca.agrees else "Kedua sisi neraca berbeda."
    return Step("Neraca dan hasil usaha diperiksa", text, found.neraca.agrees, url)


def _closed(year: int, state: YearState) -> Step:
    text = f"Ditutup oleh {state.done_name}." if state.is_closed else f"Buku tahun {year} masih terbuka."
    if state.reopened:
        text = f"Sesudah ditutup, {months_words(state.reopened)} dibuka lagi. Tutup lagi sesudah selesai."
    return Step("Tahun buku ditutup", text, state.is_closed, "#tutup")


def _rules(group_id: UUID, today: date) -> Step:
    agreed, url = shu_rules_on(group_id, today), reverse("shu_aturan", args=[group_id])
    if agreed is None:
        text = "Belum ada. Tulis menurut AD/ART atau keputusan rapat."
        return Step("Aturan pembagian SHU", text, False, url)
    text = f"Berlaku sejak {tanggal(agreed.starts_on)}: {agreed.source}."
    return Step("Aturan pembagian SHU", text, True, url)


def _shared(group_id: UUID, year: int, share: WrittenShare | None, surplus: Surplus) -> Step:
    url, title = reverse("shu_gladi", args=[group_id, year]), "Gladi, lalu pembagian menurut RAT"
    if share is not None and not surplus.amount:
        text = f"Dibagi menurut RAT {tanggal(share.decided_on)}, nomor bukti {share.voucher}."
        return Step(title, text, True, reverse("shu_catatan", args=[share.entry_id]))
    if surplus.amount <= 0:
        return Step(title, "Tidak ada SHU untuk dibagi tahun ini.", True, url)
    return Step(title, "Gladi tidak mencatat apa pun. Sesudah RAT, catat dari sana.", False, url)


def _after(group_id: UUID, year: int, share: WrittenShare | None) -> Iterator[Step]:
    rat = reverse("rat", args=[group_id, year])
    made = any(pack.is_done for pack in packs_of(group_id, year))
    yield Step("Berkas RAT", "Satu PDF untuk dibagikan dan ditandatangani.", made, rat)
    url = f"{reverse('neraca', args=[group_id])}?bulan={year}-12"
    text = f"Nomor bukti mulai lagi dari 1. Saldo awal {year + 1} adalah neraca 31 Desember {year}."
    yield Step(f"Tahun {year + 1} dibuka", text, share is not None, url)
