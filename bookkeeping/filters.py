"""How the entries of a group are searched, filtered and sorted."""

import re
from collections.abc import Collection
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.db.models import QuerySet

from bookkeeping.domain.chart import ACCOUNTS, CASH_CODES, CHART
from bookkeeping.models import Entry
from bookkeeping.queries.entry_list import NAMELESS, Side, listable, moving, naming, without_void
from bookkeeping.queries.entry_page import KIND_WORDS
from bookkeeping.queries.people import Enrolled

ORDERS = {"tanggal": ("date", "seq"), "-tanggal": ("-date", "-seq")}
VOUCHER = re.compile(r"([0-9]{1,9})/([0-9]{4})")
ALL = "semua"


def _calendar() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class EntryFilter(django_filters.FilterSet):
    """Entries of one group, the newest first; what was taken back within its month only when asked for."""

    cari = django_filters.CharFilter(
        label="Cari uraian atau no. bukti", method="search", widget=forms.SearchInput
    )
    sejak = django_filters.DateFilter(label="Sejak", field_name="date", lookup_expr="gte", widget=_calendar())
    sampai = django_filters.DateFilter(
        label="Sampai", field_name="date", lookup_expr="lte", widget=_calendar()
    )
    jenis = django_filters.ChoiceFilter(
        label="Jenis",
        field_name="kind",
        choices=[(kind.value, words) for kind, words in KIND_WORDS.items()],
        empty_label="Semua",
    )
    pos = django_filters.ChoiceFilter(
        label="Pos",
        method="keep",
        choices=[(str(spec.code), spec.name) for spec in CHART],
        empty_label="Semua",
    )
    arah = django_filters.ChoiceFilter(
        label="Arah",
        method="keep",
        choices=[("masuk", "Masuk atau bertambah"), ("keluar", "Keluar atau berkurang")],
        empty_label="Semua",
    )
    anggota = django_filters.ChoiceFilter(label="Anggota", method="keep", empty_label="Semua")
    dana = django_filters.ChoiceFilter(label="Sumber dana", method="keep", empty_label="Semua")
    koreksi = django_filters.ChoiceFilter(
        label="Yang dibatalkan",
        method="keep",
        choices=[(ALL, "Ikut ditampilkan")],
        empty_label="Tidak ditampilkan",
    )
    urut = django_filters.ChoiceFilter(
        method="keep", choices=[(order, order) for order in ORDERS], widget=forms.HiddenInput, label="Urutan"
    )

    class Meta:
        model = Entry
        fields: list[str] = []

    def __init__(
        self, *args: Any, members: Collection[Enrolled] = (), funds: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        names = {str(m.person.member_id): m.person.name for m in members}
        self.filters["anggota"].extra["choices"] = sorted(names.items(), key=lambda item: item[1].lower())
        self.filters["dana"].extra["choices"] = [*((fund, fund) for fund in funds), (NAMELESS, "Tanpa nama")]

    @property
    def side(self) -> Side:
        """What the amounts of the list are: of kas and bank, or of the account that is asked for."""
        asked = self.form.cleaned_data
        member = asked.get("anggota")
        account = asked.get("pos")
        accounts = (int(account),) if account else CASH_CODES
        return Side(accounts, UUID(member) if member else None, asked.get("dana") or "")

    @property
    def account_name(self) -> str:
        """The account that is asked for, "" for all."""
        account = self.form.cleaned_data.get("pos")
        return ACCOUNTS[int(account)].name if account else ""

    def filter_queryset(self, queryset: QuerySet[Entry]) -> QuerySet[Entry]:
        """As asked."""
        found = listable(super().filter_queryset(queryset))
        asked = self.form.cleaned_data
        if asked.get("koreksi") != ALL:
            found = without_void(found)
        if asked.get("pos") or asked.get("arah"):
            found = moving(found, self.side, asked.get("arah") or "")
        if asked.get("dana"):
            found = moving(found, self.side)
        if asked.get("anggota"):
            found = naming(found, UUID(asked["anggota"]))
        return found.order_by(*ORDERS[asked.get("urut") or "-tanggal"])

    def search(self, queryset: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        """Part of the uraian, or a nomor bukti kas as it is written, 12/2026."""
        voucher = VOUCHER.fullmatch(value.strip())
        if voucher:
            return queryset.filter(voucher_no=int(voucher[1]), voucher_year=int(voucher[2]))
        return queryset.filter(memo__icontains=value.strip())

    def keep(self, queryset: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        """Applied together, in filter_queryset()."""
        return queryset

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list."""
        given = getattr(self.form, "cleaned_data", {})
        return any(value for name, value in given.items() if name != "urut")
