"""The operator's forms."""

import csv
from io import StringIO
from typing import Any

from django import forms

from accounts.forms import CommandForm
from common.problems import Refused
from regions.domain.wilayah import Areas, read_areas

MOST_BYTES = 5 * 1024 * 1024


class RegionsForm(CommandForm):
    """A list of areas."""

    file = forms.FileField(
        label="Daftar wilayah (CSV)",
        help_text="Kolom: kode_kota, kota, kode_kecamatan, kecamatan, kode_kelurahan, kelurahan.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> Areas:
        """The areas of the file; every wrong line is told."""
        given: Any = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError("Berkas lebih besar dari 5 MB.")
        try:
            text = given.read().decode("utf-8-sig")
            return read_areas(csv.reader(StringIO(text, newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error) as error:
            raise forms.ValidationError("Berkas tidak terbaca sebagai CSV.") from error
        except Refused as refused:
            raise forms.ValidationError([problem.message for problem in refused.problems]) from refused


class OpenForm(CommandForm):
    """The first admin of a city."""

    name = forms.CharField(label="Nama lengkap admin", max_length=120)
    username = forms.CharField(
        label="Nama masuk",
        help_text="Huruf kecil, angka, titik atau garis, misalnya admin.mojokerto.",
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    password = forms.CharField(
        label="Kata sandi sementara",
        help_text="Paling sedikit 8 huruf atau angka. Admin menggantinya saat masuk pertama kali.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
    )
