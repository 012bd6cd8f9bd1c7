"""An entry before it is posted: what happened, when, and its legs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from bookkeeping.domain.entry import LegLine, check_entry
from common.problems import Problem


class EntryKind(StrEnum):
    """What an entry is about; the books choose their rows and words by it."""

    SALDO_AWAL = "saldo_awal"
    SIMPANAN = "simpanan"
    PENARIKAN = "penarikan"
    ANGSURAN = "angsuran"
    PINJAMAN = "pinjaman"
    KAS_MASUK = "kas_masuk"
    KAS_KELUAR = "kas_keluar"
    PINDAH = "pindah"
    SELISIH = "selisih"
    PEMBALIK = "pembalik"
    IMPOR = "impor"
    JASA_SIMPANAN = "jasa_simpanan"
    PENGEMBALIAN = "pengembalian"
    HAPUS_PINJAMAN = "hapus_pinjaman"
    PEMULIHAN = "pemulihan"
    TALANGAN = "talangan"
    PEMBELIAN = "pembelian"
    PENJUALAN = "penjualan"
    PRODUKSI = "produksi"
    SUSUT_BARANG = "susut_barang"
    BANTUAN = "bantuan"
    INVENTARIS = "inventaris"
    PENYUSUTAN = "penyusutan"
    PEMBAGIAN_SHU = "pembagian_shu"
    PEMBAYARAN_SHU = "pembayaran_shu"
    LAIN = "lain"


LONGEST_TEXT = 200
# Closes old books where a saldo awal takes them up (docs/decisions/0011); an entry of the kind impor.
LEADING_MEMO = "Penutup buku lama, diteruskan oleh saldo awal"
# A journal taken over knows no members; a reversal says what the entry said that it takes back.
NAMELESS = (EntryKind.IMPOR, EntryKind.PEMBALIK)


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One event of money for one group. Corrections name what they take back or replace, and why."""

    id: UUID
    group_id: UUID
    date: date
    kind: EntryKind
    memo: str
    legs: tuple[LegLine, ...]
    meeting_id: UUID | None = None
    reverses: UUID | None = None
    replaces: UUID | None = None
    reason: str = ""
    cash_reason: str = ""


def check_drafts(
    drafts: Sequence[EntryDraft], today: date, *, names_required: bool = True
) -> Iterator[Problem]:
    """Every problem of every draft, at "entries.0.legs.1.debit" and the like."""
    for number, draft in enumerate(drafts):
        found = list(_own_problems(draft, today))
        found += check_entry(draft.legs, names_required=names_required and draft.kind not in NAMELESS)
        yield from (problem.under(f"entries.{number}") for problem in found)


def _own_problems(draft: EntryDraft, today: date) -> Iterator[Problem]:
    if draft.date > today:
        yield Problem("date", "Tanggal tidak boleh sesudah hari ini.", "masa_depan")
    if not draft.memo.strip():
        yield Problem("memo", "Uraian belum diisi.", "kosong")
    for name in ("memo", "reason", "cash_reason"):
        if len(getattr(draft, name)) > LONGEST_TEXT:
            yield Problem(name, f"Paling banyak {LONGEST_TEXT} huruf.", "terlalu_panjang")
    if (draft.reverses or draft.replaces) and not draft.reason.strip():
        yield Problem("reason", "Tulis alasan perbaikannya.", "kosong")
