"""The RAT pack of a book year as a file, made by the worker."""

from django.db import models
from django.db.models import Q

from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class PackState(models.TextChoices):
    """How far a pack is."""

    WAITING = "waiting", "Sedang disusun"
    DONE = "done", "Selesai"
    FAILED = "failed", "Gagal"


class RatPack(AreaModel):
    """One printing of the pack: the books as they stood when it was made."""

    group = TenantForeignKey("groups.Group")
    year = models.SmallIntegerField()
    paper = models.CharField(max_length=2, choices=[("f4", "F4"), ("a4", "A4")])
    state = models.CharField(max_length=8, choices=PackState)
    asked_at = models.DateTimeField()
    asked_name = models.CharField(max_length=120)
    made_at = models.DateTimeField(null=True)
    sheets = models.SmallIntegerField(default=0)
    pdf = models.BinaryField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta(AreaModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="ratpack_state",
                condition=Q(state="waiting", pdf=None, made_at=None)
                | Q(state="failed", pdf=None)
                | Q(state="done", pdf__isnull=False, made_at__isnull=False, sheets__gte=1),
            ),
            models.CheckConstraint(name="ratpack_paper", condition=Q(paper__in=["f4", "a4"])),
        ]
        indexes = [models.Index(name="ratpack_newest", fields=["kota", "group", "year", "-asked_at"])]

    def __str__(self) -> str:
        return f"RAT {self.year} {self.state}"
