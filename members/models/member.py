"""A person in the books of a kelurahan."""

from django.db import models
from django.db.models import Q

from members.domain.words import Sex
from regions.tenancy.models import AreaModel


class Member(AreaModel):
    """Identity of a person; which groups she is in is told by her enrolments."""

    name = models.CharField(max_length=120)
    search_name = models.CharField(max_length=120)
    birth_date = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=200)
    sex = models.CharField(max_length=1, choices=[(s.value, s.label) for s in Sex])
    # What nobody knows yet is null and never empty.
    phone = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001
    birth_place = models.CharField(max_length=60, null=True, blank=True)  # noqa: DJ001
    occupation = models.CharField(max_length=80, null=True, blank=True)  # noqa: DJ001

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="member_in_kelurahan", fields=["kota", "kelurahan", "id"]),
            models.CheckConstraint(name="member_named", condition=~Q(name="") & ~Q(search_name="")),
            models.CheckConstraint(name="member_sex", condition=Q(sex__in=[s.value for s in Sex])),
            models.CheckConstraint(name="member_phone", condition=Q(phone=None) | ~Q(phone="")),
            models.CheckConstraint(
                name="member_birth_place", condition=Q(birth_place=None) | ~Q(birth_place="")
            ),
            models.CheckConstraint(
                name="member_occupation", condition=Q(occupation=None) | ~Q(occupation="")
            ),
        ]
        indexes = [models.Index(name="member_by_name", fields=["kota", "kelurahan", "search_name"])]

    def __str__(self) -> str:
        return self.name
