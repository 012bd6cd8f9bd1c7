"""Loans and their schedules. What is paid stands in the legs; the rollup holds due and paid by month."""

from django.db import models
from django.db.models import F, Q

from bookkeeping.domain.loans.plans import Decision
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
    grace = models.SmallIntegerField(default=0, db_default=0)  # instalments of jasa only, before the others
    guarantor = TenantForeignKey("members.Member", null=True)
    joint_liability = models.BooleanField(default=False, db_default=False)  # tanggung renteng
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
            models.CheckConstraint(name="loan_grace", condition=Q(grace__gte=0, grace__lt=F("count"))),
            models.CheckConstraint(
                name="loan_backing",
                condition=Q(guarantor=None) | (Q(joint_liability=False) & ~Q(guarantor=F("member"))),
            ),
        ]
        indexes = [models.Index(name="loan_of_member", fields=["kota", "member"])]

    def __str__(self) -> str:
        return f"{self.number}"


class Instalment(AreaRow):
    """One line of a schedule. All lines of a plan arrive in one INSERT and sum to the loan.

    A loan begins with plan 1. Each later one replaces the plan before it from the day of its line 0 on,
    which holds what was settled by then; the lines of all plans stay.
    """

    id = models.BigAutoField(primary_key=True)
    loan = TenantForeignKey(Loan)
    group = TenantForeignKey("groups.Group")
    plan = models.SmallIntegerField(default=1, db_default=1)
    no = models.SmallIntegerField()
    due_on = models.DateField()
    principal = models.BigIntegerField()
    interest = models.BigIntegerField()

    class Meta(AreaRow.Meta):
        constraints = [
            models.UniqueConstraint(name="instalment_no", fields=["kota", "loan", "plan", "no"]),
            models.CheckConstraint(name="instalment_parts", condition=Q(principal__gte=0, interest__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.no}"


class LoanDecision(AreaModel):
    """What a group decided about a running loan: why, where it was decided, and the plan that follows."""

    group = TenantForeignKey("groups.Group")
    loan = TenantForeignKey(Loan)
    kind = models.CharField(max_length=12, choices=[(d.value, d.value) for d in Decision])
    date = models.DateField()
    plan = models.SmallIntegerField(null=True)  # the plan it begins, if it begins one
    entry = TenantForeignKey("bookkeeping.Entry", null=True)  # the money that moved with it
    amount = models.BigIntegerField(default=0)  # pokok settled, written off, or planned anew
    carried = models.BigIntegerField(default=0)  # jasa that was due and went into the new plan
    forgiven = models.BigIntegerField(default=0)  # jasa of the old plan that is not asked for any more
    decided_at = models.CharField(max_length=120)  # the meeting or minutes that decided it
    reason = models.CharField(max_length=200)
    rate_bps = models.IntegerField(null=True)
    method = models.CharField(max_length=8, blank=True)
    count = models.SmallIntegerField(null=True)
    rhythm = models.CharField(max_length=14, blank=True)
    recorded_at = models.DateTimeField()
    recorded_name = models.CharField(max_length=120)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(
                name="decision_plan", fields=["kota", "loan", "plan"], condition=Q(plan__isnull=False)
            ),
            models.CheckConstraint(name="decision_kind", condition=Q(kind__in=[d.value for d in Decision])),
            models.CheckConstraint(
                name="decision_amounts", condition=Q(amount__gte=0, carried__gte=0, forgiven__gte=0)
            ),
        ]
        indexes = [
            models.Index(name="decision_of_loan", fields=["kota", "loan"]),
            models.Index(
                name="decision_of_entry", fields=["kota", "entry"], condition=Q(entry__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.date}"


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
