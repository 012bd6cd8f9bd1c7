"""Tanggung renteng: who covers, what comes back, to whom it goes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from accounts.fields import MoneyField, choose
from bookkeeping.commands.loans.covering import Share
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.forms.base import DeskForm, day, kas_or_bank
from bookkeeping.forms.loans.asked import AskedMoney, AskedText, AskingForm
from bookkeeping.queries.loans.covered import Covered
from bookkeeping.queries.loans.covers import Cover
from bookkeeping.queries.people import Enrolled
from common.problems import Problem
from common.rupiah import format_rupiah


class CoverForm(DeskForm):
    """An instalment, and what each member lays out for it."""

    PLACES = {"kas": "principal", "loan_id": "", "shares": "principal"}

    date = day()
    principal = MoneyField(label="Pokok", help_text="Bagian angsuran yang ditanggung.", required=False)
    interest = MoneyField(label="Jasa", help_text="Menurut rencana angsuran.", required=False)
    penalty = MoneyField(label="Denda", help_text="Hanya bila terlambat.", required=False)
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")

    def __init__(self, *args: Any, members: Iterable[Enrolled], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = tuple(members)
        for member in self.members:
            self.fields[_name(member.person.member_id)] = MoneyField(
                label=member.person.called, required=False
            )

    @property
    def shares(self) -> tuple[Share, ...]:
        """Who lays out something; for a form that is_valid()."""
        laid = ((m.person.member_id, self.cleaned_data[_name(m.person.member_id)]) for m in self.members)
        return tuple(Share(member_id, amount) for member_id, amount in laid if amount)

    @property
    def share_fields(self) -> list[BoundField]:
        """The fields of the members, for the page."""
        return [self[_name(member.person.member_id)] for member in self.members]

    def _placed(self, problem: Problem) -> Problem:
        head, _, rest = problem.field.partition(".")
        number, _, _ = rest.partition(".")
        if head == "shares" and number.isdigit():
            field = _name(self.shares[int(number)].member_id)
            return Problem(field, problem.message, problem.code)
        return super()._placed(problem)


class CorrectCoverForm(CoverForm, AskingForm):
    """A cover as if it were still hers to change, and why it is put right."""

    PLACES = CoverForm.PLACES | {"entry_id": ""}

    reason = AskedText(
        label="Mengapa dibetulkan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya salah nama penanggung.",
        max_length=LONGEST_REASON,
    )


def as_covered(covered: Covered) -> dict[str, Any]:
    """The form as the cover stands."""
    laid = {_name(member_id): amount for member_id, amount in covered.shares.items()}
    parts = {name: amount for name, amount in covered.parts.items() if amount}
    return laid | parts | {"date": covered.paid.date, "bank": "bank" if covered.bank else "kas"}


class PassOnForm(AskingForm):
    """What came back, for a member who laid it out."""

    PLACES = {"kas": "amount", "loan_id": ""}

    member_id = forms.TypedChoiceField(
        label="Diteruskan kepada", help_text="Di sampingnya yang belum kembali.", coerce=UUID
    )
    amount = AskedMoney(label="Jumlah uang", help_text="Paling banyak yang sudah dikembalikan peminjam.")
    date = day()
    bank = kas_or_bank("Uang diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")

    def __init__(self, *args: Any, covers: Iterable[Cover], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = [
            (str(cover.member_id), f"{cover.member_name}, Rp {format_rupiah(cover.left)}")
            for cover in covers
            if not cover.is_borrower and cover.left
        ]
        choose(self, "member_id", [("", "Pilih"), *waiting])


def _name(member_id: UUID) -> str:
    return f"bagian.{member_id}"
