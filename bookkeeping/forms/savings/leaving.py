"""A member leaves."""

from typing import Any

from django import forms

from accounts.fields import DayField
from bookkeeping.forms.base import DeskForm, kas_or_bank

LONGEST_REASON = 200


class LeavePaidForm(DeskForm):
    """Her last day and why; the day and the purse only where something is paid to her."""

    PLACES = {"expected": "", "kas": "date"}

    left_on = DayField(label="Tanggal berhenti", help_text="Hari terakhir ia menjadi anggota.")
    reason = forms.CharField(
        label="Sebab berhenti",
        help_text="Misalnya pindah alamat, permintaan sendiri, meninggal dunia.",
        max_length=LONGEST_REASON,
    )
    date = DayField(label="Tanggal dibayar", help_text="Hari uangnya diserahkan.")
    bank = kas_or_bank("Diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_paid: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_paid:
            del self.fields["date"], self.fields["bank"]

    def clean(self) -> dict[str, Any]:
        """Without money nothing is paid, on the day she leaves."""
        given = super().clean() or self.cleaned_data
        given["expected"] = given.get("expected") or 0
        if "date" not in self.fields and "left_on" in given:
            given |= {"date": given["left_on"], "bank": False}
        return given


class PayLeaverForm(DeskForm):
    """The day and the purse of what is still hers."""

    PLACES = {"expected": "", "kas": "date"}

    date = DayField(label="Tanggal dibayar", help_text="Hari uangnya diserahkan.")
    bank = kas_or_bank("Diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")
    expected = forms.IntegerField(widget=forms.HiddenInput)
