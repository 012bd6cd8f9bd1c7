"""By which day a month's books should hold something: asked by the lomba and by the dashboards."""

from django.db import models
from django.db.models import Q

from regions.tenancy.models import TenantModel


class BookDeadline(TenantModel):
    """A rule of the kota from a day on. Append-only; of one day the one written last counts."""

    starts_on = models.DateField()
    day = models.SmallIntegerField()
    months_after = models.SmallIntegerField()  # 0: the month itself, 1: the next one
    recorded_at = models.DateTimeField()
    recorded_name = models.CharField(max_length=120)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="deadline_day", condition=Q(day__gte=1, day__lte=31, months_after__in=[0, 1])
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} ({self.starts_on})"
