"""The book of a group: the row every posting locks, and where its numbering stands."""

from django.db import models

from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaRow


class Book(AreaRow):
    """Head of a group's chain of entries. Kept by the database; the application only reads it."""

    group = TenantForeignKey("groups.Group", primary_key=True)
    last_seq = models.BigIntegerField(default=0)  # the newest entry
    sealed_seq = models.BigIntegerField(default=0)  # the newest entry whose legs have arrived
    head_hash = models.BinaryField(max_length=32)
    # From the first to the last month that issued reports count of this group; none while there is no report.
    counts_from = models.IntegerField(null=True)
    counts_until = models.IntegerField(null=True)

    class Meta(AreaRow.Meta):
        pass

    def __str__(self) -> str:
        return str(self.group_id)


class VoucherRun(AreaRow):
    """How far the nomor bukti kas of a group has come in a year. Kept by the database."""

    id = models.BigAutoField(primary_key=True)
    group = TenantForeignKey("groups.Group")
    year = models.SmallIntegerField()
    last = models.IntegerField()

    class Meta(AreaRow.Meta):
        constraints = [models.UniqueConstraint(name="voucher_run", fields=["kota", "group", "year"])]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
