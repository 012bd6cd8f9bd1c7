"""How requests to put something right are searched, filtered and sorted."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.policies import reach
from bookkeeping.domain.remarks import UNFINISHED, RemarkState
from bookkeeping.models import Remark, RemarkWord
from bookkeeping.policies import READ_REMARK
from bookkeeping.queries.remarks import for_items
from common.search import searchable
from groups.filters import KelurahanFilter, in_order, offer_kelurahan, order_choices
from regions.models import Kecamatan, Kelurahan

ORDERS = {
    "tanggal": ("asked_at",),
    "kelompok": ("group__search_name", "asked_at"),
    "bulan": ("period", "asked_at"),
}
ALL = "semua"


class RemarkFilter(django_filters.FilterSet):
    """Requests that came through remarks_for(), the newest first; the unfinished unless others are asked for.

    It needs the request: who works in one kelurahan is not asked for it. `of_group`: of one group, so of no
    area.
    """

    cari = django_filters.CharFilter(
        label="Cari kelompok atau kalimat", method="search", widget=forms.SearchInput
    )
    kecamatan = django_filters.ModelChoiceFilter(
        label="Kecamatan",
        field_name="kelurahan__kecamatan",
        queryset=Kecamatan.objects.order_by("code"),
        empty_label="Semua",
    )
    kelurahan = KelurahanFilter(
        label="Kelurahan", queryset=Kelurahan.objects.order_by("name"), empty_label="Semua"
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        method="keep",
        choices=[*((s.value, s.label) for s in RemarkState), (ALL, "Semua")],
        empty_label="Belum selesai",
    )
    urut = django_filters.ChoiceFilter(
        method="keep", choices=order_choices(ORDERS), widget=forms.HiddenInput, label="Urutan"
    )

    class Meta:
        model = Remark
        fields: list[str] = []

    def __init__(self, *args: Any, of_group: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request: Any = self.request  # one that came through the door
        got = reach(request.actor, READ_REMARK)
        offer_kelurahan(self, got, (self.data or {}).get("kecamatan", ""))
        if not got.whole_kota or of_group:
            del self.filters["kecamatan"]
        if of_group:
            self.filters.pop("kelurahan", None)

    def filter_queryset(self, queryset: QuerySet[Remark]) -> QuerySet[Remark]:
        """As asked, ready for remark_items()."""
        found = super().filter_queryset(queryset)
        state = self.form.cleaned_data.get("keadaan")
        if not state:
            found = found.filter(state__in=[s.value for s in UNFINISHED])
        elif state != ALL:
            found = found.filter(state=state)
        return in_order(for_items(found), self.form.cleaned_data.get("urut") or "-tanggal", ORDERS)

    def search(self, queryset: QuerySet[Remark], name: str, value: str) -> QuerySet[Remark]:
        """Part of the group's name, or of anything that was said."""
        said = RemarkWord.objects.filter(remark_id=OuterRef("pk"), sentence__icontains=value.strip())
        return queryset.filter(Q(group__search_name__contains=searchable(value)) | Exists(said))

    def keep(self, queryset: QuerySet[Remark], name: str, value: str) -> QuerySet[Remark]:
        """Applied together, in filter_queryset()."""
        return queryset
