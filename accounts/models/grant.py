"""A role given to a person on an area or a group, with dates."""

from django.db import models
from django.db.models import Q

from accounts.domain.roles import Held, Place, Role
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import TenantModel


class Grant(TenantModel):
    """One role at one place. The columns are not called kelurahan_id: the door reads grants to learn it."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=20, choices=[(r.value, r.label) for r in Role])
    at_kecamatan = TenantForeignKey("regions.Kecamatan", null=True, blank=True)
    at_kelurahan = TenantForeignKey("regions.Kelurahan", null=True, blank=True)
    # No reference: groups stand above accounts in the line of imports.
    group_id = models.UUIDField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)  # taken back at once, whatever the dates say

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="grant_dates", condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="grant_group_has_kelurahan", condition=Q(group_id=None) | Q(at_kelurahan__isnull=False)
            ),
            models.CheckConstraint(
                name="grant_kelurahan_has_kecamatan",
                condition=Q(at_kelurahan=None) | Q(at_kecamatan__isnull=False),
            ),
        ]
        indexes = [models.Index(name="grant_of_user", fields=["kota", "user"])]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"

    def held(self) -> Held:
        """The grant as the rules know it."""
        kota_id: int = self.kota_id  # type: ignore[assignment]  # never null
        place = Place(kota_id, self.at_kecamatan_id, self.at_kelurahan_id, self.group_id)
        return Held(Role(self.role), place, self.starts_on, self.ends_on)

    def area_label(self) -> str:
        """The area in words; a group's name stands above accounts, so only its kelurahan is said."""
        if self.at_kelurahan_id is not None:
            return f"Kelurahan {self.at_kelurahan.name}"
        return f"Kecamatan {self.at_kecamatan.name}" if self.at_kecamatan_id is not None else ""
