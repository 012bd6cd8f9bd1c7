"""The agreements of a group about savings and loans, with the day from which they hold."""

from itertools import permutations

from django.db import models
from django.db.models import Q

from bookkeeping.domain.loans.repayment import USUAL_ORDER
from bookkeeping.domain.loans.schedule import Method, Rhythm
from bookkeeping.domain.rules import Settlement, WajibEvery
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel

ORDERS = [",".join(order) for order in permutations(USUAL_ORDER)]


class GroupRules(AreaModel):
    """What the meeting sheet proposes. Append-only; the newest that has begun counts."""

    group = TenantForeignKey("groups.Group")
    starts_on = models.DateField()
    simpanan_pokok = models.BigIntegerField(default=0)
    simpanan_wajib = models.BigIntegerField(default=0)  # each time it falls due
    simpanan_terikat = models.BigIntegerField(default=0)  # with every instalment
    unit = models.IntegerField(default=1000)  # amounts must be multiples of it
    rate_bps = models.IntegerField(default=150)
    method = models.CharField(max_length=8, choices=[(m.value, m.value) for m in Method])
    count = models.SmallIntegerField(default=10)
    rhythm = models.CharField(max_length=14, choices=[(r.value, r.value) for r in Rhythm])
    rounding = models.IntegerField(default=500)
    penalty = models.BigIntegerField(default=0)  # denda per late instalment
    wajib_every = models.CharField(
        max_length=7, default="MEETING", choices=[(w.value, w.value) for w in WajibEvery]
    )
    wajib_paid_out = models.BooleanField(default=False)  # the yearly pay-out takes it too
    allocation = models.CharField(max_length=16, default="DENDA,JASA,POKOK")  # in this order
    settlement = models.CharField(
        max_length=8, default="SEMUA", choices=[(s.value, s.value) for s in Settlement]
    )
    joint_liability = models.BooleanField(default=False)  # tanggung renteng
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
            ),
            models.CheckConstraint(
                name="rules_words",
                condition=Q(
                    wajib_every__in=[w.value for w in WajibEvery],
                    settlement__in=[s.value for s in Settlement],
                    allocation__in=ORDERS,
                ),
            ),
        ]
        indexes = [models.Index(name="rules_of_group", fields=["kota", "group", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.starts_on}"
