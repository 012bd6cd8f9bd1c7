"""Membership in a group and the offices held there, with dates. The last day is included."""

from django.db import models
from django.db.models import Q

from members.domain.words import OfficeName
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class Enrolment(AreaModel):
    """A member in a group. The number is the group's own, given once and never used again."""

    member = TenantForeignKey("members.Member")
    group = TenantForeignKey("groups.Group")
    number = models.IntegerField()
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=200, blank=True, default="")

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="enrolment_number", fields=["kota", "group", "number"]),
            models.UniqueConstraint(name="enrolment_in_group", fields=["kota", "group", "id"]),
            models.CheckConstraint(name="enrolment_number_positive", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="enrolment_dates", condition=Q(left_on=None) | Q(left_on__gte=models.F("joined_on"))
            ),
            models.CheckConstraint(
                name="enrolment_left_reason",
                condition=Q(left_on=None, left_reason="") | (Q(left_on__isnull=False) & ~Q(left_reason="")),
            ),
        ]
        indexes = [models.Index(name="enrolment_of_member", fields=["kota", "member"])]

    def __str__(self) -> str:
        return f"{self.number} {self.joined_on}"


class Office(AreaModel):
    """An office held by an enrolled member; the database lets no two hold one office on the same day."""

    enrolment = TenantForeignKey("members.Enrolment")
    group = TenantForeignKey("groups.Group")
    office = models.CharField(max_length=12, choices=[(o.value, o.label) for o in OfficeName])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="office_known", condition=Q(office__in=[o.value for o in OfficeName])
            ),
            models.CheckConstraint(
                name="office_dates", condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on"))
            ),
        ]
        indexes = [models.Index(name="office_of_enrolment", fields=["kota", "enrolment"])]

    def __str__(self) -> str:
        return f"{self.office} {self.starts_on}"
