"""Betulkan: the entry as if it were still hers to change; and Batalkan."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from accounts.fields import MoneyField, choose
from accounts.forms import CommandForm
from bookkeeping.commands.cash import LONGEST_FUND
from bookkeeping.commands.replacing import CorrectedLine
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.domain.chart import (
    ACCOUNTS,
    BANK,
    CASH_CODES,
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
from bookkeeping.forms.base import DeskForm, day, kas_or_bank, member_choices, member_field
from bookkeeping.forms.cash import account_choices
from bookkeeping.queries.people import Enrolled
from common.problems import Problem

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
    cash_reason: str = ""

    @property
    def amounts(self) -> dict[int, int]:
        """What stands on each account, whichever way it went."""
        return {leg.account: leg.debit or leg.credit for leg in self.legs}

    @property
    def accounts(self) -> tuple[int, ...]:
        """The accounts she may put right, in the order of the form."""
        if self.kind in FREE:
            return tuple(account for account in self.amounts if account not in CASH_CODES)[:1]
        return LINES[self.kind]

    @property
    def purse(self) -> str:
        """ "bank" when the money went through the bank, or of a transfer when it was brought there."""
        by_bank = (leg for leg in self.legs if leg.account == BANK)
        if self.kind is EntryKind.PINDAH:
            return "bank" if any(leg.debit for leg in by_bank) else "kas"
        return "bank" if any(by_bank) else "kas"

    @property
    def initial(self) -> dict[str, Any]:
        """The form as the entry stands."""
        found: dict[str, Any] = {"date": self.date, "memo": self.memo}
        found["bank"] = self.purse
        found["fund"] = next((leg.fund for leg in self.legs if leg.fund), "")
        found["cash_reason"] = self.cash_reason
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
        self.fields["bank"] = _purse_field(written.kind)
        if written.kind in NAMED:
            self.fields["member_id"] = member_field("Yang seharusnya.")
            choose(self, "member_id", member_choices(members))
        if written.kind in FREE:
            self._open_free()
        if written.kind is EntryKind.KAS_MASUK:
            self.fields["member_id"] = forms.TypedChoiceField(
                label="Anggota",
                help_text="Siapa yang membayar iuran. Untuk uang lain, atau iuran bersama, kosongkan.",
                coerce=UUID,
                required=False,
                empty_value=None,
            )
            choose(self, "member_id", member_choices(members))
        for number, account in enumerate(written.accounts):
            label = LABELS.get(account, ACCOUNTS[account].name)
            self.fields[f"lines.{number}.amount"] = MoneyField(
                label="Jumlah uang" if written.kind in FREE else label,
                help_text="Yang seharusnya." if len(written.accounts) == 1 else "Kosongkan bila tidak ada.",
                required=len(written.accounts) == 1,
            )

    def _open_free(self) -> None:
        label = "Asal uang" if self.written.kind is EntryKind.KAS_MASUK else "Untuk keperluan"
        known = CORRECTABLE[self.written.kind]
        own = tuple(account for account in self.written.accounts if account not in known)
        self.fields["lines.0.account"] = forms.TypedChoiceField(
            label=label, coerce=int, choices=account_choices(known + own)
        )
        self.fields["memo"] = forms.CharField(
            label="Uraian", help_text="Seperti di kuitansi.", max_length=LONGEST_TEXT
        )
        self.fields["fund"] = forms.CharField(
            label="Sumber dana",
            help_text="Bila dari luar kelompok, misalnya APBD kota atau CSR.",
            required=False,
            max_length=LONGEST_FUND,
        )
        if self.written.kind is EntryKind.KAS_KELUAR:
            self.fields["cash_reason"] = forms.CharField(
                label="Mengapa uangnya kurang",
                help_text="Hanya bila memang begitu, misalnya talangan bendahara.",
                required=False,
                max_length=LONGEST_TEXT,
            )

    def _placed(self, problem: Problem) -> Problem:
        if problem.field == "kas" and "cash_reason" in self.fields:
            return replace(problem, field="cash_reason")
        return super()._placed(problem)

    @property
    def purses(self) -> tuple[BoundField, ...]:
        """Kas or bank, and for uang masuk and uang keluar where the money comes from."""
        return tuple(self[name] for name in ("bank", "fund") if name in self.fields)

    @property
    def lacking(self) -> BoundField | None:
        """Why there may be less than nothing: asked where it was said before, or where cash is lacking."""
        if "cash_reason" not in self.fields:
            return None
        said = self.written.cash_reason or self.errors.get("cash_reason") or self.data.get("cash_reason")
        return self["cash_reason"] if said else None

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
    def leaves_unnamed(self) -> bool:
        """Whether she emptied the name; an older page that did not ask for it leaves it as it was."""
        return "member_id" in self.data and self.cleaned_data.get("member_id") is None

    @property
    def lines(self) -> tuple[CorrectedLine, ...]:
        """The accounts of a form that is_valid(), with their amounts."""
        given = self.cleaned_data
        return tuple(
            CorrectedLine(given.get(f"lines.{number}.account", account), given[f"lines.{number}.amount"])
            for number, account in enumerate(self.written.accounts)
        )


def _purse_field(kind: EntryKind) -> forms.TypedChoiceField:
    """Left out by an older page, it leaves the purse as it was."""
    field = kas_or_bank("Tempat uang", "Yang seharusnya.")
    field.required, field.empty_value = False, None
    if kind is EntryKind.PINDAH:
        field.label = "Arah"
        field.choices = [("bank", "Dari kas ke bank (setor)"), ("kas", "Dari bank ke kas (ambil)")]
    return field


class CancelForm(CommandForm):
    """Why an entry should not have been written at all."""

    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya tercatat dua kali.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
