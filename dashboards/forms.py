"""What can be chosen on a dashboard: the month, and which groups a list shows."""

from typing import Any

from django import forms

from accounts.fields import DayField, choose
from accounts.forms import CommandForm
from common.period import Period
from common.words import bulan
from dashboards.domain.posting import Posting
from dashboards.queries.areas import Area
from groups.domain.words import Stage

MONTHS = 24
ALL = ("", "Semua")


def months_until(today: Period) -> list[tuple[str, str]]:
    """This month and the ones before it, the newest first."""
    return [(str(month), bulan(month)) for month in (today.plus(-back) for back in range(MONTHS))]


def month_asked(text: str, today: Period) -> Period:
    """The month of ?bulan=2026-10; this month when it is missing, unreadable or still to come."""
    try:
        return min(Period.parse(text), today)
    except ValueError:
        return today


class MonthForm(forms.Form):
    """Which month the page is about."""

    bulan = forms.ChoiceField(label="Bulan", required=False)

    def __init__(self, *args: Any, today: Period, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "bulan", months_until(today))


class ListForm(MonthForm):
    """Which groups the list shows."""

    cari = forms.CharField(label="Cari nama", required=False, widget=forms.SearchInput)
    kecamatan = forms.ChoiceField(label="Kecamatan", required=False)
    kelurahan = forms.ChoiceField(label="Kelurahan", required=False)
    tingkat = forms.ChoiceField(
        label="Tingkat",
        required=False,
        choices=[ALL, *((s.value, s.label) for s in Stage), ("belum", "Belum ditetapkan")],
    )
    keadaan = forms.ChoiceField(
        label="Catatan bulan ini",
        required=False,
        choices=[ALL, *((p.value, p.label) for p in Posting), ("tunggakan", "Ada tunggakan")],
    )
    urut = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("cari", "bulan", "kecamatan", "kelurahan", "tingkat", "keadaan")

    def __init__(self, *args: Any, kecamatan: list[Area], kelurahan: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, areas in (("kecamatan", kecamatan), ("kelurahan", kelurahan)):
            choose(self, name, [ALL, *((str(area.id), area.name) for area in areas)])
            if len(areas) < 2:
                del self.fields[name]


class DeadlineForm(CommandForm):
    """By which day a month's books should hold something."""

    starts_on = DayField(
        label="Berlaku mulai", help_text="Bulan sesudah tanggal ini dinilai dengan batas ini."
    )
    day = forms.IntegerField(
        label="Tanggal",
        min_value=1,
        max_value=31,
        help_text="Misalnya 25. Di bulan yang lebih pendek: hari terakhirnya.",
    )
    months_after = forms.TypedChoiceField(
        label="Di bulan",
        coerce=int,
        choices=[(0, "Bulan itu juga"), (1, "Bulan berikutnya")],
        widget=forms.RadioSelect,
        initial=0,
    )
