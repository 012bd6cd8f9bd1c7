"""How the photographed pages of a group are searched."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from oldbooks.domain.pages import OldBook
from oldbooks.models import Page, Tick


class PageFilter(django_filters.FilterSet):
    """Pages of one group that were not taken away."""

    cari = django_filters.CharFilter(
        label="Cari catatan", field_name="note", lookup_expr="icontains", widget=forms.SearchInput
    )
    buku = django_filters.ChoiceFilter(
        label="Buku",
        field_name="book",
        choices=[(book.value, book.label) for book in OldBook],
        empty_label="Semua",
    )
    tahun = django_filters.NumberFilter(label="Tahun", method="of_year")
    bulan = django_filters.NumberFilter(label="Bulan", field_name="period", widget=forms.HiddenInput)
    cocok = django_filters.ChoiceFilter(
        label="Dicocokkan",
        method="compared",
        choices=[("sudah", "Sudah"), ("belum", "Belum")],
        empty_label="Semua",
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def of_year(self, queryset: QuerySet[Page], name: str, value: Any) -> QuerySet[Page]:
        """The pages of one year."""
        year = int(value)
        return queryset.filter(period__gte=year * 100 + 1, period__lte=year * 100 + 12)

    def compared(self, queryset: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """Pages of which some row was ticked, or none."""
        ticks = Exists(Tick.objects.filter(page_id=OuterRef("pk"), kota_id=OuterRef("kota_id")))
        return queryset.filter(ticks if value == "sudah" else ~ticks)

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list."""
        return any(getattr(self.form, "cleaned_data", {}).values())
