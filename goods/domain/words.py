"""The words of goods: kinds of products, what happens to stock, the condition of things."""

from enum import StrEnum


class ProductKind(StrEnum):
    """What a product is for: sold, or used up in making something."""

    PRODUK = "produk"
    BAHAN = "bahan"

    @property
    def label(self) -> str:
        """As the form offers it."""
        return {"produk": "Barang jualan", "bahan": "Bahan baku"}[self.value]


class Channel(StrEnum):
    """Where a sale was made (SALURAN of Buku Produksi/Penjualan)."""

    OFFLINE = "offline"
    ONLINE = "online"

    @property
    def label(self) -> str:
        """As the form offers it."""
        return {"offline": "Langsung (offline)", "online": "Lewat internet (online)"}[self.value]


class StockEvent(StrEnum):
    """What happened to goods in one entry."""

    AWAL = "awal"
    PEMBELIAN = "pembelian"
    PRODUKSI = "produksi"
    PENJUALAN = "penjualan"
    RUSAK = "rusak"
    HILANG = "hilang"
    HITUNG = "hitung"
    PAKAI = "pakai"
    BANTUAN = "bantuan"
    BATAL = "batal"

    @property
    def label(self) -> str:
        """As the book says it under KET."""
        return _EVENTS[self]


_EVENTS = {
    StockEvent.AWAL: "saldo awal",
    StockEvent.PEMBELIAN: "dibeli",
    StockEvent.PRODUKSI: "produksi",
    StockEvent.PENJUALAN: "terjual",
    StockEvent.RUSAK: "rusak",
    StockEvent.HILANG: "hilang",
    StockEvent.HITUNG: "selisih hitung",
    StockEvent.PAKAI: "dipakai sendiri",
    StockEvent.BANTUAN: "bantuan",
    StockEvent.BATAL: "pembatalan",
}


class Condition(StrEnum):
    """KONDISI BARANG of Buku Inventaris."""

    BAIK = "baik"
    RUSAK_RINGAN = "rusak_ringan"
    RUSAK_BERAT = "rusak_berat"

    @property
    def label(self) -> str:
        """As the book says it."""
        return self.value.replace("_", " ")


class ItemEvent(StrEnum):
    """A dated fact about a thing of Buku Inventaris."""

    MASUK = "masuk"
    PINDAH = "pindah"
    KONDISI = "kondisi"
    SUSUT = "susut"
    LEPAS = "lepas"
    BATAL = "batal"

    @property
    def label(self) -> str:
        """As the history of the thing says it."""
        return _FACTS[self]


_FACTS = {
    ItemEvent.MASUK: "Diterima",
    ItemEvent.PINDAH: "Dipindah",
    ItemEvent.KONDISI: "Kondisi berubah",
    ItemEvent.SUSUT: "Disusutkan",
    ItemEvent.LEPAS: "Dilepas",
    ItemEvent.BATAL: "Dibatalkan",
}


class Origin(StrEnum):
    """ASAL BARANG of Buku Inventaris."""

    BELI = "beli"
    BANTUAN = "bantuan"
    SALDO_AWAL = "saldo_awal"

    @property
    def label(self) -> str:
        """As the book says it."""
        return {"beli": "dibeli", "bantuan": "bantuan", "saldo_awal": "milik lama"}[self.value]


class Parting(StrEnum):
    """How a thing left the group."""

    DIJUAL = "dijual"
    DIBUANG = "dibuang"
    HILANG = "hilang"
    DIBERIKAN = "diberikan"

    @property
    def label(self) -> str:
        """As the form offers it."""
        return self.value.capitalize()
