"""Months of a group's book, and what moved in them."""

from django.db import models

from regions.tenancy.fields import KotaField, TenantForeignKey
from regions.tenancy.models import AreaModel, AreaRow


class MonthState(models.TextChoices):
    """A month without a row is open."""

    OPEN = "open", "Terbuka"
    CLOSED = "closed", "Ditutup"
    SEALED = "sealed", "Disegel"


class Month(AreaModel):
    """State of one month of one group. Sealed: a report that counts it was issued."""

    group = TenantForeignKey("groups.Group")
    period = models.IntegerField()
    state = models.CharField(max_length=6, choices=MonthState)
    reason = models.CharField(max_length=200, blank=True)
    warnings = models.TextField(blank=True, db_default="")  # what was missing when it was closed, by line
    changed_at = models.DateTimeField()
    changed_name = models.CharField(max_length=120)
    counts_from = models.IntegerField(null=True)  # of a seal: the first month its report counts; by a trigger

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="month_of_group", fields=["kota", "group", "period"]),
            models.CheckConstraint(name="month_state", condition=models.Q(state__in=MonthState.values)),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.state}"


class MonthlyMovement(AreaRow):
    """What moved on an account in a month; the rollup every dashboard and report reads. Kept by a trigger."""

    # Only the trigger writes here, from legs whose keys have been checked.
    kota = KotaField(db_constraint=False)
    kelurahan = TenantForeignKey("regions.Kelurahan", db_constraint=False)
    id = models.BigAutoField(primary_key=True)
    group = TenantForeignKey("groups.Group", db_constraint=False)
    account = TenantForeignKey("bookkeeping.Account", db_constraint=False)
    period = models.IntegerField()
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()

    class Meta(AreaRow.Meta):
        constraints = [
            models.UniqueConstraint(
                name="movement", fields=["kota", "group", "account", "period"], include=["debit", "credit"]
            )
        ]
        indexes = [models.Index(name="movement_period", fields=["kota", "period", "account"])]

    def __str__(self) -> str:
        return f"{self.period} {self.account_id}"
