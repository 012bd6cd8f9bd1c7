"""The book year of a group: closed, opened again."""

from django.db import models
from django.db.models import Q

from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class YearAct(models.TextChoices):
    """What was done with a year; the newest act counts, a year without one is open."""

    CLOSED = "closed", "Ditutup"
    REOPENED = "reopened", "Dibuka lagi"


class YearClose(AreaModel):
    """One act about one book year. Append-only."""

    group = TenantForeignKey("groups.Group")
    year = models.SmallIntegerField()
    no = models.SmallIntegerField()
    act = models.CharField(max_length=8, choices=YearAct)
    reason = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField()
    done_name = models.CharField(max_length=120)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="yearclose_no", fields=["kota", "group", "year", "no"]),
            models.CheckConstraint(
                name="yearclose_act",
                condition=Q(act="closed") | (Q(act="reopened") & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.act}"
