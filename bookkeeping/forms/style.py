"""The form of how books are printed."""

from django import forms

from accounts.forms import CommandForm


class BookStyleForm(CommandForm):
    """The choices a kota makes where the official form has two readings."""

    receipts_left = forms.TypedChoiceField(
        label="Blok kiri Buku Keuangan",
        help_text="Lampiran 4.11 dibaca orang dengan dua cara. Pilih yang dipakai di kota ini.",
        choices=[("masuk", "Penerimaan di kiri"), ("keluar", "Pengeluaran di kiri")],
        coerce=lambda value: value == "masuk",
        widget=forms.RadioSelect,
    )
