"""Movements of stock: append-only, each tied to an entry, guarded by a trigger (docs/ledger.md)."""

from django.db import models
from django.db.models import Q

from goods.domain.words import Channel, StockEvent
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel, AreaRow


class StockNote(AreaModel):
    """What happened with goods in one entry, beyond the amounts."""

    group = TenantForeignKey("groups.Group")
    entry = TenantForeignKey("bookkeeping.Entry")
    date = models.DateField()
    event = models.CharField(max_length=12, choices=[(e.value, e.value) for e in StockEvent])
    channel = models.CharField(max_length=8, blank=True, choices=[(c.value, c.value) for c in Channel])
    party = models.CharField(max_length=120, blank=True)  # buyer, shop or giver
    maker = models.CharField(max_length=120, blank=True)  # pembuat
    material_cost = models.BigIntegerField(default=0)  # biaya bahan of a production
    other_cost = models.BigIntegerField(default=0)  # biaya lain
    remark = models.CharField(max_length=200, blank=True)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="stock_note_of_entry", fields=["kota", "entry"]),
            models.CheckConstraint(
                name="stock_note_words",
                condition=Q(event__in=[e.value for e in StockEvent])
                & Q(channel__in=["", *(c.value for c in Channel)])
                & Q(material_cost__gte=0, other_cost__gte=0),
            ),
        ]
        indexes = [models.Index(name="stock_note_book", fields=["kota", "group", "date"])]

    def __str__(self) -> str:
        return f"{self.date} {self.event}"


class StockMovement(AreaRow):
    """So much of a product came in (above zero) or went out, with its cost."""

    id = models.BigAutoField(primary_key=True)
    note = TenantForeignKey(StockNote)
    entry = TenantForeignKey("bookkeeping.Entry")
    group = TenantForeignKey("groups.Group")
    product = TenantForeignKey("goods.Product")
    date = models.DateField()
    quantity = models.BigIntegerField()  # thousandths of the unit
    value = models.BigIntegerField()  # whole rupiah on the account Persediaan
    price = models.BigIntegerField(default=0)  # a unit of what was sold
    revenue = models.BigIntegerField(default=0)  # omzet of the line

    class Meta(AreaRow.Meta):
        constraints = [
            models.CheckConstraint(
                name="stock_movement_sides",
                condition=Q(quantity__gt=0, value__gte=0) | Q(quantity__lt=0, value__lte=0),
            ),
        ]
        indexes = [
            models.Index(name="stock_of_product", fields=["kota", "product", "date"]),
            models.Index(name="stock_of_entry", fields=["kota", "entry"]),
            models.Index(name="stock_of_group", fields=["kota", "group", "date"]),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.quantity}"
