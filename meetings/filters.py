"""How the meetings of a group are searched, filtered and sorted."""

import django_filters
from django import forms
from django.db.models import F, QuerySet

from groups.filters import in_order, order_choices
from meetings.models import Meeting

ORDERS = {"tanggal": ("date",), "nomor": ("year", "number")}


class MeetingFilter(django_filters.FilterSet):
    """Meetings of meetings_of(), the newest first unless another order is asked for."""

    tahun = django_filters.NumberFilter(
        label="Tahun",
        field_name="year",
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1980}),
    )
    selisih = django_filters.ChoiceFilter(
        label="Hitung kas", method="by_difference", choices=[("ya", "Ada selisih")], empty_label="Semua"
    )
    urut = django_filters.ChoiceFilter(
        method="keep", choices=order_choices(ORDERS), widget=forms.HiddenInput, label="Urutan"
    )

    class Meta:
        model = Meeting
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Meeting]) -> QuerySet[Meeting]:
        """As asked; the newest first unless something else is."""
        found = super().filter_queryset(queryset)
        return in_order(found, self.form.cleaned_data.get("urut") or "-tanggal", ORDERS)

    def by_difference(self, queryset: QuerySet[Meeting], name: str, value: str) -> QuerySet[Meeting]:
        """Meetings whose cash did not agree with the book."""
        return queryset.exclude(counted_cash=F("computed_cash")) if value else queryset

    def keep(self, queryset: QuerySet[Meeting], name: str, value: str) -> QuerySet[Meeting]:
        """The order is applied last, in filter_queryset()."""
        return queryset

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list."""
        given = getattr(self.form, "cleaned_data", {})
        return any(value for name, value in given.items() if name != "urut")
