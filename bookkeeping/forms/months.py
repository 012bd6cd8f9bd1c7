"""Opening a closed month again."""

from django import forms

from accounts.forms import CommandForm
from bookkeeping.commands.months import LONGEST_REASON


class ReopenMonthForm(CommandForm):
    """Why the month is worked on again."""

    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, misalnya ada kuitansi yang tertinggal.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
