"""How the members of a group are searched, filtered and sorted."""

import django_filters
from django import forms
from django.db.models import QuerySet

from common.search import searchable
from groups.filters import in_order, order_choices
from members.domain.words import Sex
from members.models import Enrolment

ORDERS = {
    "nomor": ("number",),
    "nama": ("member__search_name",),
    "masuk": ("joined_on", "number"),
}


class MemberFilter(django_filters.FilterSet):
    """Memberships of enrolled(); those who left are left out unless they are asked for."""

    cari = django_filters.CharFilter(label="Cari nama", method="search", widget=forms.SearchInput)
    jk = django_filters.ChoiceFilter(
        label="Jenis kelamin",
        field_name="member__sex",
        choices=[(sex.value, sex.label) for sex in Sex],
        empty_label="Semua",
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        method="in_state",
        choices=[("berhenti", "Sudah berhenti"), ("semua", "Semua")],
        empty_label="Masih anggota",
    )
    urut = django_filters.ChoiceFilter(
        method="keep", choices=order_choices(ORDERS), widget=forms.HiddenInput, label="Urutan"
    )

    class Meta:
        model = Enrolment
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
        """As asked; present members by number unless something else is."""
        found = super().filter_queryset(queryset)
        if not self.form.cleaned_data.get("keadaan"):
            found = found.filter(left_on=None)
        return in_order(found, self.form.cleaned_data.get("urut") or "nomor", ORDERS)

    def search(self, queryset: QuerySet[Enrolment], name: str, value: str) -> QuerySet[Enrolment]:
        """Part of a name, in any spelling."""
        return queryset.filter(member__search_name__contains=searchable(value))

    def in_state(self, queryset: QuerySet[Enrolment], name: str, value: str) -> QuerySet[Enrolment]:
        """Those who left, or all."""
        return queryset.filter(left_on__isnull=False) if value == "berhenti" else queryset

    def keep(self, queryset: QuerySet[Enrolment], name: str, value: str) -> QuerySet[Enrolment]:
        """The order is applied last, in filter_queryset()."""
        return queryset

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list."""
        given = getattr(self.form, "cleaned_data", {})
        return any(value for name, value in given.items() if name != "urut")
