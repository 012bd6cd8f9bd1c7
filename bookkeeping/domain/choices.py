"""Which accounts a treasurer may choose: for uang masuk and uang keluar, and when she puts an entry right.

Savings, loans and transfers have their own forms, because they name members, loans or both kinds of cash.
What other books wrote (goods, inventory, aid, shares of SHU) is put right in those books.
"""

from collections.abc import Collection
from dataclasses import dataclass
from types import MappingProxyType

from bookkeeping.domain.chart import (
    BIAYA_ALAT_TULIS,
    BIAYA_LAIN,
    BIAYA_RAPAT,
    BIAYA_SOSIAL,
    BIAYA_TRANSPOR,
    BIAYA_USAHA,
    CASH_CODES,
    DANA_SHU,
    DENDA,
    HIBAH,
    IURAN,
    JASA_PINJAMAN,
    PEMBELIAN_BAHAN,
    PENDAPATAN_LAIN,
    PENJUALAN,
    PIUTANG_PINJAMAN,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
    UTANG,
)
from bookkeeping.domain.draft import EntryKind

CASH_IN = (IURAN, PENJUALAN, HIBAH, DENDA, UTANG, PENDAPATAN_LAIN)
# Persediaan and inventaris have forms of their own, which say what was bought.
CASH_OUT = (
    BIAYA_RAPAT,
    BIAYA_USAHA,
    PEMBELIAN_BAHAN,
    BIAYA_TRANSPOR,
    BIAYA_ALAT_TULIS,
    BIAYA_SOSIAL,
    UTANG,
    DANA_SHU,
    BIAYA_LAIN,
)
SAVED_BY_HAND = (SIMPANAN_POKOK, SIMPANAN_WAJIB, SIMPANAN_SUKARELA)  # terikat comes with an instalment
PAYMENT_PARTS = {
    "principal": PIUTANG_PINJAMAN,
    "interest": JASA_PINJAMAN,
    "penalty": DENDA,
    "tied_saving": SIMPANAN_TERIKAT,
}
# Entries that may be written again with Betulkan, and the accounts their lines may name; the others can
# only be cancelled: a schedule hangs on a disbursal, and a saldo awal or an import is done anew as a whole.
CORRECTABLE = {
    EntryKind.KAS_MASUK: CASH_IN,
    EntryKind.KAS_KELUAR: CASH_OUT,
    EntryKind.SIMPANAN: SAVED_BY_HAND,
    EntryKind.PENARIKAN: (SIMPANAN_SUKARELA,),
    EntryKind.ANGSURAN: tuple(PAYMENT_PARTS.values()),
    EntryKind.PINDAH: CASH_CODES,
}


def is_correctable(kind: EntryKind, accounts: Collection[int]) -> bool:
    """Whether an entry of this kind on these accounts, kas and bank left out, may be written again.

    A withdrawal of more than simpanan sukarela is a part of the yearly pay-out: it is only cancelled.
    """
    of_one = kind is not EntryKind.PENARIKAN or set(accounts) <= set(CORRECTABLE[kind])
    return kind in CORRECTABLE and of_one


@dataclass(frozen=True, slots=True)
class OtherBook:
    """Where entries of a kind are put right: the book, and the name of its address, with the entry's id.

    `form`: the address of its Betulkan, where that has a page of its own.
    """

    name: str
    page: str
    form: str = ""

    @property
    def sentence(self) -> str:
        """Why the page of the entry has no Betulkan of its own."""
        return f"Catatan ini dibuat di {self.name}. Betulkan atau batalkan di sana."


_GOODS = OtherBook("Buku Produksi dan Penjualan", "barang_catatan", "barang_betulkan")
_INVENTORY = OtherBook("Buku Inventaris", "inventaris_catatan", "barang_betulkan")
_AID = OtherBook("Buku Bantuan", "bantuan_catatan", "barang_betulkan")
_SHARES = OtherBook("pembagian SHU", "shu_catatan")
OTHER_BOOKS = MappingProxyType(
    {
        EntryKind.PEMBELIAN: _GOODS,
        EntryKind.PENJUALAN: _GOODS,
        EntryKind.PRODUKSI: _GOODS,
        EntryKind.SUSUT_BARANG: _GOODS,
        EntryKind.BANTUAN: _AID,
        EntryKind.INVENTARIS: _INVENTORY,
        EntryKind.PENYUSUTAN: _INVENTORY,
        EntryKind.PEMBAGIAN_SHU: _SHARES,
        EntryKind.PEMBAYARAN_SHU: _SHARES,
    }
)
