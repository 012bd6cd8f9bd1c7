"""Tutup tahun step by step: what is done, what waits, where to go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from closing.queries.packs import packs_of
from closing.queries.rehearsal import months_words, open_months
from closing.queries.rules import shu_rules_on
from closing.queries.shares import WrittenShare, standing_share
from closing.queries.statements import Statements, statements
from closing.queries.surplus import Surplus, surplus_of
from closing.queries.years import YearState, year_state
from common.period import Period
from common.rupiah import format_rupiah
from common.words import tanggal
from goods.commands.depreciating import due_until


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


def year_page(group_id: UUID, year: int, today: date, *, keeps: bool) -> YearPage:
    """How far closing a book year has come; who only looks is led to pages that she may open."""
    end = min(date(year, 12, 31), today)
    found, waiting = statements(group_id, end), open_months(group_id, year)
    share, state, surplus = (
        standing_share(group_id, year),
        year_state(group_id, year),
        surplus_of(group_id, year),
    )
    steps = [
        _months(group_id, year, waiting, today, keeps),
        _wear(group_id, year, today, keeps),
        _agrees(group_id, year, found),
        _closed(year, state),
        _rules(group_id, today, keeps),
        _shared(group_id, year, share, surplus),
        *_after(group_id, year, share),
    ]
    return YearPage(year, state, waiting, found, surplus, share, tuple(steps))


def _months(group_id: UUID, year: int, waiting: tuple[Period, ...], today: date, keeps: bool) -> Step:
    url = reverse("buku", args=[group_id])
    if today.year <= year:
        return Step("Semua bulan lengkap dan ditutup", f"Tahun {year} belum berakhir.", False, url)
    if waiting:
        first = reverse("bulan_tutup", args=[group_id, waiting[0].key]) if keeps else url
        text = f"Masih terbuka: {months_words(waiting)}."
        return Step("Semua bulan lengkap dan ditutup", text, False, first)
    return Step("Semua bulan lengkap dan ditutup", "Tidak ada bulan yang masih terbuka.", True, url)


def _wear(group_id: UUID, year: int, today: date, keeps: bool) -> Step:
    title = "Penyusutan inventaris"
    tools = reverse("inventaris_susut" if keeps else "buku_inventaris", args=[group_id])
    if today.year <= year:
        return Step(title, "Dihitung sesudah tahun berakhir.", False, tools)
    due = sum(one.amount for one in due_until(group_id, Period(year, 12)))
    if due:
        text = f"Masih ada Rp {format_rupiah(due)} yang disusutkan sampai Desember {year}."
        return Step(title, text, False, tools)
    return Step(title, "Tidak ada barang yang masih perlu disusutkan.", True, tools)


def _agrees(group_id: UUID, year: int, found: Statements) -> Step:
    url = f"{reverse('neraca', args=[group_id])}?bulan={year}-12"
    text = "Jumlah aktiva sama dengan jumlah pasiva." if found.neraca.agrees else "Kedua sisi neraca berbeda."
    return Step("Neraca dan hasil usaha diperiksa", text, found.neraca.agrees, url)


def _closed(year: int, state: YearState) -> Step:
    text = f"Ditutup oleh {state.done_name}." if state.is_closed else f"Buku tahun {year} masih terbuka."
    if state.reopened:
        text = f"Sesudah ditutup, {months_words(state.reopened)} dibuka lagi. Tutup lagi sesudah selesai."
    return Step("Tahun buku ditutup", text, state.is_closed, "#tutup")


def _rules(group_id: UUID, today: date, keeps: bool) -> Step:
    agreed = shu_rules_on(group_id, today)
    url = reverse("shu_aturan" if keeps else "shu", args=[group_id])
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
    if surplus.amount < 0:
        text = f"Tidak ada SHU untuk dibagi: kurang Rp {format_rupiah(-surplus.amount)}. Lihat sebabnya."
        return Step(title, text, True, reverse("shu", args=[group_id]))
    if not surplus.amount:
        return Step(title, "Tidak ada SHU untuk dibagi tahun ini.", True, url)
    return Step(title, "Gladi tidak mencatat apa pun. Sesudah RAT, catat dari sana.", False, url)


def _after(group_id: UUID, year: int, share: WrittenShare | None) -> Iterator[Step]:
    rat = reverse("rat", args=[group_id, year])
    made = any(pack.is_done for pack in packs_of(group_id, year))
    yield Step("Berkas RAT", "Satu PDF untuk dibagikan dan ditandatangani.", made, rat)
    url = f"{reverse('neraca', args=[group_id])}?bulan={year}-12"
    text = f"Nomor bukti mulai lagi dari 1. Saldo awal {year + 1} adalah neraca 31 Desember {year}."
    yield Step(f"Tahun {year + 1} dibuka", text, share is not None, url)
