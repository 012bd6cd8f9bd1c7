"""How entries are filtered over the API: as on the screen, and over all groups of the caller."""

from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import QuerySet

from bookkeeping.filters import EntryFilter
from bookkeeping.models import Entry
from common.period import Period

UUID_TEXT = RegexValidator(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "Harus UUID.")


def a_month(text: str) -> None:
    """A validator: refuses what is no month."""
    try:
        Period.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class EntriesFilter(EntryFilter):
    """The filter of the screen; members by their id, and further a group, a month and a meeting."""

    kelompok = django_filters.UUIDFilter(label="Kelompok", field_name="group_id")
    rapat = django_filters.UUIDFilter(label="Rapat", field_name="meeting_id")
    bulan = django_filters.CharFilter(label="Bulan, 2026-10", method="in_month", validators=[a_month])
    anggota = django_filters.CharFilter(  # type: ignore[assignment]  # one of a list on the screen
        label="Anggota (UUID)", method="keep", validators=[UUID_TEXT]
    )
    dana = django_filters.CharFilter(  # type: ignore[assignment]  # one of a list on the screen
        label="Sumber dana", method="keep"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.filters["dana"].extra["choices"]
        del self.filters["anggota"].extra["choices"]  # no list of names: any group's member may be asked for

    def in_month(self, queryset: QuerySet[Entry], name: str, value: str) -> QuerySet[Entry]:
        """By the month of the tanggal kejadian."""
        return queryset.filter(period=Period.parse(value).key)
