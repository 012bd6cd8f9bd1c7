"""A group of UP2K: a poksus, or a poklak under its poksus."""

from django.db import models
from django.db.models import Q

from groups.domain.words import Kind
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class Group(AreaModel):
    """One group. Its kelurahan and kind stay what they were; books hang on them."""

    name = models.CharField(max_length=80)
    search_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=[(k.value, k.label) for k in Kind])
    # Same kelurahan and a poksus: two composite keys in the migration say so to the database.
    parent = TenantForeignKey("groups.Group", null=True, blank=True)
    founded_on = models.DateField(null=True, blank=True)
    line_of_business = models.CharField(max_length=120, blank=True, default="")
    is_active = models.BooleanField(default=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="group_name", fields=["kota", "kelurahan", "name"]),
            models.UniqueConstraint(name="group_search_name", fields=["kota", "kelurahan", "search_name"]),
            models.UniqueConstraint(name="group_in_kelurahan", fields=["kota", "kelurahan", "id"]),
            models.UniqueConstraint(name="group_of_kind", fields=["kota", "kelurahan", "id", "kind"]),
            models.CheckConstraint(name="group_kind", condition=Q(kind__in=[k.value for k in Kind])),
            models.CheckConstraint(
                name="group_parent",
                condition=Q(kind="poksus", parent=None) | Q(kind="poklak", parent__isnull=False),
            ),
            models.CheckConstraint(name="group_named", condition=~Q(name="") & ~Q(search_name="")),
            models.CheckConstraint(
                name="group_closed",
                condition=Q(is_active=True, closed_on=None) | Q(is_active=False, closed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="group_closed_after_founded",
                condition=Q(closed_on=None) | Q(founded_on=None) | Q(closed_on__gte=models.F("founded_on")),
            ),
        ]
        indexes = [models.Index(name="group_of_parent", fields=["kota", "parent"])]

    def __str__(self) -> str:
        return f"{Kind(self.kind).label} {self.name}"
