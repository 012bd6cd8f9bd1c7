"""How the files of a group are searched."""

import django_filters
from django import forms

from oldbooks.domain.imports.fields import Target
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState


class BatchFilter(django_filters.FilterSet):
    """By name, book and state."""

    cari = django_filters.CharFilter(
        label="Cari nama berkas", field_name="name", lookup_expr="icontains", widget=forms.SearchInput
    )
    jenis = django_filters.ChoiceFilter(
        label="Isi", field_name="target", choices=[(t.value, t.label) for t in Target], empty_label="Semua"
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan", field_name="state", choices=BatchState.choices, empty_label="Semua"
    )

    class Meta:
        model = ImportBatch
        fields: list[str] = []

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list."""
        return any(getattr(self.form, "cleaned_data", {}).values())
