"""One lomba of one year."""

from django.db import models
from django.db.models import F, Q

from contests.domain.words import EditionState, Entrants
from regions.tenancy.models import TenantModel


class Edition(TenantModel):
    """Which months of the books are judged, and until when. Closing freezes the ranking with its hash."""

    name = models.CharField(max_length=120)
    year = models.SmallIntegerField()
    opens_on = models.DateField()
    closes_on = models.DateField()  # the last day for marks
    first_period = models.IntegerField()  # yyyymm, the months of the books that are judged
    last_period = models.IntegerField()
    entrants = models.CharField(max_length=8, choices=[(e.value, e.label) for e in Entrants])
    is_sample = models.BooleanField(default=False)  # "contoh": nothing official
    state = models.CharField(max_length=8, choices=[(s.value, s.label) for s in EditionState])
    opened_at = models.DateTimeField()
    opened_name = models.CharField(max_length=120)
    closed_at = models.DateTimeField(null=True)
    closed_name = models.CharField(max_length=120, blank=True, default="")
    closed_reason = models.CharField(max_length=300, blank=True, default="")
    ranking = models.JSONField(null=True)
    ranking_hash = models.BinaryField(max_length=32, null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(name="edition_name", fields=["kota", "year", "name"]),
            models.CheckConstraint(name="edition_named", condition=~Q(name="")),
            models.CheckConstraint(
                name="edition_dates",
                condition=Q(closes_on__gte=F("opens_on"), last_period__gte=F("first_period")),
            ),
            models.CheckConstraint(
                name="edition_entrants", condition=Q(entrants__in=[e.value for e in Entrants])
            ),
            models.CheckConstraint(
                name="edition_closed_with_ranking",
                condition=Q(
                    state=EditionState.OPEN.value, closed_at=None, ranking__isnull=True, ranking_hash=None
                )
                | (
                    Q(
                        state=EditionState.CLOSED.value,
                        closed_at__isnull=False,
                        ranking__isnull=False,
                        ranking_hash__isnull=False,
                    )
                    & ~Q(closed_reason="")
                ),
            ),
        ]
        indexes = [models.Index(name="edition_newest", fields=["kota", "-year", "-opens_on"])]

    def __str__(self) -> str:
        return self.name
