"""Aid that a group received: a line of Buku Bantuan."""

from django.db import models
from django.db.models import Q

from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class Aid(AreaModel):
    """Who gave what to whom; the amounts stand in its entry, the goods in its movements or items."""

    group = TenantForeignKey("groups.Group")
    entry = TenantForeignKey("bookkeeping.Entry")
    date = models.DateField()
    source = models.CharField(max_length=60)  # asal bantuan; it is the sumber dana of the entry
    goods = models.CharField(max_length=200, blank=True)  # what was given beside money
    money = models.BigIntegerField(default=0)  # whole rupiah
    worth = models.BigIntegerField(default=0)  # what the goods are worth
    target = models.CharField(max_length=120, blank=True)  # lokasi penerima (sasaran)
    remark = models.CharField(max_length=200, blank=True)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="aid_of_entry", fields=["kota", "entry"]),
            models.CheckConstraint(
                name="aid_amount",
                condition=(Q(money__gt=0, worth__gte=0) | Q(money=0, worth__gt=0)) & ~Q(source=""),
            ),
        ]
        indexes = [models.Index(name="aid_book", fields=["kota", "group", "date"])]

    def __str__(self) -> str:
        return f"{self.date} {self.source}"
