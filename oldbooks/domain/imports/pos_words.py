"""Which pos an uraian most likely means: a proposal for each kind of words; she confirms every one."""

import re

from bookkeeping.domain.chart import (
    ACCOUNTS,
    BANK,
    BIAYA_ALAT_TULIS,
    BIAYA_LAIN,
    BIAYA_RAPAT,
    BIAYA_SOSIAL,
    BIAYA_TRANSPOR,
    BIAYA_USAHA,
    DANA_SHU,
    DENDA,
    HIBAH,
    INVENTARIS,
    IURAN,
    JASA_PINJAMAN,
    KAS,
    MODAL_AWAL,
    PEMBELIAN_BAHAN,
    PENDAPATAN_LAIN,
    PENJUALAN,
    PERSEDIAAN,
    PIUTANG_PINJAMAN,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
    UTANG,
)
from common.search import searchable
from oldbooks.domain.imports.day_text import MONTH_OF
from oldbooks.domain.imports.findings import Choice

POS_IN = (
    IURAN, SIMPANAN_POKOK, SIMPANAN_WAJIB, SIMPANAN_SUKARELA, SIMPANAN_TERIKAT, PIUTANG_PINJAMAN,
    JASA_PINJAMAN, DENDA, PENJUALAN, HIBAH, UTANG, BANK, MODAL_AWAL, PENDAPATAN_LAIN,
)  # fmt: skip
POS_OUT = (
    PIUTANG_PINJAMAN, BIAYA_RAPAT, BIAYA_USAHA, PEMBELIAN_BAHAN, BIAYA_TRANSPOR, BIAYA_ALAT_TULIS,
    BIAYA_SOSIAL, PERSEDIAAN, INVENTARIS, SIMPANAN_SUKARELA, SIMPANAN_WAJIB, SIMPANAN_POKOK,
    SIMPANAN_TERIKAT, DANA_SHU, UTANG, BANK, BIAYA_LAIN,
)  # fmt: skip
_KNOWN_IN: tuple[tuple[str, str, int | None], ...] = (
    (r"simpanan pokok|simp\w* pokok", "simpanan pokok", SIMPANAN_POKOK),
    (r"simpanan wajib|simp\w* wajib", "simpanan wajib", SIMPANAN_WAJIB),
    (r"simpanan sukarela|manasuka|tabungan", "simpanan sukarela", SIMPANAN_SUKARELA),
    (r"simpanan|setoran anggota", "simpanan", None),
    (r"jasa|bunga", "jasa pinjaman", JASA_PINJAMAN),
    (r"angsuran|cicilan|pengembalian pinjaman|pelunasan", "angsuran", PIUTANG_PINJAMAN),
    (r"denda", "denda", DENDA),
    (r"iuran|arisan", "iuran", IURAN),
    (r"hibah|bantuan|dana bergulir|stimulan", "hibah dan bantuan", HIBAH),
    (r"penjualan|jual|jualan|laba|keuntungan", "penjualan", PENJUALAN),
    (r"bank|tarik tunai", "dari bank", BANK),
    (r"modal", "modal", MODAL_AWAL),
)
_KNOWN_OUT: tuple[tuple[str, str, int | None], ...] = (
    (r"pinjaman|dipinjam|pinjam", "pinjaman anggota", PIUTANG_PINJAMAN),
    (r"penarikan|pengambilan|ambil simpanan", "pengambilan simpanan", None),
    (r"konsumsi|snack|snek|jajan|makan|minum", "konsumsi dan rapat", BIAYA_RAPAT),
    (r"atk|alat tulis|buku|foto ?copy|fotokopi|materai|meterai", "alat tulis", BIAYA_ALAT_TULIS),
    (r"transpor\w*|bensin|ongkos|ojek", "transpor", BIAYA_TRANSPOR),
    (r"rapat", "konsumsi dan rapat", BIAYA_RAPAT),  # last of these: a transpor of the rapat is no konsumsi
    (r"takziah|santunan|jenguk|menjenguk|sosial|sumbangan|duka", "sosial", BIAYA_SOSIAL),
    (r"bahan|belanja|tepung|minyak|gula", "bahan", PEMBELIAN_BAHAN),
    (r"bank|setor", "ke bank", BANK),
    (r"shu", "SHU", DANA_SHU),
    (r"beli|pembelian", "pembelian", None),
)
# What a bank book says in other words; a transfer stands in both books and is asked about.
_BANK_IN = (
    (r"bunga|jasa giro|bagi hasil", "bunga bank", PENDAPATAN_LAIN),
    (r"setor\w*|dari kas", "setoran dari kas", KAS),
    *_KNOWN_IN,
)
_BANK_OUT = (
    (r"adm\w*|administrasi|pajak|materai|meterai", "biaya bank", BIAYA_LAIN),
    (r"tarik\w*|ambil tunai|pengambilan tunai|ke kas", "tarikan ke kas", KAS),
    *_KNOWN_OUT,
)
_KEPT = 2  # words that name a kind of uraian nobody foresaw


def kind_of_memo(memo: str, *, is_in: bool, is_bank: bool = False) -> tuple[str, str, int | None]:
    """The key under which an uraian is asked about, its words, and the pos to propose, if any."""
    text = searchable(memo)
    of_kas, of_bank = (_KNOWN_IN, _BANK_IN) if is_in else (_KNOWN_OUT, _BANK_OUT)
    for pattern, words, account in of_bank if is_bank else of_kas:
        if re.search(rf"\b(?:{pattern})\b", text):
            return f"pos:{_side(is_in)}:{words}", words, account
    words = " ".join([w for w in text.split() if not w.isdigit() and w not in MONTH_OF][:_KEPT]) or "lain"
    return f"pos:{_side(is_in)}:{words}", words, None


def pos_choices(*, is_in: bool, is_bank: bool = False) -> tuple[Choice, ...]:
    """The accounts a row of a cash book or bank book may go to."""
    codes = POS_IN if is_in else POS_OUT
    return tuple(
        Choice(str(code), ACCOUNTS[code].name)
        for code in (KAS if is_bank and code == BANK else code for code in codes)
    )


def _side(is_in: bool) -> str:
    return "masuk" if is_in else "keluar"
