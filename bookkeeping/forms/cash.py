"""Uang masuk, uang keluar, and money carried between kas and bank."""

from typing import Any
from uuid import UUID

from django import forms

from accounts.fields import MoneyField, choose
from bookkeeping.commands.cash import LONGEST_FUND, Direction
from bookkeeping.domain.chart import ACCOUNTS
from bookkeeping.domain.choices import CASH_IN, CASH_OUT
from bookkeeping.domain.draft import LONGEST_TEXT
from bookkeeping.forms.base import DeskForm, day, kas_or_bank, member_choices
from bookkeeping.queries.people import Enrolled


def account_choices(codes: tuple[int, ...]) -> list[tuple[str, str]]:
    """Accounts by their names, without their numbers: those stay in the office."""
    return [("", "Pilih"), *((str(code), ACCOUNTS[code].name) for code in codes)]


class CashForm(DeskForm):
    """Money in or out that is neither savings nor loan."""

    PLACES = {"kas": "cash_reason"}

    date = day()
    amount = MoneyField(label="Jumlah uang", help_text="Rupiah bulat, misalnya 50.000.")
    account = forms.TypedChoiceField(label="Untuk apa", coerce=int)
    memo = forms.CharField(label="Uraian", max_length=LONGEST_TEXT)
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")
    member_id = forms.TypedChoiceField(
        label="Anggota",
        help_text="Siapa yang membayar iuran. Untuk uang lain, kosongkan.",
        required=False,
        coerce=UUID,
        empty_value=None,
    )
    fund = forms.CharField(
        label="Sumber dana",
        help_text="Bila dari luar kelompok, misalnya APBD kota atau CSR.",
        required=False,
        max_length=LONGEST_FUND,
    )
    cash_reason = forms.CharField(
        label="Mengapa uangnya kurang",
        help_text="Hanya bila memang begitu, misalnya talangan bendahara. Selain itu, betulkan jumlahnya.",
        required=False,
        max_length=LONGEST_TEXT,
    )

    def __init__(
        self, *args: Any, direction: Direction, members: tuple[Enrolled, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        coming = direction is Direction.MASUK
        if coming:
            choose(self, "member_id", member_choices(members))
        else:
            del self.fields["member_id"]
        choose(self, "account", account_choices(CASH_IN if coming else CASH_OUT))
        self.fields["account"].label = "Asal uang" if coming else "Untuk keperluan"
        self.fields["account"].help_text = "Simpanan, angsuran dan pinjaman ada isiannya sendiri."
        example = "penjualan keripik di bazar" if coming else "konsumsi rapat Oktober"
        self.fields["memo"].help_text = f"Seperti di kuitansi, misalnya {example}."

    @property
    def asks_reason(self) -> bool:
        """Whether the cash was found lacking: only then the reason is asked for."""
        return self.is_bound and bool(self.errors.get("cash_reason") or self.data.get("cash_reason"))


class TransferForm(DeskForm):
    """Between the cash box and the bank."""

    PLACES = {"kas": "amount"}

    to_bank = forms.TypedChoiceField(
        label="Arah",
        help_text="Uang kelompok tetap sama banyaknya, hanya pindah tempat.",
        choices=[("bank", "Dari kas ke bank (setor)"), ("kas", "Dari bank ke kas (ambil)")],
        coerce=lambda value: value == "bank",
        widget=forms.RadioSelect,
        initial="bank",
    )
    date = day(help_text="Tanggal di slip bank.")
    amount = MoneyField(label="Jumlah uang", help_text="Seperti di slip bank.")
