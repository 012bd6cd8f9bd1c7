"""What a group agrees about savings and loans."""

from itertools import permutations
from typing import Any

from django import forms

from accounts.fields import DayField, MoneyField
from bookkeeping.commands.agreeing import UNITS
from bookkeeping.domain.loans.repayment import USUAL_ORDER, Part
from bookkeeping.domain.rules import Settlement, WajibEvery
from bookkeeping.forms import terms
from bookkeeping.forms.base import DeskForm
from common.rupiah import format_rupiah


def _order(text: str) -> tuple[Part, ...]:
    return tuple(Part(word) for word in text.split(","))


def order_words(order: tuple[Part, ...]) -> str:
    """ "Denda, jasa, lalu pokok"."""
    first, second, third = (part.value.lower() for part in order)
    return f"{first.capitalize()}, {second}, lalu {third}"


class RulesForm(DeskForm):
    """What the group agreed; the meeting sheet proposes it."""

    starts_on = DayField(
        label="Berlaku mulai", help_text="Tanggal rapat yang memutuskannya, atau tanggal yang akan datang."
    )
    simpanan_pokok = MoneyField(
        label="Simpanan pokok", help_text="Sekali, ketika menjadi anggota.", required=False
    )
    simpanan_wajib = MoneyField(
        label="Simpanan wajib", help_text="Besarnya setiap kali jatuh tempo.", required=False
    )
    wajib_every = forms.TypedChoiceField(
        label="Simpanan wajib dibayar",
        help_text="Dari sini tunggakan wajib dihitung.",
        choices=[(WajibEvery.MEETING.value, "Setiap rapat"), (WajibEvery.MONTH.value, "Setiap bulan")],
        coerce=WajibEvery,
    )
    wajib_paid_out = forms.BooleanField(
        label="Simpanan wajib ikut dibagikan tahunan",
        help_text="Centang bila simpanan wajib juga dikembalikan pada pembagian akhir tahun.",
        required=False,
    )
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
    allocation = forms.TypedChoiceField(
        label="Uang angsuran untuk",
        help_text="Mana yang dilunasi dahulu bila uangnya kurang.",
        choices=[(",".join(order), order_words(order)) for order in permutations(USUAL_ORDER)],
        coerce=_order,
    )
    settlement = forms.TypedChoiceField(
        label="Bila dilunasi lebih awal",
        help_text="Jasa yang masih harus dibayar.",
        choices=[
            (Settlement.SEMUA.value, "Semua jasa yang tersisa"),
            (Settlement.BERJALAN.value, "Jasa sampai hari itu saja"),
        ],
        coerce=Settlement,
    )
    joint_liability = forms.BooleanField(
        label="Tanggung renteng",
        help_text="Centang bila anggota lain ikut menutup angsuran yang tidak dibayar.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].widget.attrs.pop("max")  # a rule may lie ahead
