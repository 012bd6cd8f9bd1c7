"""The columns of the books of goods as files: those of the paper, with real dates and numbers."""

from decimal import Decimal

from common.tables import Column
from goods.domain.quantity import ONE
from goods.queries.aid import AidRow
from goods.queries.funds import FundLine
from goods.queries.inventory import ItemLine
from goods.queries.stock import Stocked
from goods.queries.trade_book import CardLine, TradeRow


def _units(quantity: int) -> int | Decimal | None:
    """Thousandths as a number of units; nothing for none."""
    if not quantity:
        return None
    whole, part = divmod(quantity, ONE)
    return Decimal(quantity) / ONE if part else whole


TRADE: tuple[Column[TradeRow], ...] = (
    Column("Tanggal", lambda r: r.on, 14),
    Column("Nama produk", lambda r: r.product, 28),
    Column("Pembuat", lambda r: r.maker, 22),
    Column("Jumlah produksi", lambda r: _units(r.made), 14),
    Column("Satuan", lambda r: r.unit, 10),
    Column("Biaya bahan", lambda r: r.material_cost or None, 14),
    Column("Biaya lain", lambda r: r.other_cost or None, 14),
    Column("Harga jual", lambda r: r.price or None, 14),
    Column("Terjual", lambda r: _units(r.sold), 12),
    Column("Sisa", lambda r: _units(r.left) or 0, 12),
    Column("Omzet", lambda r: r.revenue or None, 14),
    Column("Saluran", lambda r: r.channel, 10),
    Column("Ket", lambda r: r.note, 30),
)

AID: tuple[Column[AidRow], ...] = (
    Column("Tanggal", lambda r: r.on, 14),
    Column("Asal bantuan", lambda r: r.source, 28),
    Column("Uang", lambda r: r.money or None, 16),
    Column("Barang", lambda r: r.goods, 34),
    Column("Nilai barang", lambda r: r.worth or None, 16),
    Column("Jumlah", lambda r: r.total, 16),
    Column("Lokasi penerima (sasaran)", lambda r: r.target, 28),
    Column("Keterangan", lambda r: r.remark, 30),
)

INVENTORY: tuple[Column[ItemLine], ...] = (
    Column("Nama barang", lambda r: r.name, 30),
    Column("Asal barang", lambda r: r.origin_words, 28),
    Column("Tanggal penerimaan/pembelian", lambda r: r.acquired_on, 16),
    Column("Jumlah", lambda r: r.count, 10),
    Column("Satuan", lambda r: r.unit, 10),
    Column("Tempat penyimpanan", lambda r: r.place, 26),
    Column("Kondisi barang", lambda r: r.condition.label, 16),
    Column("Harga perolehan", lambda r: r.cost, 16),
    Column("Penyusutan", lambda r: r.depreciated, 16),
    Column("Nilai buku", lambda r: r.book_value, 16),
    Column("Keterangan", lambda r: r.remark, 30),
)

STOCK: tuple[Column[Stocked], ...] = (
    Column("Nama barang", lambda r: r.name, 30),
    Column("Untuk apa", lambda r: r.kind.label, 16),
    Column("Banyaknya", lambda r: _units(r.held.quantity) or 0, 14),
    Column("Satuan", lambda r: r.unit, 10),
    Column("Harga pokok satuan", lambda r: r.held.average, 18),
    Column("Nilai", lambda r: r.held.value, 16),
    Column("Harga jual", lambda r: r.price or None, 14),
)

CARD: tuple[Column[CardLine], ...] = (
    Column("Tanggal", lambda r: r.on, 14),
    Column("Uraian", lambda r: r.event.label, 18),
    Column("Keterangan", lambda r: r.remark, 30),
    Column("Masuk", lambda r: _units(max(r.quantity, 0)), 12),
    Column("Keluar", lambda r: _units(max(-r.quantity, 0)), 12),
    Column("Sisa", lambda r: _units(r.after.quantity) or 0, 12),
    Column("Nilai berubah", lambda r: r.value, 16),
    Column("Nilai sisa", lambda r: r.after.value, 16),
)

FUNDS: tuple[Column[FundLine], ...] = (
    Column("Sumber dana", lambda r: r.name, 30),
    Column("Diterima", lambda r: r.received, 16),
    Column("Dipakai", lambda r: r.used, 16),
    Column("Sisa", lambda r: r.left, 16),
)
