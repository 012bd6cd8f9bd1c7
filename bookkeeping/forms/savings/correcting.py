"""Betulkan what was paid to members in bulk: the forms of the acts themselves, as they were posted."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from accounts.fields import DayField, MoneyField
from bookkeeping.commands.savings.correcting_pay_out import PaidTo
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.forms.base import DeskForm, kas_or_bank
from bookkeeping.forms.savings.leaving import LONGEST_REASON as LONGEST_CAUSE
from bookkeeping.forms.savings.sharing import InterestForm
from bookkeeping.queries.savings.paid_out import Payable


def why() -> forms.CharField:
    """Why it is put right."""
    return forms.CharField(
        label="Mengapa dibetulkan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya salah ketik jumlah Bu Sari.",
        max_length=LONGEST_REASON,
    )


def seen() -> forms.IntegerField:
    """The last entry she saw: what others put right meanwhile is not overwritten."""
    return forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True)
class PayOutLine:
    """A member of the pay-out with the cells of her line."""

    row: Payable
    cells: tuple[tuple[SavingsKind, BoundField], ...]

    @property
    def most(self) -> int:
        """What she could be given of these kinds, whole rupiah."""
        return sum(self.row.held.get(kind.account, 0) for kind, _ in self.cells)


class CorrectPayOutForm(DeskForm):
    """The list of the pay-out with every amount open; an empty line leaves a member out."""

    PLACES = {"kas": "", "entry_id": "", "rows": ""}

    date = DayField(label="Tanggal pembagian", help_text="Hari uangnya diserahkan.")
    bank = kas_or_bank("Diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")
    reason = why()
    seen = seen()

    def __init__(
        self, *args: Any, rows: tuple[Payable, ...], kinds: Collection[SavingsKind], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.kinds = rows, tuple(kinds)
        for row in rows:
            for kind in self.kinds:
                self.fields[_name(row, kind)] = MoneyField(
                    label=f"{kind.label} {row.person.called}",
                    required=False,
                    initial=row.paid.get(kind.account),
                )

    @property
    def lines(self) -> tuple[PayOutLine, ...]:
        """The table of the page."""
        return tuple(
            PayOutLine(row, tuple((kind, self[_name(row, kind)]) for kind in self.kinds)) for row in self.rows
        )

    @property
    def asked(self) -> tuple[PaidTo, ...]:
        """Who should have been paid what; of a form that is_valid()."""
        given = self.cleaned_data
        return tuple(
            PaidTo(row.person.member_id, **{kind.value: given[_name(row, kind)] or 0 for kind in self.kinds})
            for row in self.rows
        )

    @property
    def total(self) -> int:
        """The sum of what stands in the cells, of those that can be read."""
        if not self.is_bound:
            return sum(sum(row.paid.values()) for row in self.rows)
        self.is_valid()
        names = (_name(row, kind) for row in self.rows for kind in self.kinds)
        return sum(self.cleaned_data.get(name) or 0 for name in names)


def _name(row: Payable, kind: SavingsKind) -> str:
    return f"rows.{row.person.member_id}.{kind.value}"


class CorrectInterestForm(InterestForm):
    """How the group decided about jasa simpanan, as it should have been written, and why."""

    PLACES = {"expected": "", "kas": "", "entry_id": ""}

    reason = why()
    seen = seen()


class CorrectLeavingForm(DeskForm):
    """Her last day, why she left, the day and the purse of her money, and why it is put right."""

    PLACES = {"expected": "", "kas": "date", "entry_id": ""}

    left_on = DayField(label="Tanggal berhenti", help_text="Hari terakhir ia menjadi anggota.")
    left_reason = forms.CharField(
        label="Sebab berhenti",
        help_text="Misalnya pindah alamat, permintaan sendiri, meninggal dunia.",
        max_length=LONGEST_CAUSE,
    )
    date = DayField(label="Tanggal dibayar", help_text="Hari uangnya diserahkan.")
    bank = kas_or_bank("Diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")
    expected = forms.IntegerField(widget=forms.HiddenInput)
    reason = why()
