"""By which percentages a group shares its SHU, from a day on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from closing.domain.words import CapitalBasis, ItemKind
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class ShuRulesRow(AreaModel):
    """One decision about percentages. Append-only; the newest that has begun counts."""

    group = TenantForeignKey("groups.Group")
    starts_on = models.DateField()
    rounding_no = models.SmallIntegerField()  # the item that takes what rounding leaves
    basis = models.CharField(max_length=12, choices=[(b.value, b.value) for b in CapitalBasis])
    counted = ArrayField(models.IntegerField())  # accounts of simpanan that count as capital
    unit = models.SmallIntegerField(default=1)  # members' parts are multiples of it
    source = models.CharField(max_length=200, blank=True)  # AD/ART or the minutes that decided it
    recorded_at = models.DateTimeField()
    recorded_name = models.CharField(max_length=120)

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="shurules_choices",
                condition=Q(
                    basis__in=[b.value for b in CapitalBasis],
                    unit__in=[1, 100, 500, 1000],
                    rounding_no__gte=1,
                ),
            )
        ]
        indexes = [models.Index(name="shurules_of_group", fields=["kota", "group", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.starts_on}"


class ShuItemRow(AreaModel):
    """A named share. All lines arrive in one INSERT, whose trigger adds them up to 100 %."""

    rules = TenantForeignKey(ShuRulesRow)
    no = models.SmallIntegerField()
    kind = models.CharField(max_length=14, choices=[(k.value, k.value) for k in ItemKind])
    name = models.CharField(max_length=60)
    bps = models.IntegerField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="shuitem_no", fields=["kota", "rules", "no"]),
            models.CheckConstraint(
                name="shuitem_line",
                condition=Q(kind__in=[k.value for k in ItemKind], bps__gt=0, bps__lte=10_000, no__gte=1)
                & ~Q(name=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.no}. {self.name}"
