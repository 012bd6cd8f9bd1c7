"""Products; goods bought, made, sold, lost and counted."""

from typing import Any
from uuid import UUID

from django import forms

from accounts.fields import MoneyField, choose
from accounts.forms import CommandForm
from bookkeeping.domain.chart import ACCOUNTS
from bookkeeping.forms.base import day, kas_or_bank
from goods.commands.losing import OWN_USE, Counted, CountStock, LoseGoods
from goods.commands.producing import Produce, Used
from goods.commands.products import LONGEST_NAME, LONGEST_UNIT
from goods.commands.trading import Bought, BuyGoods, SellGoods, Sold, TakeOverStock
from goods.domain.words import Channel, ProductKind, StockEvent
from goods.forms.base import (
    LinesForm,
    PayingForm,
    QuantityField,
    fund_field,
    reason_field,
    remark_field,
)
from goods.queries.stock import Stocked

HELP_PURSE = "Tunai di kotak kas, atau lewat rekening kelompok."
GOODS_DAY = "Hari barangnya masuk atau keluar."


class ProductForm(CommandForm):
    """A new product."""

    name = forms.CharField(label="Nama barang", help_text="Misalnya keripik pisang.", max_length=LONGEST_NAME)
    unit = forms.CharField(
        label="Satuan",
        help_text="Cara menghitungnya: bungkus, kg, buah. Tidak dapat diganti kemudian.",
        max_length=LONGEST_UNIT,
    )
    kind = forms.TypedChoiceField(
        label="Untuk apa",
        choices=[(k.value, k.label) for k in ProductKind],
        coerce=ProductKind,
        widget=forms.RadioSelect,
        initial=ProductKind.PRODUK.value,
    )
    price = MoneyField(label="Harga jual satuan", help_text="Diusulkan saat menjual.", required=False)


class ProductChangeForm(CommandForm):
    """Name, price, and whether it is in use."""

    name = forms.CharField(label="Nama barang", max_length=LONGEST_NAME)
    price = MoneyField(label="Harga jual satuan", help_text="Diusulkan saat menjual.", required=False)
    is_active = forms.BooleanField(label="Masih dipakai: tampil di isian", required=False)


class BuyForm(LinesForm, PayingForm):
    """Goods or materials bought."""

    MONEY = "Harga seluruhnya"

    date = day(help_text=GOODS_DAY)
    bank = kas_or_bank("Dibayar dari", HELP_PURSE)
    party = forms.CharField(label="Dibeli di", required=False, max_length=120)
    fund = fund_field()
    remark = remark_field()
    cash_reason = reason_field()

    def command(self, group_id: UUID) -> BuyGoods:
        """What was filled in."""
        v = self.cleaned_data
        lines = tuple(Bought(f.product_id, f.quantity, f.money) for f in self.filled)
        return BuyGoods(
            v["command_id"],
            group_id,
            v["date"],
            lines,
            v["bank"],
            v["fund"],
            v["party"],
            v["remark"],
            v["cash_reason"],
        )


class OldStockForm(LinesForm):
    """Goods from the old book."""

    MONEY = "Nilai seluruhnya"

    date = day("Dicatat per tanggal", "Tanggal mulai buku ini, misalnya 1 Januari.")

    def command(self, group_id: UUID) -> TakeOverStock:
        """What was filled in."""
        v = self.cleaned_data
        lines = tuple(Bought(f.product_id, f.quantity, f.money) for f in self.filled)
        return TakeOverStock(v["command_id"], group_id, v["date"], lines)


