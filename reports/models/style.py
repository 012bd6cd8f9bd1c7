"""How a kota wants its reports: numbering, paper and the reading of the form's head."""

from django.db import models

from regions.tenancy.models import TenantModel

NUMBER_PATTERN = "{urut:03d}/POKJA-II/{kode}/{romawi}/{tahun}"


class ReportStyle(TenantModel):
    """The newest row counts; without one the defaults hold. No official rule is known, so all is data."""

    number_pattern = models.CharField(max_length=80, default=NUMBER_PATTERN)
    paper = models.CharField(max_length=12, default="f4-landscape")
    layout = models.CharField(max_length=1, default="A")
    recorded_at = models.DateTimeField()
    recorded_name = models.CharField(max_length=120)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                name="style_paper", condition=models.Q(paper__in=["f4-landscape", "a4-landscape"])
            ),
            models.CheckConstraint(name="style_layout", condition=models.Q(layout__in=["A", "B"])),
        ]

    def __str__(self) -> str:
        return self.number_pattern
