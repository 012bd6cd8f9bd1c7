"""What is known of a person at a date, with its source. Facts are appended; the newest one counts."""

from django.db import models
from django.db.models import Q

from members.domain.words import Basis
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class PekkaFact(AreaModel):
    """Whether a woman heads her family, since when, on what basis, and who says so."""

    member = TenantForeignKey("members.Member")
    is_pekka = models.BooleanField()
    since = models.DateField()
    basis = models.CharField(
        max_length=20, choices=[(b.value, b.label) for b in Basis], blank=True, default=""
    )
    source = models.CharField(max_length=200)
    consent_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="pekka_basis",
                condition=Q(is_pekka=True, basis__in=[b.value for b in Basis]) | Q(is_pekka=False, basis=""),
            ),
            models.CheckConstraint(name="pekka_source", condition=~Q(source="")),
        ]
        indexes = [models.Index(name="pekka_of_member", fields=["kota", "member", "-recorded_at", "-id"])]

    def __str__(self) -> str:
        return f"PEKKA {self.is_pekka} {self.since}"


class DesilFact(AreaModel):
    """Desil 1 (poorest) to 10 of a family, copied from DTSEN; the newest date counts."""

    member = TenantForeignKey("members.Member")
    desil = models.SmallIntegerField()
    as_of = models.DateField()
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(name="desil_range", condition=Q(desil__gte=1, desil__lte=10)),
            models.CheckConstraint(name="desil_source", condition=~Q(source="")),
        ]
        indexes = [models.Index(name="desil_of_member", fields=["kota", "member", "-as_of", "-id"])]

    def __str__(self) -> str:
        return f"desil {self.desil} {self.as_of}"


class FactAccess(AreaModel):
    """Who looked at the PEKKA and desil facts of one person. Append-only."""

    member = TenantForeignKey("members.Member")
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    actor = models.CharField(max_length=120)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        indexes = [models.Index(name="access_of_member", fields=["kota", "member", "at"])]

    def __str__(self) -> str:
        return f"{self.actor} {self.at}"
