"""Loans and their schedules. What is paid stands in the legs; the rollup holds due and paid by month."""

from django.db import models
from django.db.models import Q

from bookkeeping.domain.loans.schedule import Method, Rhythm
from regions.tenancy.fields import KotaField, TenantForeignKey
from regions.tenancy.models import AreaModel, AreaRow


class Loan(AreaModel):
    """A loan as it was decided: to whom, how much, on what terms."""

    group = TenantForeignKey("groups.Group")
    member = TenantForeignKey("members.Member")
    number = models.IntegerField()  # per group, without gaps
    principal = models.BigIntegerField()
    rate_bps = models.IntegerField()  # jasa per month in hundredths of a percent
    method = models.CharField(max_length=8, choices=[(m.value, m.value) for m in Method])
    count = models.SmallIntegerField()
    rhythm = models.CharField(max_length=14, choices=[(r.value, r.value) for r in Rhythm])
    rounding = models.IntegerField()
    disbursed_on = models.DateField()
    first_due = models.DateField()
    purpose = models.CharField(max_length=120)
    fund = models.CharField(max_length=60, blank=True)  # sumber dana
    meeting_id = models.UUIDField(null=True)
    cancelled_on = models.DateField(null=True)  # set when its disbursal is reversed

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="loan_number", fields=["kota", "group", "number"]),
            models.CheckConstraint(
                name="loan_terms",
                condition=Q(principal__gt=0, count__gt=0, rate_bps__gte=0, rounding__in=[1, 100, 500, 1000]),
            ),
        ]
        indexes = [models.Index(name="loan_of_member", fields=["kota", "member"])]

    def __str__(self) -> str:
        return f"{self.number}"


class Instalment(AreaRow):
    """One line of a schedule. All lines of a loan arrive in one INSERT and sum to its principal."""

    id = models.BigAutoField(primary_key=True)
    loan = TenantForeignKey(Loan)
    group = TenantForeignKey("groups.Group")
    no = models.SmallIntegerField()
    due_on = models.DateField()
    principal = models.BigIntegerField()
    interest = models.BigIntegerField()

    class Meta(AreaRow.Meta):
        constraints = [
            models.UniqueConstraint(name="instalment_no", fields=["kota", "loan", "no"]),
            models.CheckConstraint(name="instalment_parts", condition=Q(principal__gte=0, interest__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.no}"


class LoanMovement(AreaRow):
    """What fell due and what was paid on a loan in a month. Kept by triggers, as MonthlyMovement is."""

    # Only triggers write here, from legs and schedules whose keys have been checked.
    kota = KotaField(db_constraint=False)
    kelurahan = TenantForeignKey("regions.Kelurahan", db_constraint=False)
    id = models.BigAutoField(primary_key=True)
    group = TenantForeignKey("groups.Group", db_constraint=False)
    loan = TenantForeignKey(Loan, db_constraint=False)
    period = models.IntegerField()
    due_principal = models.BigIntegerField(default=0)
    due_interest = models.BigIntegerField(default=0)
    lent = models.BigIntegerField(default=0)
    paid_principal = models.BigIntegerField(default=0)
    paid_interest = models.BigIntegerField(default=0)
    paid_penalty = models.BigIntegerField(default=0)
    written_off = models.BigIntegerField(default=0, db_default=0)

    class Meta(AreaRow.Meta):
        constraints = [
            models.UniqueConstraint(name="loan_movement", fields=["kota", "group", "loan", "period"])
        ]

    def __str__(self) -> str:
        return f"{self.period}"
