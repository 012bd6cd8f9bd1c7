"""Things of Buku Inventaris: bought, taken over, moved, changed, let go, written off."""

from typing import Any
from uuid import UUID

from django import forms

from accounts.fields import DayField, MoneyField, choose
from accounts.forms import CommandForm
from bookkeeping.forms.base import DeskForm, day, kas_or_bank
from common.period import Period
from common.problems import Problem
from common.words import bulan
from goods.commands.depreciating import Depreciate
from goods.commands.items import BuyItem, OldItem, TakeOverItems
from goods.commands.noting import NoteItem
from goods.commands.parting import PartWithItem
from goods.domain.things import LONGEST, NewItem
from goods.domain.words import Condition, Parting
from goods.forms.base import PayingForm, fund_field, reason_field, remark_field

CONDITIONS = [(c.value, c.label.capitalize()) for c in Condition]


class ItemForm(DeskForm):
    """What every thing has."""

    name = forms.CharField(label="Nama barang", max_length=LONGEST["name"])
    count = forms.IntegerField(label="Jumlah", min_value=1, initial=1)
    unit = forms.CharField(label="Satuan", max_length=LONGEST["unit"], initial="unit")
    cost = MoneyField(label="Harga seluruhnya", required=False)
    place = forms.CharField(
        label="Tempat penyimpanan", help_text="Misalnya rumah Bu Sari.", max_length=LONGEST["place"]
    )
    condition = forms.TypedChoiceField(label="Kondisi barang", choices=CONDITIONS, coerce=Condition)
    life_months = forms.IntegerField(
        label="Umur pakai",
        help_text="Dalam bulan, misalnya 48. Kosongkan bila kelompok tidak menyusutkannya.",
        required=False,
        min_value=0,
    )
    residual = MoneyField(label="Nilai sisa", help_text="Harganya kelak bila umurnya habis.", required=False)
    remark = remark_field()

    def item(self) -> NewItem:
        """The thing."""
        v = self.cleaned_data
        return NewItem(
            v["name"],
            v["count"],
            v["unit"],
            v["cost"],
            v["place"],
            v["condition"],
            v["life_months"] or 0,
            v["residual"],
            v["remark"],
        )

    def _placed(self, problem: Problem) -> Problem:
        field = problem.field.removeprefix("items.0.").removeprefix("item.")
        return super()._placed(Problem(field, problem.message, problem.code))


class BuyItemForm(ItemForm, PayingForm):
    """A thing bought."""

    date = day("Tanggal pembelian", "Hari uangnya dibayarkan.")
    giver = forms.CharField(label="Dibeli di", required=False, max_length=120)
    bank = kas_or_bank("Dibayar dari", "Tunai di kotak kas, atau lewat rekening kelompok.")
    fund = fund_field()
    cash_reason = reason_field()

    def command(self, group_id: UUID) -> BuyItem:
        """What was filled in."""
        v = self.cleaned_data
        return BuyItem(
            v["command_id"],
            group_id,
            v["date"],
            self.item(),
            v["giver"],
            v["bank"],
            v["fund"],
            v["cash_reason"],
        )


class OldItemForm(ItemForm):
    """A thing the group had before its book began here."""

    date = day("Dicatat per tanggal", "Tanggal mulai buku ini, misalnya 1 Januari.")
    acquired_on = DayField(
        label="Tanggal penerimaan", help_text="Kapan barang ini dulu diterima atau dibeli."
    )
    giver = forms.CharField(label="Asal barang", required=False, max_length=120)
    depreciated = MoneyField(
        label="Sudah disusutkan", help_text="Jumlah penyusutan sampai tanggal itu.", required=False
    )

    def command(self, group_id: UUID) -> TakeOverItems:
        """What was filled in."""
        v = self.cleaned_data
        old = OldItem(self.item(), v["acquired_on"], v["depreciated"], v["giver"])
        return TakeOverItems(v["command_id"], group_id, v["date"], (old,))


class NoteItemForm(DeskForm):
    """Where a thing is and how."""

    date = day("Sejak tanggal", "Hari barangnya dipindah atau diperiksa.")
    place = forms.CharField(label="Tempat penyimpanan", required=False, max_length=LONGEST["place"])
    condition = forms.TypedChoiceField(label="Kondisi barang", choices=CONDITIONS, coerce=Condition)
    remark = remark_field()

    def command(self, item_id: UUID) -> NoteItem:
        """What was filled in."""
        v = self.cleaned_data
        return NoteItem(v["command_id"], item_id, v["date"], v["place"], v["condition"], v["remark"])


class PartForm(DeskForm):
    """A thing that leaves."""

    date = day("Tanggal", "Hari barangnya dijual, dibuang atau diketahui hilang.")
    how = forms.TypedChoiceField(
        label="Bagaimana", choices=[(p.value, p.label) for p in Parting], coerce=Parting
    )
    count = forms.IntegerField(label="Jumlah", min_value=1)
    price = MoneyField(
        label="Uang yang diterima", help_text="Hanya bila dijual, untuk semuanya.", required=False
    )
    bank = kas_or_bank("Uangnya masuk ke", "Tunai di kotak kas, atau lewat rekening kelompok.")
    remark = remark_field()

    def command(self, item_id: UUID) -> PartWithItem:
        """What was filled in."""
        v = self.cleaned_data
        return PartWithItem(
            v["command_id"], item_id, v["date"], v["count"], v["how"], v["price"], v["bank"], v["remark"]
        )


class DepreciateForm(CommandForm):
    """Up to which month."""

    period = forms.TypedChoiceField(label="Sampai akhir bulan", coerce=int)

    def __init__(self, *args: Any, months: tuple[Period, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "period", [(str(month.key), bulan(month)) for month in months])

    def command(self, group_id: UUID) -> Depreciate:
        """What was filled in."""
        return Depreciate(self.cleaned_data["command_id"], group_id, self.cleaned_data["period"])
