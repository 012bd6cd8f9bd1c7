"""What the books and the jurors say of a group, aspect by aspect."""

from django.db import models
from django.db.models import Q

from contests.domain.words import RunState
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel, TenantModel


class ScoreRun(TenantModel):
    """One computing of all scores of an edition, and how far it has come."""

    edition = TenantForeignKey("contests.Edition")
    rubric = TenantForeignKey("contests.Rubric")
    until = models.DateField()  # the day on which the books were read
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in RunState])
    done = models.IntegerField(default=0)
    total = models.IntegerField()
    asked_at = models.DateTimeField()
    asked_name = models.CharField(max_length=120)
    moved_at = models.DateTimeField()  # the last sign of life
    problem = models.CharField(max_length=300, blank=True, default="")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                name="one_run_at_a_time", fields=["kota", "edition"], condition=Q(state="running")
            ),
            models.CheckConstraint(
                name="run_progress",
                condition=Q(done__gte=0, total__gte=models.F("done"), state__in=[s.value for s in RunState]),
            ),
        ]
        indexes = [models.Index(name="run_newest", fields=["kota", "edition", "-asked_at"])]

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"


class Score(AreaModel):
    """The mark of an automatic indicator, with the figures it came from as they were that day."""

    aspect = TenantForeignKey("contests.Aspect")
    group = TenantForeignKey("groups.Group")
    mark = models.IntegerField()  # hundredths, 0 to 10000
    figures = models.CharField(max_length=300)
    computed_on = models.DateField()
    computed_at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="score_once", fields=["kota", "aspect", "group"]),
            models.CheckConstraint(name="score_mark", condition=Q(mark__gte=0, mark__lte=10_000)),
        ]

    def __str__(self) -> str:
        return str(self.mark)


class Mark(AreaModel):
    """The mark one juror gives one group in one aspect."""

    aspect = TenantForeignKey("contests.Aspect")
    group = TenantForeignKey("groups.Group")
    juror = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", db_index=False)
    juror_name = models.CharField(max_length=120)
    letter = models.CharField(max_length=3)
    value = models.SmallIntegerField()  # 0 to 100, of the aspect's scale when it was given
    note = models.CharField(max_length=300, blank=True, default="")
    given_at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="mark_once", fields=["kota", "aspect", "group", "juror"]),
            models.CheckConstraint(name="mark_value", condition=Q(value__gte=0, value__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.value}"
