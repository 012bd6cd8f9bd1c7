"""The choices of a meeting's records, with the words shown to people."""

from enum import StrEnum

from bookkeeping.domain import chart


class Presence(StrEnum):
    """Who was there, as the daftar hadir knows it."""

    HADIR = "hadir"
    IZIN = "izin"
    TIDAK = "tidak"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return {Presence.HADIR: "Hadir", Presence.IZIN: "Izin", Presence.TIDAK: "Tidak hadir"}[self]


class Direction(StrEnum):
    """Which way money goes over the table."""

    MASUK = "masuk"
    KELUAR = "keluar"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return f"Uang {self.value}"


# What may stand under "kas lain", in the order of the sheet: account, and its word on a key.
CASH_WORDS = {
    Direction.MASUK: {
        chart.IURAN: "Iuran",
        chart.DENDA: "Denda",
        chart.PENJUALAN: "Penjualan",
        chart.HIBAH: "Bantuan",
        chart.BANK: "Ambil dari bank",
        chart.PENDAPATAN_LAIN: "Lain-lain",
    },
    Direction.KELUAR: {
        chart.BIAYA_RAPAT: "Konsumsi",
        chart.BIAYA_ALAT_TULIS: "Alat tulis",
        chart.BIAYA_TRANSPOR: "Transpor",
        chart.PEMBELIAN_BAHAN: "Bahan",
        chart.BIAYA_SOSIAL: "Sosial",
        chart.BIAYA_USAHA: "Biaya usaha",
        chart.BANK: "Setor ke bank",
        chart.SIMPANAN_SUKARELA: "Ambil simpanan",
        chart.BIAYA_LAIN: "Lain-lain",
    },
}


def needs_member(direction: Direction, account: int) -> bool:
    """Whether a line of kas lain names a member: only when she takes out what she saved."""
    return direction is Direction.KELUAR and account == chart.SIMPANAN_SUKARELA


# Who answers for a loan when no member is named for it.
JOINT, NOBODY_ANSWERS = "renteng", "tanpa"
