"""Photos of pages: which book and month they are of, and taking one away."""

import base64
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from accounts.forms import CommandForm
from common.period import Period
from common.words import BULAN
from oldbooks.commands.pages import LONGEST_NOTE, LONGEST_REASON, MOST_PHOTOS
from oldbooks.domain.pages import OldBook
from oldbooks.domain.picture import MOST_BYTES_IN

MONTHS = [(str(number), name) for number, name in enumerate(BULAN, start=1)]


class ManyFiles(forms.ClearableFileInput):
    """Opens the camera or the gallery, and takes several at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos; `clean` gives them in the order they were chosen."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuses none at all, too many, and one that is too large to be read."""
        files = [super(PhotosField, self).clean(one, initial) for one in data or [None]]
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(f"Paling banyak {MOST_PHOTOS} foto sekali simpan.")
        for number, file in enumerate(files, start=1):
            if file.size > MOST_BYTES_IN:
                raise forms.ValidationError(f"Foto ke-{number} lebih besar dari 12 MB. Perkecil dulu.")
        return files


class PhotosForm(CommandForm):
    """The photos of one book and month."""

    book = forms.TypedChoiceField(
        label="Buku",
        help_text="Buku kertas yang dipotret.",
        choices=[(book.value, book.label) for book in OldBook],
        coerce=OldBook,
    )
    month = forms.TypedChoiceField(
        label="Bulan", help_text="Bulan dari baris-baris di halaman itu.", choices=MONTHS, coerce=int
    )
    year = forms.IntegerField(label="Tahun", min_value=1900, max_value=2199)
    photos = PhotosField(
        label="Foto halaman",
        help_text="Potret tegak lurus, seluruh halaman, terang. Boleh beberapa sekaligus.",
        widget=ManyFiles(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic"}),
        error_messages={"required": "Pilih paling sedikit satu foto.", "empty": "Foto ini kosong."},
    )
    note = forms.CharField(
        label="Catatan",
        help_text="Misalnya halaman 12 dan 13.",
        max_length=LONGEST_NOTE,
        required=False,
    )

    @property
    def period(self) -> Period:
        """The month of a valid form."""
        return Period(self.cleaned_data["year"], self.cleaned_data["month"])

    @property
    def pictures(self) -> tuple[str, ...]:
        """The files of a valid form in base64, as the command takes them."""
        files: list[UploadedFile[Any]] = self.cleaned_data["photos"]
        return tuple(base64.b64encode(file.read()).decode() for file in files)

    def add_error(self, field: str | None, error: Any) -> None:
        """The command speaks of the month as one; it stands at the year."""
        super().add_error("year" if field == "period" else field, error)


class TickForm(CommandForm):
    """The rows that say what the page says; the page writes the boxes itself."""


class RemoveForm(CommandForm):
    """Why a photo is taken away."""

    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, misalnya terpotret dua kali atau memuat hal lain.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
