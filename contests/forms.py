"""The forms of a lomba."""

from typing import Any

from django import forms

from accounts.fields import DayField, choose
from accounts.forms import CommandForm
from common.period import Period
from common.words import bulan
from contests.domain.words import Entrants
from contests.queries.rubric import AspectView


class EditionForm(CommandForm):
    """A new edition."""

    name = forms.CharField(label="Nama lomba", max_length=120, help_text="Misalnya Lomba Administrasi UP2K.")
    year = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)
    first = forms.ChoiceField(label="Buku dinilai mulai", help_text="Bulan pertama yang dihitung.")
    last = forms.ChoiceField(label="Sampai", help_text="Bulan terakhir yang dihitung.")
    opens_on = DayField(label="Juri menilai mulai")
    closes_on = DayField(label="Hari terakhir menilai")
    entrants = forms.ChoiceField(
        label="Yang ikut", choices=[(e.value, e.label) for e in Entrants], widget=forms.RadioSelect
    )
    is_sample = forms.BooleanField(
        label="Hanya contoh, bukan lomba resmi",
        required=False,
        help_text="Tertulis pada setiap halaman dan cetakannya.",
    )

    def __init__(self, *args: Any, this_month: Period, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = [this_month.plus(offset) for offset in range(-18, 13)]
        for name in ("first", "last"):
            choose(self, name, [(str(month), bulan(month)) for month in months])


class SheetForm(CommandForm):
    """A juror's score sheet of one group: an answer and a note for each of her aspects."""

    def __init__(self, *args: Any, aspects: tuple[AspectView, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for aspect in aspects:
            choices = [(step.letter, step.label) for step in aspect.draft.scale]
            self.fields[f"nilai_{aspect.no}"] = forms.ChoiceField(
                label=f"{aspect.draft.name} (bobot {aspect.draft.weight})",
                help_text=aspect.draft.guide,
                choices=choices,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"catatan_{aspect.no}"] = forms.CharField(
                label=f"Catatan {aspect.draft.name}", max_length=300, required=False
            )


class SheetListForm(forms.Form):
    """Which groups a juror's list shows."""

    cari = forms.CharField(label="Cari nama atau kelurahan", required=False, widget=forms.SearchInput)
    keadaan = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua"), ("belum", "Belum selesai")]
    )


class RankingForm(forms.Form):
    """Which part of the ranking is shown."""

    kecamatan = forms.ChoiceField(label="Kecamatan", required=False)
    kelurahan = forms.ChoiceField(label="Kelurahan", required=False)
    cari = forms.CharField(label="Cari nama", required=False, widget=forms.SearchInput)

    def __init__(
        self, *args: Any, kecamatan: dict[int, str], kelurahan: dict[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, areas in (("kecamatan", kecamatan), ("kelurahan", kelurahan)):
            choose(self, name, [("", "Seluruh kota" if name == "kecamatan" else "Semua"), *_named(areas)])


def _named(areas: dict[int, str]) -> list[tuple[str, str]]:
    return [(str(area_id), name) for area_id, name in areas.items()]
