"""The books of goods as paper shows them: frozen, and carried from page to page."""

from dataclasses import dataclass
from datetime import date

from common.pdf.carrying import Table
from common.pdf.values import BookHead, Printed, Signatures
from common.period import Period


@dataclass(frozen=True, slots=True)
class TradeLine:
    """A line of Buku Produksi/Penjualan; quantities as text, amounts in whole rupiah."""

    on: date
    product: str
    maker: str
    made: str
    unit: str
    material_cost: int
    other_cost: int
    price: int
    sold: str
    left: str
    revenue: int
    channel: str
    note: str


@dataclass(frozen=True, slots=True)
class TradeBook:
    """Buku Produksi/Penjualan of one month."""

    head: BookHead
    period: Period
    rows: tuple[TradeLine, ...]
    signatures: Signatures
    printed: Printed

    @property
    def table(self) -> Table[TradeLine]:
        """What is carried: biaya bahan, biaya lain, omzet."""
        return Table(self.rows, lambda row: (row.material_cost, row.other_cost, row.revenue), (0, 0, 0))

    @property
    def sums(self) -> tuple[int, ...]:
        """JUMLAH."""
        return self.table.sums


@dataclass(frozen=True, slots=True)
class AidLine:
    """A line of Buku Bantuan."""

    on: date
    source: str
    money: int
    goods: str
    total: int
    target: str
    note: str


@dataclass(frozen=True, slots=True)
class AidBook:
    """Buku Bantuan of one year."""

    head: BookHead
    year: int
    rows: tuple[AidLine, ...]
    signatures: Signatures
    printed: Printed

    @property
    def table(self) -> Table[AidLine]:
        """What is carried: money, and money with the worth of goods."""
        return Table(self.rows, lambda row: (row.money, row.total), (0, 0))

    @property
    def sums(self) -> tuple[int, ...]:
        """JUMLAH."""
        return self.table.sums


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A line of Buku Inventaris (Lampiran 4.12)."""

    name: str
    origin: str
    on: date
    count: int
    amount: str
    place: str
    condition: str
    note: str


@dataclass(frozen=True, slots=True)
class ItemBook:
    """Buku Inventaris on a day."""

    head: BookHead
    until: date
    rows: tuple[ItemRow, ...]
    signatures: Signatures
    printed: Printed

    @property
    def table(self) -> Table[ItemRow]:
        """What is carried: how many things there are."""
        return Table(self.rows, lambda row: (row.count,), (0,))

    @property
    def sums(self) -> tuple[int, ...]:
        """JUMLAH."""
        return self.table.sums
