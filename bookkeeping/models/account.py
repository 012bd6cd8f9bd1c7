"""The chart of accounts of one kota."""

from django.db import models

from bookkeeping.domain.chart import Kind
from regions.tenancy.models import TenantRow


class Account(TenantRow):
    """One account; its id is its code (1101 Kas). Every group of the kota uses the same chart."""

    id = models.IntegerField(primary_key=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Kind])
    needs_member = models.BooleanField(default=False)
    needs_loan = models.BooleanField(default=False)
    is_cash = models.BooleanField(default=False)  # kas and bank: never below zero unexplained

    class Meta(TenantRow.Meta):
        constraints = [
            models.UniqueConstraint(name="account_name", fields=["kota", "name"]),
            models.CheckConstraint(name="account_kind", condition=models.Q(kind__in=[k.value for k in Kind])),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.name}"
