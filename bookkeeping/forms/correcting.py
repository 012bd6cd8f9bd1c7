"""Betulkan: the entry as if it were still hers to change; and Batalkan."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from accounts.fields import MoneyField, choose
from accounts.forms import CommandForm
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.domain.chart import (
    ACCOUNTS,
    DENDA,
    JASA_PINJAMAN,
    KAS,
    PIUTANG_PINJAMAN,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
)
from bookkeeping.domain.choices import CORRECTABLE, SAVED_BY_HAND
from bookkeeping.domain.draft import LONGEST_TEXT, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.forms.base import DeskForm, day, member_choices, member_field
from bookkeeping.forms.cash import account_choices
from bookkeeping.queries.people import Enrolled

NAMED = (EntryKind.SIMPANAN, EntryKind.PENARIKAN)
FREE = (EntryKind.KAS_MASUK, EntryKind.KAS_KELUAR)
LINES = {
    EntryKind.SIMPANAN: SAVED_BY_HAND,
    EntryKind.PENARIKAN: (SIMPANAN_SUKARELA,),
    EntryKind.ANGSURAN: (PIUTANG_PINJAMAN, JASA_PINJAMAN, DENDA, SIMPANAN_TERIKAT),
    EntryKind.PINDAH: (KAS,),
}
LABELS = {PIUTANG_PINJAMAN: "Pokok", JASA_PINJAMAN: "Jasa", KAS: "Jumlah uang"}


@dataclass(frozen=True)
class Written:
    """An entry as it stands in the book."""

    kind: EntryKind
    date: date
    memo: str
    legs: tuple[LegLine, ...]

    @property
    def amounts(self) -> dict[int, int]:
        """What stands on each account, whichever way it went."""
        return {leg.account: leg.debit or leg.credit for leg in self.legs}

    @property
    def accounts(self) -> tuple[int, ...]:
        """The accounts she may put right, in the order of the form."""
        if self.kind in FREE:
            return tuple(account for account in self.amounts if account in CORRECTABLE[self.kind])[:1]
        return LINES[self.kind]

    @property
    def initial(self) -> dict[str, Any]:
        """The form as the entry stands."""
        found: dict[str, Any] = {"date": self.date, "memo": self.memo}
        found["member_id"] = next((str(leg.member_id) for leg in self.legs if leg.member_id), "")
        for number, account in enumerate(self.accounts):
            found[f"lines.{number}.account"] = account
            found[f"lines.{number}.amount"] = self.amounts.get(account)
        return found


class CorrectForm(DeskForm):
    """The entry with its amounts, and why it is put right."""

    PLACES = {"kas": "lines.0.amount", "lines": "lines.0.amount"}

    date = day()
    reason = forms.CharField(
        label="Mengapa dibetulkan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya salah ketik jumlah.",
        max_length=LONGEST_REASON,
    )

    def __init__(self, *args: Any, written: Written, members: tuple[Enrolled, ...], **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": written.initial, **kwargs})
        self.written = written
        if written.kind in NAMED:
            self.fields["member_id"] = member_field("Yang seharusnya.")
            choose(self, "member_id", member_choices(members))
        if written.kind in FREE:
            self._open_free()
        for number, account in enumerate(written.accounts):
            label = LABELS.get(account, ACCOUNTS[account].name)
            self.fields[f"lines.{number}.amount"] = MoneyField(
                label="Jumlah uang" if written.kind in FREE else label,
                help_text="Yang seharusnya." if len(written.accounts) == 1 else "Kosongkan bila tidak ada.",
                required=len(written.accounts) == 1,
            )

    def _open_free(self) -> None:
        label = "Asal uang" if self.written.kind is EntryKind.KAS_MASUK else "Untuk keperluan"
        self.fields["lines.0.account"] = forms.TypedChoiceField(
            label=label, coerce=int, choices=account_choices(CORRECTABLE[self.written.kind])
        )
        self.fields["memo"] = forms.CharField(
            label="Uraian", help_text="Seperti di kwitansi.", max_length=LONGEST_TEXT
        )

    @property
    def amounts(self) -> list[BoundField]:
        """The money fields in their order."""
        return [self[f"lines.{number}.amount"] for number in range(len(self.written.accounts))]

    @property
    def account(self) -> BoundField | None:
        """What uang masuk or uang keluar was for; None for the other kinds, whose accounts are fixed."""
        return self["lines.0.account"] if "lines.0.account" in self.fields else None

    @property
    def member(self) -> BoundField | None:
        """Whose saving it is, where that can be put right."""
        return self["member_id"] if "member_id" in self.fields else None

    @property
    def memo(self) -> BoundField | None:
        """The uraian, where it is hers to write."""
        return self["memo"] if "memo" in self.fields else None

    @property
    def lines(self) -> tuple[CorrectedLine, ...]:
        """The accounts of a form that is_valid(), with their amounts."""
        given = self.cleaned_data
        return tuple(
            CorrectedLine(given.get(f"lines.{number}.account", account), given[f"lines.{number}.amount"])
            for number, account in enumerate(self.written.accounts)
        )


class CancelForm(CommandForm):
    """Why an entry should not have been written at all."""

    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya tercatat dua kali.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
