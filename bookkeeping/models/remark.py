"""Permintaan pembetulan: what Pokja II asks to be put right in a group's book, and the words about it."""

from django.db import models
from django.db.models import Q

from bookkeeping.domain.remarks import OFFICES, RemarkState, Said
from regions.tenancy.fields import TenantForeignKey
from regions.tenancy.models import AreaModel


class Remark(AreaModel):
    """One request about an entry, or about a month when it names none. Only its state moves."""

    group = TenantForeignKey("groups.Group")
    period = models.IntegerField()  # yyyymm; of an entry its month
    entry = TenantForeignKey("bookkeeping.Entry", null=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    asked_name = models.CharField(max_length=120)
    asked_as = models.CharField(max_length=20, choices=[(r.value, r.value) for r in OFFICES])
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in RemarkState])
    moved_at = models.DateTimeField()

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="remark_in_kelurahan", fields=["kota", "kelurahan", "id"]),
            models.CheckConstraint(
                name="remark_state", condition=Q(state__in=[s.value for s in RemarkState])
            ),
        ]
        indexes = [
            models.Index(name="remark_of_group", fields=["kota", "group", "state"]),
            models.Index(name="remark_of_entry", fields=["kota", "entry"], condition=Q(entry__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.state}"


class RemarkWord(AreaModel):
    """One turn of the conversation, in order; nobody changes what was said."""

    remark = TenantForeignKey(Remark)
    no = models.SmallIntegerField()
    said = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Said])
    sentence = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField()
    said_name = models.CharField(max_length=120)
    said_as = models.CharField(max_length=20)

    class Meta(AreaModel.Meta):
        constraints = [
            models.UniqueConstraint(name="remark_word", fields=["kota", "remark", "no"]),
            models.CheckConstraint(name="remark_said", condition=Q(said__in=[s.value for s in Said])),
            models.CheckConstraint(
                name="remark_has_sentence",
                condition=Q(said__in=[Said.CLOSE.value, Said.WITHDRAW.value]) | ~Q(sentence=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.no} {self.said}"
