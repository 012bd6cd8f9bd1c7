"""How lists of groups are searched, filtered and sorted: the same for the page and the API."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from accounts.policies import Reach, reach
from common.search import searchable
from groups.domain.words import Kind, Stage
from groups.models import Group
from groups.policies import READ_GROUP
from groups.queries import with_rank
from regions.models import Kecamatan, Kelurahan

UNDECIDED = "belum"
ORDERS = {
    "nama": ("search_name",),
    "kelurahan": ("kelurahan__name", "-kind", "search_name"),
    "tingkat": ("stage_rank", "search_name"),
    "berdiri": ("founded_on", "search_name"),
}
DEFAULT_ORDER = ("kelurahan__code", "-kind", "search_name")


def order_choices(orders: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Every order upwards and, with a minus before it, downwards."""
    return [(sign + name, sign + name) for name in orders for sign in ("", "-")]


def in_order(rows: QuerySet[Any], asked: str, orders: dict[str, tuple[str, ...]]) -> QuerySet[Any]:
    """The rows sorted as asked; a row keeps its place among equals, so that pages do not overlap."""
    columns = orders[asked.removeprefix("-")]
    if asked.startswith("-"):
        first = columns[0]
        columns = (first.removeprefix("-") if first.startswith("-") else f"-{first}", *columns[1:])
    return rows.order_by(*columns, "pk")


def sees_many_kelurahan(got: Reach) -> bool:
    """Whether a list of these places spreads over more than one kelurahan."""
    return got.whole_kota or bool(got.kecamatan) or len(got.kelurahan) > 1


class KelurahanChoice(django_filters.fields.ModelChoiceField):
    """A kelurahan with its kecamatan, since names come twice in a city."""

    def label_from_instance(self, obj: Any) -> str:
        return obj if isinstance(obj, str) else f"{obj.name} ({obj.kecamatan.name})"


class KelurahanFilter(django_filters.ModelChoiceFilter):
    """Chooses one kelurahan."""

    field_class = KelurahanChoice


def offer_kelurahan(asked: django_filters.FilterSet, got: Reach, kecamatan: str = "") -> None:
    """Let her choose among the kelurahan in her reach, of one kecamatan if its id is given.

    Who works in one kelurahan is not asked for it.
    """
    if not sees_many_kelurahan(got):
        del asked.filters["kelurahan"]
        return
    areas = Kelurahan.objects.select_related("kecamatan").order_by("name")
    if not got.whole_kota:
        areas = areas.filter(Q(kecamatan_id__in=got.kecamatan) | Q(pk__in=got.kelurahan))
    if kecamatan.isdecimal():
        areas = areas.filter(kecamatan_id=int(kecamatan))
    choice = asked.filters["kelurahan"]
    assert isinstance(choice, KelurahanFilter)
    choice.queryset = areas  # what is put into a filter's `extra` would be overwritten


class GroupFilter(django_filters.FilterSet):
    """Groups that came through for_rows(); closed ones are left out unless they are asked for.

    It needs the request: who works in one kelurahan is not asked for it.
    """

    cari = django_filters.CharFilter(label="Cari nama", method="search", widget=forms.SearchInput)
    kecamatan = django_filters.ModelChoiceFilter(
        label="Kecamatan",
        field_name="kelurahan__kecamatan",
        queryset=Kecamatan.objects.order_by("code"),
        empty_label="Semua",
    )
    kelurahan = KelurahanFilter(
        label="Kelurahan",
        queryset=Kelurahan.objects.order_by("name"),
        empty_label="Semua",
    )
    tingkat = django_filters.ChoiceFilter(
        label="Tingkat",
        method="at_stage",
        choices=[(s.value, s.label) for s in Stage] + [(UNDECIDED, "Belum ditetapkan")],
        empty_label="Semua",
    )
    jenis = django_filters.ChoiceFilter(
        label="Jenis", field_name="kind", choices=[(k.value, k.label) for k in Kind], empty_label="Semua"
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        method="in_state",
        choices=[("tutup", "Sudah ditutup"), ("semua", "Semua")],
        empty_label="Aktif",
    )
    urut = django_filters.ChoiceFilter(
        method="keep", choices=order_choices(ORDERS), widget=forms.HiddenInput, label="Urutan"
    )

    class Meta:
        model = Group
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request: Any = self.request  # one that came through the door
        got = reach(request.actor, READ_GROUP)
        offer_kelurahan(self, got, (self.data or {}).get("kecamatan", ""))
        if not got.whole_kota:
            del self.filters["kecamatan"]

    def filter_queryset(self, queryset: QuerySet[Group]) -> QuerySet[Group]:
        """As asked; working groups in the order of their kelurahan unless something else is."""
        found = super().filter_queryset(queryset)
        if not self.form.cleaned_data.get("keadaan"):
            found = found.filter(is_active=True)
        order = self.form.cleaned_data.get("urut")
        if not order:
            return found.order_by(*DEFAULT_ORDER, "pk")
        return in_order(with_rank(found), order, ORDERS)

    def search(self, queryset: QuerySet[Group], name: str, value: str) -> QuerySet[Group]:
        """Part of a name, in any spelling."""
        return queryset.filter(search_name__contains=searchable(value))

    def at_stage(self, queryset: QuerySet[Group], name: str, value: str) -> QuerySet[Group]:
        """The stage of today."""
        wanted = {"current_stage": None if value == UNDECIDED else value}
        return queryset.filter(**wanted)

    def in_state(self, queryset: QuerySet[Group], name: str, value: str) -> QuerySet[Group]:
        """Closed ones, or all."""
        return queryset.filter(is_active=False) if value == "tutup" else queryset

    def keep(self, queryset: QuerySet[Group], name: str, value: str) -> QuerySet[Group]:
        """The order is applied last, in filter_queryset()."""
        return queryset

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows the list: an empty one then says to widen it."""
        given = getattr(self.form, "cleaned_data", {})
        return any(value for name, value in given.items() if name != "urut")
