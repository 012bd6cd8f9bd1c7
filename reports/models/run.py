"""One report of one area and month: asked for, frozen, printed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from regions.domain.level import Level
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import TenantModel


class RunState(models.TextChoices):
    """Data first, paper after: what is frozen is printed from its data alone."""

    WAITING = "waiting", "Menunggu"
    FROZEN = "frozen", "Data dibekukan"
    ISSUED = "issued", "Terbit"
    FAILED = "failed", "Gagal"


class ReportRun(TenantModel):
    """A monthly report. Who may see every kelurahan it counts may see it: a policy of the table says so."""

    level = models.CharField(max_length=10, choices=[(level.value, level.value) for level in Level])
    at_kecamatan = TenantForeignKey("regions.Kecamatan", null=True)
    at_kelurahan = TenantForeignKey("regions.Kelurahan", null=True)
    area_id = models.BigIntegerField()  # of the kelurahan, kecamatan or kota
    counts = ArrayField(models.BigIntegerField())  # the kelurahan it counts
    period = models.IntegerField()
    revision = models.SmallIntegerField(default=0)
    reason = models.CharField(max_length=200, blank=True)  # why there is a ralat
    state = models.CharField(max_length=8, choices=RunState, default=RunState.WAITING)
    trouble = models.CharField(max_length=300, blank=True)
    requested_at = models.DateTimeField()
    requested_name = models.CharField(max_length=120)
    serial = models.IntegerField(null=True)  # nomor urut in the kota and year
    number = models.CharField(max_length=80, blank=True)
    data = models.JSONField(null=True)
    sha256 = models.BinaryField(max_length=32, null=True)
    frozen_at = models.DateTimeField(null=True)
    sheets = models.BinaryField(null=True)  # its own pages, to be bound into the volume above
    pdf = models.BinaryField(null=True)  # what is handed out: own pages, and those of the areas below
    issued_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(name="run_once", fields=["kota", "area_id", "period", "revision"]),
            models.UniqueConstraint(name="run_serial", fields=["kota", "number"], condition=~Q(number="")),
            models.CheckConstraint(name="run_state", condition=Q(state__in=RunState.values)),
            models.CheckConstraint(name="run_ralat_reason", condition=Q(revision=0) | ~Q(reason="")),
            models.CheckConstraint(
                name="run_frozen_whole",
                condition=~Q(state__in=["frozen", "issued"])
                | Q(data__isnull=False, sha256__isnull=False, frozen_at__isnull=False) & ~Q(number=""),
            ),
            models.CheckConstraint(
                name="run_issued_whole",
                condition=~Q(state="issued") | Q(pdf__isnull=False, issued_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="run_of_period", fields=["kota", "period", "level"])]

    def __str__(self) -> str:
        return f"{self.level} {self.area_id} {self.period}"
