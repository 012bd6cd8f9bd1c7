"""Columns 3 to 25 of form 4.22, as Pokja II of a kelurahan enters them."""

from django.db import models

from regions.tenancy.models import AreaModel


class Figures(AreaModel):
    """What was known from a month on. Append-only: the newest counts; what is left out is unknown."""

    period = models.IntegerField()  # yyyymm from which it holds, within its year
    values = models.JSONField()  # key of reports.domain.columns -> number; a key left out is unknown
    note = models.CharField(max_length=200, blank=True)  # column 36, KET.
    recorded_at = models.DateTimeField()
    recorded_name = models.CharField(max_length=120)

    class Meta(AreaModel.Meta):
        indexes = [models.Index(name="figures_of_area", fields=["kota", "kelurahan", "-period"])]

    def __str__(self) -> str:
        return f"{self.kelurahan_id} {self.period}"
