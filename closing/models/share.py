"""A year's SHU as it was shared, with every figure frozen."""

from django.db import models
from django.db.models import Q

from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class YearShare(AreaModel):
    """One split of one year. It holds until its entry is taken back; the books alone say whether it was."""

    group = TenantForeignKey("groups.Group")
    year = models.SmallIntegerField()
    no = models.SmallIntegerField()  # 1, and more when a remainder is shared after a correction
    rules = TenantForeignKey("closing.ShuRulesRow")
    entry = TenantForeignKey("bookkeeping.Entry")
    decided_on = models.DateField()  # the day of the RAT
    minutes = models.CharField(max_length=120)  # where its minutes are
    note = models.CharField(max_length=200)  # why, in a sentence
    amount = models.BigIntegerField()
    sources = models.JSONField()  # [{"year": 2025, "amount": 1200000}]; year 0: brought in from elsewhere
    split = models.JSONField()  # percentages, items and members as they were
    shared_at = models.DateTimeField()
    shared_name = models.CharField(max_length=120)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="yearshare_no", fields=["kota", "group", "year", "no"]),
            models.UniqueConstraint(name="yearshare_entry", fields=["kota", "entry"]),
            models.CheckConstraint(name="yearshare_amount", condition=Q(amount__gt=0, no__gte=1)),
            models.CheckConstraint(name="yearshare_decided", condition=~Q(minutes="") & ~Q(note="")),
        ]

    def __str__(self) -> str:
        return f"SHU {self.year}/{self.no}"
