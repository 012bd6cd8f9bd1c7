"""Decisions about the stage (tingkat) of a group."""

from django.db import models
from django.db.models import Q

from groups.domain.words import Stage
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class StageDecision(AreaModel):
    """Who decided when and why; the newest by date counts, of one day the one written last. Append-only."""

    group = TenantForeignKey("groups.Group")
    stage = models.CharField(max_length=12, choices=[(s.value, s.label) for s in Stage])
    decided_on = models.DateField()
    reason = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=120)
    recorded_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(name="stage_known", condition=Q(stage__in=[s.value for s in Stage])),
            models.CheckConstraint(name="stage_with_reason", condition=~Q(reason="") & ~Q(decided_by="")),
        ]
        indexes = [models.Index(name="stage_of_group", fields=["kota", "group", "-decided_on", "-id"])]

    def __str__(self) -> str:
        return f"{self.stage} {self.decided_on}"
