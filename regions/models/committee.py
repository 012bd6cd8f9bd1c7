"""TP PKK of a kota, kecamatan or kelurahan on paper: the head of its letters and those who sign them."""

from django.db import models
from django.db.models import Q

from regions.domain.officers import Office
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import TenantModel

# The columns are not called kelurahan_id: every level of a city prints the heads of the others.
_NARROWS = Q(at_kelurahan=None) | Q(at_kecamatan__isnull=False)


class Letterhead(TenantModel):
    """The head of the letters of one TP PKK; the kota itself when both areas are empty."""

    at_kecamatan = TenantForeignKey("regions.Kecamatan", null=True, blank=True)
    at_kelurahan = TenantForeignKey("regions.Kelurahan", null=True, blank=True)
    name = models.CharField(max_length=120)
    address = models.TextField(blank=True)
    logo = models.BinaryField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                name="one_letterhead_an_area",
                fields=["kota", "at_kecamatan", "at_kelurahan"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="letterhead_area", condition=_NARROWS),
        ]

    def __str__(self) -> str:
        return self.name


class Signatory(TenantModel):
    """One term of office of one person."""

    at_kecamatan = TenantForeignKey("regions.Kecamatan", null=True, blank=True)
    at_kelurahan = TenantForeignKey("regions.Kelurahan", null=True, blank=True)
    office = models.CharField(max_length=12, choices=[(o.value, o.label) for o in Office])
    title = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="signatory_dates", condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(name="signatory_area", condition=_NARROWS),
            models.UniqueConstraint(
                name="one_signatory_a_start",
                fields=["kota", "at_kecamatan", "at_kelurahan", "office", "starts_on"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.name}"
