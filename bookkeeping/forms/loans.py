"""Lending and paying back."""

from typing import Any

from django import forms

from accounts.fields import DayField, MoneyField, choose
from bookkeeping.commands.loans.opening import LONGEST_FUND, LONGEST_PURPOSE
from bookkeeping.domain.loans.schedule import LoanTerms
from bookkeeping.forms import terms as fields
from bookkeeping.forms.base import DeskForm, day, kas_or_bank, member_choices, member_field
from bookkeeping.queries.people import Enrolled


class LendForm(DeskForm):
    """A loan as the group decided it."""

    PLACES = {"kas": "principal", "rate_bps_per_month": "rate_bps"}

    member_id = member_field("Yang meminjam.")
    date = day("Tanggal pinjaman", "Hari uangnya diserahkan.")
    principal = MoneyField(label="Jumlah pinjaman", help_text="Seperti diputuskan rapat, misalnya 1.000.000.")
    purpose = forms.CharField(
        label="Untuk keperluan usaha",
        help_text="Misalnya modal keripik pisang.",
        max_length=LONGEST_PURPOSE,
    )
    rate_bps = fields.rate()
    method = fields.method()
    count = fields.count()
    rhythm = fields.rhythm()
    first_due = DayField(label="Angsuran pertama", help_text="Tanggal jatuh tempo angsuran ke-1.")
    rounding = fields.rounding()
    fund = forms.CharField(
        label="Sumber dana",
        help_text="Bila dananya dari luar kelompok, misalnya dana bergulir kota.",
        required=False,
        max_length=LONGEST_FUND,
    )
    bank = kas_or_bank("Uang diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")

    def __init__(self, *args: Any, members: tuple[Enrolled, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "member_id", member_choices(members))
        self.fields["first_due"].widget.attrs.pop("max")  # this day lies ahead

    @property
    def terms(self) -> LoanTerms:
        """The terms of a form that is_valid()."""
        given = self.cleaned_data
        return LoanTerms(
            given["principal"],
            given["rate_bps"],
            given["method"],
            given["count"],
            given["first_due"],
            given["rhythm"],
            given["rounding"],
        )


class InstalmentForm(DeskForm):
    """What a borrower hands over."""

    PLACES = {"kas": "principal", "loan_id": ""}

    date = day()
    principal = MoneyField(label="Pokok", help_text="Mengurangi sisa pinjaman.", required=False)
    interest = MoneyField(label="Jasa", help_text="Menurut rencana angsuran.", required=False)
    penalty = MoneyField(label="Denda", help_text="Hanya bila terlambat.", required=False)
    tied_saving = MoneyField(
        label="Simpanan terikat",
        help_text="Simpanan yang ikut setiap angsuran, bila kelompok menyepakatinya.",
        required=False,
    )
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")
