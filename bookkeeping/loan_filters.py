"""How the loans of an area are searched, filtered and sorted."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from accounts.policies import reach
from bookkeeping.models import Loan
from common.search import searchable
from groups.filters import (
    KelurahanFilter,
    in_order,
    offer_kelurahan,
    order_choices,
)
from members.policies import READ_MEMBER
from regions.models import Kelurahan

ORDERS = {
    "tanggal": ("disbursed_on", "group__search_name", "number"),
    "nama": ("member__search_name", "disbursed_on"),
    "jumlah": ("principal", "disbursed_on"),
    "sisa": ("owed", "disbursed_on"),
}


def _calendar() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AreaLoanFilter(django_filters.FilterSet):
    """Loans that came through area_loans(); those that run unless others are asked for.

    It needs the request: who works in one kelurahan is not asked for it.
    """

    cari = django_filters.CharFilter(label="Cari nama atau usaha", method="search", widget=forms.SearchInput)
    kelurahan = KelurahanFilter(
        label="Kelurahan", queryset=Kelurahan.objects.order_by("name"), empty_label="Semua"
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        method="keep",
        choices=[("lunas", "Sudah lunas"), ("semua", "Semua")],
        empty_label="Masih ada sisa",
    )
    sejak = django_filters.DateFilter(
        label="Cair sejak", field_name="disbursed_on", lookup_expr="gte", widget=_calendar()
    )
    sampai = django_filters.DateFilter(
        label="Cair sampai", field_name="disbursed_on", lookup_expr="lte", widget=_calendar()
    )
    urut = django_filters.ChoiceFilter(
        method="keep", choices=order_choices(ORDERS), widget=forms.HiddenInput, label="Urutan"
    )

    class Meta:
        model = Loan
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request: Any = self.request  # one that came through the door
        offer_kelurahan(self, reach(request.actor, READ_MEMBER))

    def filter_queryset(self, queryset: QuerySet[Loan]) -> QuerySet[Loan]:
        """As asked, the newest first unless another order is."""
        found = super().filter_queryset(queryset)
        state = self.form.cleaned_data.get("keadaan")
        if state != "semua":
            found = found.filter(owed=0) if state == "lunas" else found.filter(owed__gt=0)
        found = found.select_related("member", "group", "kelurahan__kecamatan")
        return in_order(found, self.form.cleaned_data.get("urut") or "-tanggal", ORDERS)

    def search(self, queryset: QuerySet[Loan], name: str, value: str) -> QuerySet[Loan]:
        """Part of the borrower's or the group's name, or of what the money is for."""
        words = searchable(value)
        return queryset.filter(
            Q(member__search_name__contains=words)
            | Q(group__search_name__contains=words)
            | Q(purpose__icontains=value.strip())
        )

    def keep(self, queryset: QuerySet[Loan], name: str, value: str) -> QuerySet[Loan]:
        """Applied together, in filter_queryset()."""
        return queryset
