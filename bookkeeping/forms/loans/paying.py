"""What a borrower hands over, in parts or as one sum."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from accounts.fields import MoneyField
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.forms.base import DeskForm, day, kas_or_bank
from bookkeeping.forms.loans.asked import AskedMoney, AskedText, AskingForm
from common.problems import Refused


class InstalmentForm(DeskForm):
    """What a borrower hands over. `total` is one sum, to be laid on denda, jasa and pokok."""

    PLACES = {"kas": "principal", "loan_id": ""}

    total = MoneyField(
        label="Uang yang diterima",
        help_text="Satu jumlah, untuk dibagi menurut urutan kelompok.",
        required=False,
    )
    date = day()
    principal = MoneyField(label="Pokok", help_text="Mengurangi sisa pinjaman.", required=False)
    interest = MoneyField(label="Jasa", help_text="Menurut rencana angsuran.", required=False)
    penalty = MoneyField(label="Denda", help_text="Hanya bila terlambat.", required=False)
    tied_saving = MoneyField(
        label="Simpanan terikat",
        help_text="Simpanan yang ikut setiap angsuran, di luar jumlah di atas.",
        required=False,
    )
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")

    @property
    def is_laid(self) -> bool:
        """Whether the parts of a form that is_valid() make up the sum that was typed, if one was."""
        given = self.cleaned_data
        parts = sum(given[name] or 0 for name in ("principal", "interest", "penalty"))
        return given["total"] is None or given["total"] == 0 or given["total"] == parts

    def fill(self, **parts: int) -> None:
        """Put amounts into the form as if she had typed them."""
        self.data = _changed(self.data, {n: str(amount) if amount else "" for n, amount in parts.items()})


class SettleForm(DeskForm):
    """Lunasi: the sum is told, not typed."""

    PLACES = {"kas": "", "loan_id": "", "amount": ""}

    date = day()
    penalty = MoneyField(label="Denda", help_text="Hanya bila kelompok memutuskannya.", required=False)
    tied_saving = MoneyField(
        label="Simpanan terikat", help_text="Bila kelompok menyepakatinya.", required=False
    )
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")
    amount = forms.IntegerField(widget=forms.HiddenInput)
    asked = 0

    def refuse(self, refused: Refused) -> None:
        """Said with the sum that is right, so that she only has to save again."""
        super().refuse(refused)
        self.ask(self.asked)

    def ask(self, amount: int) -> None:
        """Show another sum, where the day has changed it."""
        self.data = _changed(self.data, {"amount": str(amount)})


class ReceiveForm(AskingForm):
    """Money that comes in on a loan outside of its plan: `most` is what may come at most."""

    PLACES = {"kas": "amount", "loan_id": ""}

    amount = AskedMoney(label="Jumlah uang", help_text="")
    date = day()
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")


class CorrectMoneyForm(ReceiveForm):
    """Such money as if it were still hers to change, and why it is put right."""

    reason = AskedText(
        label="Mengapa dibetulkan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya salah ketik jumlah.",
        max_length=LONGEST_REASON,
    )

    @property
    def amounts(self) -> tuple[BoundField, ...]:
        """The money, for the page of every Betulkan."""
        return (self["amount"],)

    @property
    def purses(self) -> tuple[BoundField, ...]:
        """Kas or bank."""
        return (self["bank"],)


def _changed(data: Mapping[str, Any], values: Mapping[str, str]) -> QueryDict:
    """What was sent, with other values in some of its fields."""
    found = data.copy() if isinstance(data, QueryDict) else QueryDict(mutable=True)
    for name, value in values.items():
        found[name] = value
    return found
