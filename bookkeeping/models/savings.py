"""Jasa simpanan as a group decided it: for which months, on what, and how much came of it."""

from django.db import models
from django.db.models import F, Q

from bookkeeping.domain.savings.interest import Basis, Payment
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class SavingsInterest(AreaModel):
    """One sharing of jasa simpanan; its entries carry its id as their command."""

    group = TenantForeignKey("groups.Group")
    date = models.DateField()  # tanggal kejadian of its entries
    first_period = models.IntegerField()  # yyyymm
    last_period = models.IntegerField()
    basis = models.CharField(max_length=10, choices=[(b.value, b.value) for b in Basis])
    kinds = models.CharField(max_length=40)  # which simpanan it is counted from, with commas
    rate_bps = models.IntegerField(null=True)  # of these months together, hundredths of a percent
    pool = models.BigIntegerField(null=True)  # or an amount to share
    payment = models.CharField(max_length=10, choices=[(p.value, p.value) for p in Payment])
    total = models.BigIntegerField()
    remainder = models.BigIntegerField()  # what rounding left unshared
    recorded_at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="savings_interest_amounts",
                condition=Q(first_period__lte=F("last_period"), total__gt=0, remainder__gte=0)
                & (Q(rate_bps__gt=0, pool__isnull=True) | Q(rate_bps__isnull=True, pool__gt=0)),
            ),
            models.CheckConstraint(
                name="savings_interest_words",
                condition=Q(basis__in=[b.value for b in Basis], payment__in=[p.value for p in Payment]),
            ),
        ]
        indexes = [models.Index(name="interest_of_group", fields=["kota", "group", "last_period"])]

    def __str__(self) -> str:
        return f"{self.first_period}-{self.last_period} {self.total}"