class SellForm(LinesForm):
    """Goods sold: many products at once."""

    QUANTITY = "Terjual"
    MONEY = "Harga satuan"

    date = day(help_text="Hari uangnya diterima.")
    channel = forms.TypedChoiceField(
        label="Saluran",
        choices=[(c.value, c.label) for c in Channel],
        coerce=Channel,
        widget=forms.RadioSelect,
        initial=Channel.OFFLINE.value,
    )
    bank = kas_or_bank("Uangnya masuk ke", HELP_PURSE)
    party = forms.CharField(label="Pembeli", required=False, max_length=120)
    remark = remark_field()

    def usual(self, product: Stocked) -> int | None:
        """Harga jual of the product."""
        return product.price or None

    def counts(self, quantity: int | None, money: int) -> bool:
        """A price alone is only the proposal."""
        return quantity is not None

    def command(self, group_id: UUID) -> SellGoods:
        """What was filled in."""
        v = self.cleaned_data
        lines = tuple(Sold(f.product_id, f.quantity, f.money) for f in self.filled)
        return SellGoods(
            v["command_id"], group_id, v["date"], lines, v["channel"], v["bank"], v["party"], v["remark"]
        )


class ProduceForm(LinesForm, PayingForm):
    """Something made: what of, what for, how much."""

    PART = "materials"
    QUANTITY = "Dipakai"

    date = day(help_text="Hari barangnya jadi.")
    product_id = forms.TypedChoiceField(label="Yang dibuat", coerce=UUID)
    quantity = QuantityField(label="Jumlah jadi", help_text="Misalnya 40 atau 2,5.")
    maker = forms.CharField(label="Pembuat", help_text="Siapa yang membuat.", required=False, max_length=120)
    material_cash = MoneyField(
        label="Bahan yang langsung dibeli",
        help_text="Dibayar sekarang, bukan dari persediaan.",
        required=False,
    )
    other_cash = MoneyField(
        label="Biaya lain", help_text="Gas, kemasan, upah, yang dibayar sekarang.", required=False
    )
    bank = kas_or_bank("Dibayar dari", HELP_PURSE)
    fund = fund_field()
    remark = remark_field()
    cash_reason = reason_field()

    def __init__(self, *args: Any, goods: tuple[Stocked, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "product_id", [("", "Pilih"), *((str(p.id), f"{p.name} ({p.unit})") for p in goods)])

    def command(self, group_id: UUID) -> Produce:
        """What was filled in."""
        v = self.cleaned_data
        return Produce(
            v["command_id"],
            group_id,
            v["date"],
            v["product_id"],
            v["quantity"],
            v["maker"],
            tuple(Used(f.product_id, f.quantity) for f in self.filled),
            v["material_cash"],
            v["other_cash"],
            v["bank"],
            v["fund"],
            v["remark"],
            v["cash_reason"],
        )


class LoseForm(LinesForm):
    """Goods that went without being sold."""

    date = day(help_text=GOODS_DAY)
    event = forms.TypedChoiceField(
        label="Apa yang terjadi",
        choices=[
            (StockEvent.RUSAK.value, "Rusak"),
            (StockEvent.HILANG.value, "Hilang"),
            (StockEvent.PAKAI.value, "Dipakai kelompok sendiri"),
        ],
        coerce=StockEvent,
        widget=forms.RadioSelect,
        initial=StockEvent.RUSAK.value,
    )
    account = forms.TypedChoiceField(
        label="Dipakai untuk",
        help_text="Hanya bila dipakai sendiri.",
        choices=[(str(code), ACCOUNTS[code].name) for code in OWN_USE],
        coerce=int,
    )
    remark = remark_field("Sebabnya", "Misalnya kena air hujan, atau konsumsi rapat Oktober.", required=True)

    def command(self, group_id: UUID) -> LoseGoods:
        """What was filled in."""
        v = self.cleaned_data
        lines = tuple(Used(f.product_id, f.quantity) for f in self.filled)
        return LoseGoods(v["command_id"], group_id, v["date"], v["event"], lines, v["remark"], v["account"])


class CountForm(LinesForm):
    """The stock as it was counted."""

    QUANTITY = "Hasil hitung"

    date = day(help_text="Hari barangnya dihitung, sesudah tutup.")
    remark = remark_field("Keterangan", "Siapa yang menghitung, atau sebab selisihnya.", required=True)

    def command(self, group_id: UUID) -> CountStock:
        """What was filled in."""
        v = self.cleaned_data
        lines = tuple(Counted(f.product_id, f.quantity) for f in self.filled)
        return CountStock(v["command_id"], group_id, v["date"], lines, v["remark"])
