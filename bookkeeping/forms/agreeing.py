"""What a group agrees about savings and loans."""

from django import forms

from accounts.fields import DayField, MoneyField
from bookkeeping.commands.agreeing import UNITS
from bookkeeping.forms import terms
from bookkeeping.forms.base import DeskForm
from common.rupiah import format_rupiah


class RulesForm(DeskForm):
    """What the group agreed; the meeting sheet proposes it."""

    starts_on = DayField(label="Berlaku mulai", help_text="Tanggal rapat yang memutuskannya.")
    simpanan_pokok = MoneyField(
        label="Simpanan pokok", help_text="Sekali, ketika menjadi anggota.", required=False
    )
    simpanan_wajib = MoneyField(label="Simpanan wajib", help_text="Setiap rapat.", required=False)
    simpanan_terikat = MoneyField(
        label="Simpanan terikat", help_text="Ikut setiap angsuran, tidak boleh diambil.", required=False
    )
    unit = forms.TypedChoiceField(
        label="Simpanan kelipatan",
        help_text="Supaya salah ketik ketahuan.",
        choices=[(str(unit), f"Rp {format_rupiah(unit)}") for unit in UNITS],
        coerce=int,
    )
    rate_bps = terms.rate()
    method = terms.method()
    count = terms.count()
    rhythm = terms.rhythm()
    rounding = terms.rounding()
    penalty = MoneyField(label="Denda", help_text="Setiap angsuran yang terlambat.", required=False)
