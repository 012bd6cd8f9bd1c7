"""Which accounts a treasurer may choose for uang masuk and uang keluar of her own.

Savings, loans and transfers have their own forms, because they name members, loans or both kinds of cash.
"""

from bookkeeping.domain.chart import (
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
    PEMBELIAN_BAHAN,
    PENDAPATAN_LAIN,
    PENJUALAN,
    PERSEDIAAN,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_WAJIB,
    UTANG,
)

CASH_IN = (IURAN, PENJUALAN, HIBAH, DENDA, UTANG, PENDAPATAN_LAIN)
CASH_OUT = (
    BIAYA_RAPAT,
    BIAYA_USAHA,
    PEMBELIAN_BAHAN,
    BIAYA_TRANSPOR,
    BIAYA_ALAT_TULIS,
    BIAYA_SOSIAL,
    PERSEDIAAN,
    INVENTARIS,
    UTANG,
    DANA_SHU,
    BIAYA_LAIN,
)
SAVED_BY_HAND = (SIMPANAN_POKOK, SIMPANAN_WAJIB, SIMPANAN_SUKARELA)  # terikat comes with an instalment
