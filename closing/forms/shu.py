"""The forms of year-end: the decision of the RAT, dana spent, what is taken back, the pack."""

from datetime import date
from typing import Any

from django import forms

from accounts.fields import DayField, MoneyField, choose
from accounts.forms import CommandForm
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.forms.base import DeskForm, day, kas_or_bank
from closing.forms.percentages import minutes_field, note_field
from common.rupiah import format_rupiah


class ShareForm(DeskForm):
    """The decision of the RAT; day and amount are those of the rehearsal that was seen."""

    decided_on = forms.DateField(widget=forms.HiddenInput)
    amount = forms.IntegerField(widget=forms.HiddenInput)
    minutes = minutes_field()
    note = note_field()


class FundForm(DeskForm):
    """Money from a named dana SHU."""

    PLACES = {"kas": "amount"}

    fund = forms.ChoiceField(label="Dana", help_text="Dari pembagian SHU.", required=False)
    amount = MoneyField(label="Jumlah uang", help_text="Rupiah bulat, misalnya 50.000.")
    memo = forms.CharField(
        label="Uraian", help_text="Seperti di kuitansi, misalnya santunan anggota sakit.", max_length=200
    )
    date = day()
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")

    def __init__(self, *args: Any, funds: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = [
            (name, f"{name or 'Dana SHU tanpa nama'}, Rp\u00a0{format_rupiah(held)}")
            for name, held in funds.items()
        ]
        choose(self, "fund", labels)


class ReasonForm(CommandForm):
    """Why something is taken back or opened again."""

    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, supaya pembaca buku mengerti.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class YearForm(CommandForm):
    """Nothing to fill in: one sentence says what will happen."""


class RatDay(forms.Form):
    """On which day the RAT decides, or has decided."""

    tanggal = DayField(
        label="Tanggal RAT",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    @classmethod
    def asked(cls, given: str | None, today: date) -> "tuple[RatDay, date]":
        """The form and its day; today when it is missing or unreadable."""
        form = cls({"tanggal": given or today.isoformat()})
        found: date | None = form.cleaned_data.get("tanggal") if form.is_valid() else None
        return cls({"tanggal": (found or today).isoformat()}), found or today


class PackForm(CommandForm):
    """On which paper the RAT pack is printed."""

    paper = forms.ChoiceField(
        label="Kertas",
        help_text="F4 (folio) seperti di kantor, atau A4.",
        choices=[("f4", "F4"), ("a4", "A4")],
        widget=forms.RadioSelect,
        initial="f4",
    )
