"""Rubrics: what counts how much. A changed rubric is a new version; the newest counts."""

from django.db import models
from django.db.models import Q

from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import TenantModel


class Rubric(TenantModel):
    """One version of the rubric of an edition, with its rule for ties."""

    edition = TenantForeignKey("contests.Edition")
    version = models.SmallIntegerField()
    ties = models.JSONField(default=list)  # ["aspek:1", "lebih_tua"], compared in this order
    recorded_at = models.DateTimeField()
    recorded_name = models.CharField(max_length=120)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(name="rubric_version", fields=["kota", "edition", "version"]),
        ]

    def __str__(self) -> str:
        return f"versi {self.version}"


class Aspect(TenantModel):
    """One line of a rubric. All lines arrive in one INSERT, whose trigger adds their weights up to 100."""

    rubric = TenantForeignKey(Rubric)
    no = models.SmallIntegerField()
    name = models.CharField(max_length=80)
    weight = models.SmallIntegerField()  # percent
    source = models.CharField(max_length=30)  # "juri", or the key of an indicator
    parameters = models.JSONField(default=dict)  # limits of the indicator
    scale = models.JSONField(default=list)  # the answers of a juror
    guide = models.CharField(max_length=300, blank=True, default="")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(name="aspect_no", fields=["kota", "rubric", "no"]),
            models.CheckConstraint(
                name="aspect_line", condition=Q(weight__gte=1, weight__lte=100) & ~Q(name="") & ~Q(source="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.no}. {self.name}"
