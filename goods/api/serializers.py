"""The books of goods as JSON. Amounts are whole rupiah, quantities of stock thousandths of the unit."""

from rest_framework import serializers

from goods.domain.words import Condition, Origin, ProductKind
from goods.queries.aid import AidBook, AidRow
from goods.queries.funds import FundLine
from goods.queries.inventory import ItemBook, ItemLine
from goods.queries.stock import Stocked, StockList
from goods.queries.trade_book import TradeBook, TradeRow

THOUSANDTHS = "Perseribu satuan: 2500 adalah 2,5."
KINDS = [(kind.value, kind.label) for kind in ProductKind]
ORIGINS = [(origin.value, origin.label) for origin in Origin]
CONDITIONS = [(condition.value, condition.label) for condition in Condition]


class TradeRowSerializer(serializers.Serializer[TradeRow]):
    """A line of Buku Produksi/Penjualan."""

    entry_id = serializers.UUIDField()
    product_id = serializers.UUIDField()
    on = serializers.DateField()
    product = serializers.CharField()
    maker = serializers.CharField()
    made = serializers.IntegerField(help_text=THOUSANDTHS)
    unit = serializers.CharField()
    material_cost = serializers.IntegerField()
    other_cost = serializers.IntegerField()
    price = serializers.IntegerField()
    sold = serializers.IntegerField(help_text=THOUSANDTHS)
    left = serializers.IntegerField(help_text=THOUSANDTHS)
    revenue = serializers.IntegerField()
    channel = serializers.CharField()
    note = serializers.CharField()


class TradeBookSerializer(serializers.Serializer[TradeBook]):
    """Buku Produksi/Penjualan of a month."""

    period = serializers.CharField(help_text="2026-10")
    rows = TradeRowSerializer(many=True)
    material_cost = serializers.IntegerField()
    other_cost = serializers.IntegerField()
    revenue = serializers.IntegerField()


class StockedSerializer(serializers.Serializer[Stocked]):
    """A product with what there is of it."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    unit = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    price = serializers.IntegerField()
    is_active = serializers.BooleanField()
    quantity = serializers.IntegerField(source="held.quantity", help_text=THOUSANDTHS)
    value = serializers.IntegerField(source="held.value")


class StockListSerializer(serializers.Serializer[StockList]):
    """Stock on a day."""

    on = serializers.DateField()
    rows = StockedSerializer(many=True)
    value = serializers.IntegerField()
    unsplit = serializers.IntegerField(
        help_text="Di pos Persediaan, dari catatan yang tidak menyebut barang."
    )


class AidRowSerializer(serializers.Serializer[AidRow]):
    """A line of Buku Bantuan."""

    entry_id = serializers.UUIDField()
    on = serializers.DateField()
    giver = serializers.CharField(source="source", help_text="Asal bantuan.")
    money = serializers.IntegerField()
    goods = serializers.CharField()
    worth = serializers.IntegerField(help_text="Nilai barangnya.")
    total = serializers.IntegerField()
    target = serializers.CharField()
    remark = serializers.CharField()


class AidBookSerializer(serializers.Serializer[AidBook]):
    """Buku Bantuan of a year."""

    year = serializers.IntegerField()
    rows = AidRowSerializer(many=True)
    money = serializers.IntegerField()
    worth = serializers.IntegerField()
    total = serializers.IntegerField()


class FundLineSerializer(serializers.Serializer[FundLine]):
    """A sumber dana with what is left of it."""

    name = serializers.CharField()
    received = serializers.IntegerField()
    used = serializers.IntegerField()
    left = serializers.IntegerField()


class ItemLineSerializer(serializers.Serializer[ItemLine]):
    """A thing of Buku Inventaris."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    origin = serializers.ChoiceField(ORIGINS)
    giver = serializers.CharField()
    acquired_on = serializers.DateField()
    count = serializers.IntegerField()
    unit = serializers.CharField()
    place = serializers.CharField()
    condition = serializers.ChoiceField(CONDITIONS)
    remark = serializers.CharField()
    life_months = serializers.IntegerField()
    residual = serializers.IntegerField()
    cost = serializers.IntegerField()
    depreciated = serializers.IntegerField()
    book_value = serializers.IntegerField()


class ItemBookSerializer(serializers.Serializer[ItemBook]):
    """Buku Inventaris on a day: the things that are there."""

    on = serializers.DateField()
    rows = ItemLineSerializer(many=True, source="present")
    cost = serializers.IntegerField()
    depreciated = serializers.IntegerField()
    book_value = serializers.IntegerField()
