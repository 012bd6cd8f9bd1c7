"""What a group makes, sells or uses up."""

from django.db import models
from django.db.models import Q

from goods.domain.words import ProductKind
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class Product(AreaModel):
    """A product or a material of a group; how much there is of it is the sum of its movements."""

    group = TenantForeignKey("groups.Group")
    name = models.CharField(max_length=80)
    search_name = models.CharField(max_length=80)
    unit = models.CharField(max_length=20)  # satuan; never changed, the movements are counted in it
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in ProductKind])
    price = models.BigIntegerField(default=0)  # harga jual a unit, whole rupiah
    is_active = models.BooleanField(default=True)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="product_name", fields=["kota", "group", "search_name"]),
            models.UniqueConstraint(name="product_of_group", fields=["kota", "group", "id"]),
            models.CheckConstraint(
                name="product_kind", condition=Q(kind__in=[k.value for k in ProductKind], price__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return self.name
