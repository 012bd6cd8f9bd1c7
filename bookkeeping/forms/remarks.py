"""Minta dibetulkan, its answer, and asking again."""

from typing import Any

from django import forms

from accounts.forms import CommandForm
from bookkeeping.domain.remarks import LONGEST, SHORTEST, Said


def _sentence(label: str, help_text: str) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST})
    told = {"min_length": "Tulis satu kalimat, supaya dimengerti pembacanya."}
    return forms.CharField(
        label=label,
        help_text=help_text,
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=area,
        error_messages=told,
    )


class AskForm(CommandForm):
    """What is to be put right."""

    sentence = _sentence(
        "Apa yang perlu dibetulkan", "Satu kalimat, misalnya jumlahnya tidak sama dengan kuitansi."
    )


class AnswerForm(CommandForm):
    """Put right, or right as it stands; and a sentence."""

    said = forms.TypedChoiceField(
        label="Jawaban Ibu",
        choices=[(Said.FIXED.value, "Sudah dibetulkan"), (Said.RIGHT.value, "Sudah benar, karena …")],
        coerce=Said,
        widget=forms.RadioSelect,
    )
    sentence = _sentence(
        "Penjelasan", "Satu kalimat, misalnya jumlahnya sudah diganti, atau kuitansinya memang dua."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said"].error_messages["required"] = "Pilih sudah dibetulkan atau sudah benar."


class AgainForm(CommandForm):
    """What is still to be put right."""

    sentence = _sentence("Apa yang masih perlu dibetulkan", "Satu kalimat untuk pengurus kelompok.")


class EndForm(CommandForm):
    """Closing or withdrawing: nothing is asked but the press of the button."""
