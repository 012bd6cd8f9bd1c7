"""The forms of reports: asking for one, correcting one, the figures of form 4.22, how papers look."""

from typing import Any

from django import forms

from accounts.domain.roles import Actor, may
from accounts.fields import choose
from accounts.forms import CommandForm
from common.period import Period
from common.words import bulan
from regions.domain.level import Level
from regions.queries import AreaName, areas_of_kota
from reports.commands.ask import place_of
from reports.domain.columns import ENTERED
from reports.policies import ASK_REPORT

MONTHS_BACK = 24


def months_before(today: Period) -> list[tuple[str, str]]:
    """The months that have ended, the newest first."""
    found = [today.plus(-back) for back in range(1, MONTHS_BACK + 1)]
    return [(str(period), bulan(period)) for period in found]


def areas_to_ask(actor: Actor) -> tuple[AreaName, ...]:
    """The areas whose report this actor may ask for, by code."""
    return tuple(area for area in areas_of_kota() if may(actor, ASK_REPORT, place_of(area)))


class AskForm(CommandForm):
    """Which report."""

    area = forms.ChoiceField(label="Wilayah", help_text="Laporan kota memuat semua kecamatan dan kelurahan.")
    period = forms.ChoiceField(label="Bulan", help_text="Bulan yang sudah selesai.")

    def __init__(self, *args: Any, areas: tuple[AreaName, ...], today: Period, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "area", [(f"{area.level.value}.{area.id}", area.full) for area in areas])
        choose(self, "period", months_before(today))

    def clean_period(self) -> Period:
        """The month as a value."""
        return Period.parse(str(self.cleaned_data["period"]))

    @property
    def asked(self) -> tuple[Level, int]:
        """Level and id of the area chosen."""
        level, _, number = str(self.cleaned_data["area"]).partition(".")
        return Level(level), int(number)


class RalatForm(CommandForm):
    """Why a report is issued once more."""

    ralat_reason = forms.CharField(
        label="Alasan ralat",
        help_text="Dicetak di kepala laporan, misalnya: angka tutor KF diperbaiki.",
        max_length=200,
    )


class FiguresForm(CommandForm):
    """Columns 3 to 25 from a month on; an empty field is unknown, which is not zero."""

    period = forms.ChoiceField(
        label="Berlaku mulai", help_text="Laporan bulan itu dan sesudahnya memakai angka ini."
    )
    note = forms.CharField(label="Keterangan (kolom 36)", required=False, max_length=200)

    def __init__(self, *args: Any, today: Period, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The report of a month is made when it is over, so its figures may come in the month after.
        choose(self, "period", [(str(month), bulan(month)) for month in (today, today.previous())])
        for column in ENTERED:
            self.fields[column.key] = forms.IntegerField(
                label=f"{column.number}. {column.title}",
                help_text=column.help,
                required=False,
                min_value=0,
                error_messages={"invalid": "Isi dengan angka, misalnya 12."},
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )

    def clean_period(self) -> Period:
        """The month as a value."""
        return Period.parse(str(self.cleaned_data["period"]))

    @property
    def columns(self) -> list[forms.BoundField]:
        """The fields in the order of the form."""
        return [self[column.key] for column in ENTERED]

    @property
    def known(self) -> dict[str, int]:
        """What was filled in."""
        given = {column.key: self.cleaned_data.get(column.key) for column in ENTERED}
        return {key: value for key, value in given.items() if value is not None}


class StyleForm(CommandForm):
    """Numbering, paper, and which reading of the form's head."""

    number_pattern = forms.CharField(
        label="Pola nomor",
        help_text="Boleh memakai {urut}, {kode}, {wilayah}, {romawi}, {bulan}, {tahun}; {urut:03d} jadi 001.",
        max_length=80,
    )
    paper = forms.ChoiceField(
        label="Kertas", choices=[("f4-landscape", "F4 mendatar"), ("a4-landscape", "A4 mendatar")]
    )
    layout = forms.ChoiceField(
        label="Kepala tabel 4.22",
        help_text="Dua cara membaca lampiran 4.22; urutan ke-36 kolomnya sama.",
        choices=[("A", "A: kolom 3-25 di bawah Pendidikan dan Keterampilan"), ("B", "B: kolom 12-25")],
    )
