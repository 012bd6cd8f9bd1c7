"""The few choices of year-end: what a share of SHU goes to, and how capital is counted."""

from enum import StrEnum

from bookkeeping.domain.chart import (
    ACCOUNTS,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)


class ItemKind(StrEnum):
    """Where a named share of SHU goes."""

    CADANGAN = "cadangan"
    JASA_SIMPANAN = "jasa_simpanan"
    JASA_USAHA = "jasa_usaha"
    DANA = "dana"

    @property
    def label(self) -> str:
        """In the words of the group."""
        return KIND_LABELS[self]

    @property
    def is_for_members(self) -> bool:
        """Shared out member by member."""
        return self in (ItemKind.JASA_SIMPANAN, ItemKind.JASA_USAHA)


KIND_LABELS = {
    ItemKind.CADANGAN: "Cadangan kelompok",
    ItemKind.JASA_SIMPANAN: "Anggota, menurut simpanan",
    ItemKind.JASA_USAHA: "Anggota, menurut jasa dibayar",
    ItemKind.DANA: "Dana dengan nama",
}


class CapitalBasis(StrEnum):
    """When the savings of a member are looked at for jasa simpanan."""

    AKHIR_TAHUN = "akhir_tahun"
    RATA_RATA = "rata_rata"

    @property
    def label(self) -> str:
        """In the words of the group."""
        return BASIS_LABELS[self]


BASIS_LABELS = {
    CapitalBasis.AKHIR_TAHUN: "Saldo 31 Desember",
    CapitalBasis.RATA_RATA: "Rata-rata saldo akhir bulan, Januari sampai Desember",
}
COUNTABLE = (SIMPANAN_POKOK, SIMPANAN_WAJIB, SIMPANAN_SUKARELA, SIMPANAN_TERIKAT)


def savings_words(codes: tuple[int, ...]) -> str:
    """ "pokok, wajib" for the kinds of savings that count."""
    return ", ".join(ACCOUNTS[code].name.removeprefix("Simpanan ") for code in codes)
