"""What is shared to all members at once: the yearly pay-out, and jasa simpanan."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from accounts.fields import DayField, MoneyField, choose
from bookkeeping.domain.savings.interest import Basis, Payment
from bookkeeping.domain.savings.kinds import PAID_OUT, SavingsKind
from bookkeeping.forms.base import DeskForm, kas_or_bank
from bookkeeping.forms.terms import PercentField
from bookkeeping.queries.people import Enrolled
from common.period import Period
from common.words import bulan


def _kinds(label: str, help_text: str, kinds: tuple[SavingsKind, ...]) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=[(kind.value, kind.label) for kind in kinds],
        coerce=SavingsKind,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu jenis simpanan."},
    )


class _SharingForm(DeskForm):
    """`expected` is the sum of the list on the page: the page writes it, never she."""

    PLACES = {"expected": "", "kas": ""}

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """What a browser sends as lists becomes what the commands take."""
        given = super().clean() or self.cleaned_data
        given["expected"] = given.get("expected") or 0
        for name in ("kinds", "member_ids"):
            if name in given:
                given[name] = tuple(given[name])
        return given


class PayOutForm(_SharingForm):
    """Which savings go back, to whom, and from which purse."""

    date = DayField(label="Tanggal pembagian", help_text="Hari uangnya diserahkan.")
    kinds = _kinds(
        "Simpanan yang dibagikan",
        "Simpanan pokok tinggal selama menjadi anggota. Wajib hanya bila kelompok menyepakatinya.",
        PAID_OUT,
    )
    bank = kas_or_bank("Diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")
    member_ids = forms.TypedMultipleChoiceField(label="Anggota", coerce=UUID, required=False)

    def __init__(self, *args: Any, members: tuple[Enrolled, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = {str(member.person.member_id) for member in members}
        choose(self, "member_ids", [(pk, pk) for pk in ids])

    @property
    def unticked(self) -> frozenset[str]:
        """Who stood in the list that was sent, without a tick; somebody new in the list is ticked."""
        data = self.data if isinstance(self.data, QueryDict) else QueryDict()
        return frozenset(data.getlist("listed")) - frozenset(data.getlist("member_ids"))


class InterestForm(_SharingForm):
    """How the group decided about jasa simpanan."""

    first = forms.TypedChoiceField(
        label="Dari bulan", help_text="Bulan pertama yang dihitung jasanya.", coerce=int
    )
    last = forms.TypedChoiceField(
        label="Sampai bulan", help_text="Bulan terakhir yang dihitung jasanya.", coerce=int
    )
    basis = forms.TypedChoiceField(
        label="Dihitung dari",
        help_text="Rata-rata: jumlah simpanan tiap akhir bulan, dibagi banyaknya bulan.",
        choices=[
            (Basis.RATA_RATA.value, "Rata-rata simpanan tiap akhir bulan"),
            (Basis.AKHIR.value, "Simpanan pada akhir bulan terakhir"),
        ],
        coerce=Basis,
    )
    kinds = _kinds("Simpanan yang mendapat jasa", "Seperti diputuskan rapat.", tuple(SavingsKind))
    rate_bps = PercentField(
        label="Jasa",
        help_text="Persen untuk bulan-bulan itu, misalnya 4. Kosongkan bila membagi jumlah.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        required=False,
    )
    pool = MoneyField(
        label="Atau jumlah yang dibagi",
        help_text="Menurut simpanan masing-masing. Kosongkan bila memakai persen.",
        required=False,
    )
    payment = forms.TypedChoiceField(
        label="Cara memberikan",
        help_text="Ditambahkan ke simpanan sukarela, atau diserahkan uangnya.",
        choices=[
            (Payment.SUKARELA.value, "Menambah simpanan sukarela"),
            (Payment.KAS.value, "Tunai dari kas"),
            (Payment.BANK.value, "Lewat bank"),
        ],
        coerce=Payment,
        widget=forms.RadioSelect,
        initial=Payment.SUKARELA.value,
    )
    date = DayField(label="Tanggal", help_text="Hari jasa diberikan.")

    def __init__(self, *args: Any, months: tuple[Period, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(month.key), bulan(month)) for month in months]
        choose(self, "first", offered)
        choose(self, "last", offered)

    def clean(self) -> dict[str, Any]:
        """An empty rate is none."""
        given = super().clean()
        given["rate_bps"] = given.get("rate_bps") or 0
        return given
