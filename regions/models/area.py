"""Areas with their Kemendagri numbers: 35.76 is 3576, 35.76.01 is 357601, 35.76.01.1001 is 3576011001."""

from django.db import models

from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import TenantRow


class TimeZone(models.TextChoices):
    """The three zones; the value is the one of the tz database."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class Kota(models.Model):
    """A city: the tenant."""

    id = models.IntegerField(primary_key=True)
    code = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=80)
    zone = models.CharField(max_length=32, choices=TimeZone)
    opened_at = models.DateTimeField(null=True, editable=False)  # since when it has accounts and an admin

    class Meta:
        constraints = [
            models.CheckConstraint(name="kota_code", condition=models.Q(code__regex=r"^\d\d\.\d\d$")),
            models.CheckConstraint(name="kota_zone", condition=models.Q(zone__in=TimeZone.values)),
        ]

    def __str__(self) -> str:
        return self.name


class Kecamatan(TenantRow):
    """A district of a city."""

    id = models.IntegerField(primary_key=True)
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=80)

    class Meta(TenantRow.Meta):
        constraints = [models.UniqueConstraint(name="kecamatan_code", fields=["kota", "code"])]

    def __str__(self) -> str:
        return self.name


class Kelurahan(TenantRow):
    """A ward of a district; the smallest area whose books are walled off."""

    id = models.BigIntegerField(primary_key=True)
    kecamatan = TenantForeignKey(Kecamatan)
    code = models.CharField(max_length=13)
    name = models.CharField(max_length=80)

    class Meta(TenantRow.Meta):
        constraints = [models.UniqueConstraint(name="kelurahan_code", fields=["kota", "code"])]
        indexes = [models.Index(name="kelurahan_of_kecamatan", fields=["kota", "kecamatan"])]

    def __str__(self) -> str:
        return self.name
