"""Things of lasting use: what they are, and dated facts about them, append-only (docs/ledger.md)."""

from django.db import models
from django.db.models import Q

from goods.domain.words import Condition, ItemEvent, Origin
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel, AreaRow


class Item(AreaModel):
    """A line of Buku Inventaris. How many there are, where and in what state: the sum of its facts.

    What is said of it changes only when what brought it is put right; ItemFormer keeps what it said before.
    """

    group = TenantForeignKey("groups.Group")
    name = models.CharField(max_length=120)
    origin = models.CharField(max_length=12, choices=[(o.value, o.value) for o in Origin])
    giver = models.CharField(max_length=120, blank=True)  # from whom it was bought or received
    acquired_on = models.DateField()
    unit = models.CharField(max_length=20)
    first_count = models.IntegerField()
    life_months = models.SmallIntegerField(default=0)  # 0: not depreciated
    residual = models.BigIntegerField(default=0)  # nilai sisa of all, whole rupiah
    remark = models.CharField(max_length=200, blank=True)
    revision = models.SmallIntegerField(default=0)  # how often that was put right

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="item_of_group", fields=["kota", "group", "id"]),
            models.CheckConstraint(
                name="item_numbers",
                condition=Q(first_count__gt=0, life_months__gte=0, residual__gte=0)
                & Q(origin__in=[o.value for o in Origin]),
            ),
        ]
        indexes = [models.Index(name="item_book", fields=["kota", "group", "acquired_on"])]

    def __str__(self) -> str:
        return self.name


class ItemFormer(AreaRow):
    """What a thing was said to be before it was put right; the database writes it, nobody else can."""

    id = models.BigAutoField(primary_key=True)
    item = TenantForeignKey(Item)
    revision = models.SmallIntegerField()
    name = models.CharField(max_length=120)
    giver = models.CharField(max_length=120, blank=True)
    acquired_on = models.DateField()
    unit = models.CharField(max_length=20)
    first_count = models.IntegerField()
    life_months = models.SmallIntegerField()
    residual = models.BigIntegerField()
    remark = models.CharField(max_length=200, blank=True)

    class Meta(AreaRow.Meta):
        constraints = [
            models.UniqueConstraint(name="item_former_no", fields=["kota", "item", "revision"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.revision})"


class ItemFact(AreaRow):
    """What happened to a thing on a day; amounts and counts are what changed, whole rupiah."""

    id = models.BigAutoField(primary_key=True)
    item = TenantForeignKey(Item)
    group = TenantForeignKey("groups.Group")
    entry = TenantForeignKey("bookkeeping.Entry", null=True)
    date = models.DateField()
    event = models.CharField(max_length=8, choices=[(e.value, e.value) for e in ItemEvent])
    count = models.IntegerField(default=0)
    cost = models.BigIntegerField(default=0)  # on the account Inventaris
    depreciated = models.BigIntegerField(default=0)  # on the account Akumulasi penyusutan
    period = models.IntegerField(null=True)  # up to which month it was depreciated, yyyymm
    place = models.CharField(max_length=80, blank=True)  # from this day on, "" leaves it
    condition = models.CharField(max_length=14, blank=True, choices=[(c.value, c.value) for c in Condition])
    remark = models.CharField(max_length=200, blank=True)
    # Of a fact without an entry: the wrong one that this takes back, and why the right one was written.
    undoes = TenantForeignKey("self", null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta(AreaRow.Meta):
        constraints = [
            models.UniqueConstraint(name="item_fact_undone_once", fields=["kota", "undoes"]),
            models.CheckConstraint(
                name="item_fact_words",
                condition=Q(event__in=[e.value for e in ItemEvent])
                & Q(condition__in=["", *(c.value for c in Condition)]),
            ),
            models.CheckConstraint(
                name="item_fact_has_entry",
                condition=Q(entry__isnull=False) | Q(cost=0, depreciated=0),
            ),
        ]
        indexes = [
            models.Index(name="item_facts", fields=["kota", "item", "date"]),
            models.Index(
                name="item_fact_of_entry", fields=["kota", "entry"], condition=Q(entry__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.event}"
