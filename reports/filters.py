"""How the list of reports is filtered."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from common.period import Period
from common.words import bulan
from regions.domain.level import Level
from reports.models import ReportRun, RunState

LEVELS = [(level.value, level.value.capitalize()) for level in (Level.KOTA, Level.KECAMATAN, Level.KELURAHAN)]


class RunFilter(django_filters.FilterSet):
    """By month, level and state; the newest month first."""

    bulan = django_filters.ChoiceFilter(label="Bulan", field_name="period", empty_label="Semua bulan")
    tingkat = django_filters.ChoiceFilter(
        label="Tingkat", field_name="level", choices=LEVELS, empty_label="Semua"
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan", field_name="state", choices=RunState.choices, empty_label="Semua"
    )

    class Meta:
        model = ReportRun
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = ReportRun.objects.order_by("-period").values_list("period", flat=True).distinct()
        self.filters["bulan"].extra["choices"] = [(str(key), bulan(Period.from_key(key))) for key in keys]

    def filter_queryset(self, queryset: QuerySet[ReportRun]) -> QuerySet[ReportRun]:
        """As asked, newest month first, areas by code, newest revision first."""
        return super().filter_queryset(queryset).order_by("-period", "area_id", "-revision")

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list."""
        return any(getattr(self.form, "cleaned_data", {}).values())
