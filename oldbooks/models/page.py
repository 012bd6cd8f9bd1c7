"""Photographed pages of old books, and the rows compared with them."""

from django.db import models
from django.db.models import Q

from oldbooks.domain.pages import OldBook
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel, AreaRow


class Page(AreaModel):
    """A page of a paper book of one group and month. Taken away it keeps its row; its picture goes."""

    group = TenantForeignKey("groups.Group")
    book = models.CharField(max_length=10, choices=[(b.value, b.label) for b in OldBook])
    period = models.IntegerField()  # yyyymm of the rows on it
    note = models.CharField(max_length=120, blank=True)
    width = models.SmallIntegerField()
    height = models.SmallIntegerField()
    sha256 = models.BinaryField(max_length=32)
    added_at = models.DateTimeField()
    added_name = models.CharField(max_length=120)
    removed_at = models.DateTimeField(null=True)
    removed_name = models.CharField(max_length=120, blank=True)
    removed_reason = models.CharField(max_length=200, blank=True)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(
                name="page_once", fields=["kota", "group", "sha256"], condition=Q(removed_at=None)
            ),
            models.CheckConstraint(name="page_book", condition=Q(book__in=[b.value for b in OldBook])),
            models.CheckConstraint(
                name="page_removed_why",
                condition=Q(removed_at=None, removed_reason="")
                | Q(removed_at__isnull=False) & ~Q(removed_reason=""),
            ),
        ]
        indexes = [models.Index(name="page_of_month", fields=["kota", "group", "period"])]

    def __str__(self) -> str:
        return f"{self.book} {self.period}"


class Picture(AreaRow):
    """The pixels of a page. They alone can be deleted: a photo may show what nobody should keep."""

    page = TenantForeignKey(Page, primary_key=True)
    full = models.BinaryField()
    small = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.page_id}"


class Tick(AreaRow):
    """An entry was compared with a page and says the same."""

    id = models.BigAutoField(primary_key=True)
    page = TenantForeignKey(Page)
    entry = TenantForeignKey("bookkeeping.Entry")
    ticked_at = models.DateTimeField()
    ticked_name = models.CharField(max_length=120)

    class Meta(AreaRow.Meta):
        constraints = [models.UniqueConstraint(name="tick_once", fields=["kota", "page", "entry"])]
        indexes = [models.Index(name="tick_of_entry", fields=["kota", "entry"])]

    def __str__(self) -> str:
        return f"{self.entry_id}"
