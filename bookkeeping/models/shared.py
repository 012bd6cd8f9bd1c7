"""Cards of members that were shared as pictures."""

from django.db import models
from django.db.models import F, Q

from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class SharedCard(AreaModel):
    """The picture as it was sent, for a few days; whoever has the signed link sees it and nothing else."""

    group = TenantForeignKey("groups.Group")
    member = TenantForeignKey("members.Member")
    picture = models.BinaryField()  # PNG
    shared_at = models.DateTimeField()
    shared_name = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(name="shared_card_days", condition=Q(expires_at__gt=F("shared_at")))
        ]
        indexes = [models.Index(name="shared_card_of_member", fields=["kota", "member", "expires_at"])]

    def __str__(self) -> str:
        return f"{self.shared_at}"
