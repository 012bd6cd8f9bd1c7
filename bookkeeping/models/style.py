"""How the books of a kota are printed where no official rule could be read."""

from django.db import models

from regions.tenancy.models import TenantModel


class BookStyle(TenantModel):
    """The newest row counts; without one the defaults hold."""

    receipts_left = models.BooleanField(default=True)  # of the two blocks of Buku Keuangan
    recorded_at = models.DateTimeField()
    recorded_name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.recorded_at}"
