"""What a group decides about a running loan, with its minutes."""

from typing import Any

from django import forms

from bookkeeping.commands.loans.deciding import LONGEST_DECIDED_AT, LONGEST_REASON
from bookkeeping.commands.taking_back import LONGEST_REASON as LONGEST_CORRECTION
from bookkeeping.domain.loans.schedule import LoanTerms
from bookkeeping.forms import terms as fields
from bookkeeping.forms.base import day
from bookkeeping.forms.loans.asked import AskedMoney, AskedText, AskingForm


def decided_at() -> AskedText:
    """The meeting or minutes."""
    return AskedText(
        label="Diputuskan di",
        help_text="Rapat atau notulennya, misalnya Rapat 12 Oktober 2026.",
        max_length=LONGEST_DECIDED_AT,
    )


def reason() -> AskedText:
    """Why."""
    return AskedText(
        label="Alasan",
        help_text="Satu kalimat, supaya pembaca buku mengerti.",
        max_length=LONGEST_REASON,
    )


class RescheduleForm(AskingForm):
    """A new plan for what is still owed."""

    PLACES = {"rate_bps_per_month": "rate_bps", "loan_id": "", "principal": "count"}

    date = day("Berlaku mulai", "Hari jadwal baru menggantikan yang lama.")
    count = fields.count()
    rhythm = fields.rhythm()
    first_due = fields.first_due("Jatuh tempo pertama jadwal baru, menurut seberapa sering diangsur.")
    rate_bps = fields.rate()
    method = fields.method()
    rounding = fields.rounding()
    grace = fields.grace()
    carry_interest = forms.TypedChoiceField(
        label="Jasa yang belum dibayar",
        help_text="Jasa yang sudah jatuh tempo sampai hari itu.",
        choices=[("ikut", "Ikut angsuran pertama"), ("bebas", "Dibebaskan")],
        coerce=lambda value: value == "ikut",
        widget=forms.RadioSelect,
        initial="ikut",
    )
    decided_at = decided_at()
    reason = reason()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_due"].widget.attrs.pop("max")  # this day lies ahead

    def clean(self) -> dict[str, Any]:
        """A first instalment left open follows the rhythm."""
        return fields.with_first_due(super().clean() or self.cleaned_data)

    def terms(self, outstanding: int) -> LoanTerms:
        """The terms of a form that is_valid(), for what is still owed."""
        return fields.terms_of(self.cleaned_data, outstanding)


class WriteOffForm(AskingForm):
    """Pokok that the group gives up."""

    PLACES = {"loan_id": ""}

    amount = AskedMoney(label="Pokok yang dihapus", help_text="Seluruh sisa pinjaman, atau sebagian.")
    date = day("Tanggal penghapusan", "Hari keputusannya berlaku di buku.")
    decided_at = decided_at()
    reason = reason()


class CorrectWriteOffForm(WriteOffForm):
    """A write-off as if it were still hers to change, and why it is put right."""

    PLACES = {
        "loan_id": "",
        "right.loan_id": "",
        "right.amount": "amount",
        "right.date": "date",
        "right.decided_at": "decided_at",
        "right.reason": "why",
    }

    why = AskedText(
        label="Alasan penghapusan",
        help_text="Seperti diputuskan rapat.",
        max_length=LONGEST_REASON,
    )
    reason = AskedText(
        label="Mengapa dibetulkan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya salah ketik jumlah.",
        max_length=LONGEST_CORRECTION,
    )
