"""A line of Buku Bantuan."""

from typing import Any
from uuid import UUID

from django import forms

from accounts.fields import MoneyField
from bookkeeping.forms.base import day, kas_or_bank
from common.problems import Problem
from goods.commands.aid import LONGEST_TARGET, ReceiveAid
from goods.commands.stock import LONGEST_FUND
from goods.commands.trading import Bought
from goods.domain.things import NewItem
from goods.forms.base import LinesForm, remark_field

ITEM_FIELDS = ("name", "count", "unit", "cost", "place", "life_months", "residual")


class AidForm(LinesForm):
    """Money, goods for stock, and one thing of lasting use; more things are further lines of the book."""

    PART = "goods"
    MONEY = "Nilainya"

    date = day(help_text="Hari bantuannya diterima.")
    source = forms.CharField(
        label="Asal bantuan",
        help_text="Misalnya CSR Bank Jatim atau APBD kota. Menjadi nama sumber dananya.",
        max_length=LONGEST_FUND,
    )
    money = MoneyField(label="Uang yang diterima", required=False)
    bank = kas_or_bank("Uangnya masuk ke", "Tunai di kotak kas, atau lewat rekening kelompok.")
    item_name = forms.CharField(
        label="Nama barang", help_text="Misalnya mesin jahit. Masuk Buku Inventaris.", required=False
    )
    item_count = forms.IntegerField(label="Jumlah", required=False, min_value=1)
    item_unit = forms.CharField(label="Satuan", required=False, initial="unit", max_length=20)
    item_cost = MoneyField(
        label="Nilainya", help_text="Kira-kira harganya di toko, untuk semuanya.", required=False
    )
    item_place = forms.CharField(label="Tempat penyimpanan", required=False, max_length=80)
    item_life_months = forms.IntegerField(
        label="Umur pakai", help_text="Kosongkan bila tidak disusutkan.", required=False, min_value=0
    )
    item_residual = MoneyField(label="Nilai sisa", required=False)
    target = forms.CharField(label="Lokasi penerima (sasaran)", required=False, max_length=LONGEST_TARGET)
    remark = remark_field()

    def _placed(self, problem: Problem) -> Problem:
        if problem.field.startswith("items.0."):
            name = problem.field.removeprefix("items.0.")
            return Problem(f"item_{name}", problem.message, problem.code)
        return super()._placed(problem)

    def _item(self, v: dict[str, Any]) -> tuple[NewItem, ...]:
        if not (v["item_name"] or v["item_cost"] or v["item_count"]):
            return ()
        return (
            NewItem(
                v["item_name"],
                v["item_count"] or 0,
                v["item_unit"],
                v["item_cost"],
                v["item_place"],
                life_months=v["item_life_months"] or 0,
                residual=v["item_residual"],
            ),
        )

    def command(self, group_id: UUID) -> ReceiveAid:
        """What was filled in."""
        v = self.cleaned_data
        return ReceiveAid(
            v["command_id"],
            group_id,
            v["date"],
            v["source"],
            v["money"],
            v["bank"],
            tuple(Bought(f.product_id, f.quantity, f.money) for f in self.filled),
            self._item(v),
            v["target"],
            v["remark"],
        )
