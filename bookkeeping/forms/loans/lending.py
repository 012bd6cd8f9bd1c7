"""Pinjaman baru."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from accounts.fields import choose
from bookkeeping.commands.loans.opening import LONGEST_FUND, LONGEST_PURPOSE
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.domain.loans.schedule import LoanTerms
from bookkeeping.forms import terms as fields
from bookkeeping.forms.base import day, kas_or_bank, member_choices, member_field
from bookkeeping.forms.loans.asked import AskedMoney, AskedText, AskingForm
from bookkeeping.queries.people import Enrolled

JOINT = "renteng"


class LendForm(AskingForm):
    """A loan as the group decided it."""

    PLACES = {"kas": "principal", "rate_bps_per_month": "rate_bps", "guarantor_id": "backing"}

    member_id = member_field("Yang meminjam.")
    date = day("Tanggal pinjaman", "Hari uangnya diserahkan.")
    principal = AskedMoney(label="Jumlah pinjaman", help_text="Seperti diputuskan rapat, misalnya 1.000.000.")
    purpose = AskedText(
        label="Untuk keperluan usaha",
        help_text="Misalnya modal keripik pisang.",
        max_length=LONGEST_PURPOSE,
    )
    rate_bps = fields.rate()
    method = fields.method()
    count = fields.count()
    rhythm = fields.rhythm()
    first_due = fields.first_due("Jatuh tempo angsuran ke-1, menurut seberapa sering diangsur.")
    rounding = fields.rounding()
    grace = fields.grace()
    backing = forms.ChoiceField(
        label="Jaminan",
        help_text="Siapa yang ikut menanggung bila ia tidak dapat membayar.",
        required=False,
    )
    fund = forms.CharField(
        label="Sumber dana",
        help_text="Bila dananya dari luar kelompok, misalnya dana bergulir kota.",
        required=False,
        max_length=LONGEST_FUND,
        widget=forms.TextInput(attrs={"list": "sumber-dana", "autocomplete": "off"}),
    )
    bank = kas_or_bank("Uang diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")

    def __init__(
        self, *args: Any, members: tuple[Enrolled, ...], funds: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.funds = tuple(funds)
        choose(self, "member_id", member_choices(members))
        named = [(str(m.person.member_id), f"Dijamin {m.person.called}") for m in members]
        choose(self, "backing", [("", "Tanpa jaminan"), (JOINT, "Tanggung renteng semua anggota"), *named])
        self.fields["first_due"].widget.attrs.pop("max")  # this day lies ahead

    def clean(self) -> dict[str, Any]:
        """A first instalment left open follows the rhythm."""
        return fields.with_first_due(super().clean() or self.cleaned_data)

    @property
    def terms(self) -> LoanTerms:
        """The terms of a form that is_valid()."""
        return fields.terms_of(self.cleaned_data, self.cleaned_data["principal"])

    @property
    def backed(self) -> dict[str, Any]:
        """Who answers for the loan, as the command has it; for a form that is_valid()."""
        backing = self.cleaned_data["backing"]
        guarantor = UUID(backing) if backing and backing != JOINT else None
        return {"guarantor_id": guarantor, "joint_liability": backing == JOINT}


class CorrectLoanForm(LendForm):
    """The loan as if it were still hers to change, and why it is put right."""

    reason = AskedText(
        label="Mengapa dibetulkan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya salah nama peminjam.",
        max_length=LONGEST_REASON,
    )
