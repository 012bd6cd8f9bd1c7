"""The agreements of a group about savings and loans, with the day from which they hold."""

from django.db import models
from django.db.models import Q

from bookkeeping.domain.loans.schedule import Method, Rhythm
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class GroupRules(AreaModel):
    """What the meeting sheet proposes. Append-only; the newest that has begun counts."""

    group = TenantForeignKey("groups.Group")
    starts_on = models.DateField()
    simpanan_pokok = models.BigIntegerField(default=0)
    simpanan_wajib = models.BigIntegerField(default=0)  # per meeting
    simpanan_terikat = models.BigIntegerField(default=0)  # with every instalment
    unit = models.IntegerField(default=1000)  # amounts must be multiples of it
    rate_bps = models.IntegerField(default=150)
    method = models.CharField(max_length=8, choices=[(m.value, m.value) for m in Method])
    count = models.SmallIntegerField(default=10)
    rhythm = models.CharField(max_length=14, choices=[(r.value, r.value) for r in Rhythm])
    rounding = models.IntegerField(default=500)
    penalty = models.BigIntegerField(default=0)  # denda per late instalment
    recorded_at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="rules_amounts",
                condition=Q(
                    simpanan_pokok__gte=0,
                    simpanan_wajib__gte=0,
                    simpanan_terikat__gte=0,
                    penalty__gte=0,
                    rate_bps__gte=0,
                    count__gt=0,
                    unit__gt=0,
                ),
            )
        ]
        indexes = [models.Index(name="rules_of_group", fields=["kota", "group", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.starts_on}"
