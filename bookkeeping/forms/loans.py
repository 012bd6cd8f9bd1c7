"""Lending, paying back, and what a group agrees about both."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from accounts.fields import DayField, MoneyField, choose
from bookkeeping.commands.agreeing import UNITS
from bookkeeping.commands.loans.opening import LONGEST_FUND, LONGEST_PURPOSE
from bookkeeping.domain.loans.words import METHODS, RHYTHMS, percent_text
from bookkeeping.domain.loans.schedule import MOST_INSTALMENTS, ROUNDINGS, LoanTerms, Method, Rhythm
from bookkeeping.forms.base import DeskForm, day, kas_or_bank, member_choices, member_field
from bookkeeping.queries.people import Enrolled
from common.rupiah import format_rupiah

_HUNDREDTHS = 100


class PercentField(forms.Field):
    """Per cent with a comma, "1,5", kept as hundredths of a percent (150); at most two decimals."""

    def to_python(self, value: Any) -> int | None:
        """Refuses what is no number, and finer than a hundredth of a percent."""
        text = "" if value is None else str(value).strip().rstrip("%").strip().replace(",", ".")
        if not text:
            return None
        try:
            hundredths = Decimal(text) * _HUNDREDTHS
        except InvalidOperation as error:
            raise forms.ValidationError("Tulis angka, misalnya 1,5.", "bentuk") from error
        if not hundredths.is_finite() or hundredths != int(hundredths):
            raise forms.ValidationError("Paling banyak dua angka di belakang koma, misalnya 1,25.", "bentuk")
        return int(hundredths)

    def prepare_value(self, value: Any) -> Any:
        """150 -> "1,5"; what she typed stays."""
        return percent_text(value) if isinstance(value, int) else value


def _rate() -> PercentField:
    return PercentField(
        label="Jasa sebulan",
        help_text="Persen dari pinjaman, misalnya 1,5.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def _method() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Cara menghitung jasa",
        help_text="Tetap: dari pinjaman semula. Menurun: dari sisa pinjaman.",
        choices=[(m.value, f"Jasa {METHODS[m]}") for m in Method],
        coerce=Method,
    )


def _rhythm() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Diangsur",
        help_text="Seberapa sering angsuran dibayar.",
        choices=[(r.value, RHYTHMS[r].capitalize()) for r in Rhythm],
        coerce=Rhythm,
    )


def _count() -> forms.IntegerField:
    return forms.IntegerField(
        label="Banyaknya angsuran",
        help_text=f"Berapa kali sampai lunas, paling banyak {MOST_INSTALMENTS}.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis angka, misalnya 10."},
    )


def _rounding() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Pembulatan angsuran",
        help_text="Angsuran terakhir menampung sisanya, jumlahnya tetap tepat.",
        choices=[(str(unit), f"Rp {format_rupiah(unit)}") for unit in ROUNDINGS],
        coerce=int,
    )


class LendForm(DeskForm):
    """A loan as the group decided it."""

    PLACES = {"kas": "principal", "rate_bps_per_month": "rate_bps"}

    member_id = member_field("Yang meminjam.")
    date = day("Tanggal pinjaman", "Hari uangnya diserahkan.")
    principal = MoneyField(label="Jumlah pinjaman", help_text="Seperti diputuskan rapat, misalnya 1.000.000.")
    purpose = forms.CharField(
        label="Untuk keperluan usaha",
        help_text="Misalnya modal keripik pisang.",
        max_length=LONGEST_PURPOSE,
    )
    rate_bps = _rate()
    method = _method()
    count = _count()
    rhythm = _rhythm()
    first_due = DayField(label="Angsuran pertama", help_text="Tanggal jatuh tempo angsuran ke-1.")
    rounding = _rounding()
    fund = forms.CharField(
        label="Sumber dana",
        help_text="Bila dananya dari luar kelompok, misalnya dana bergulir kota.",
        required=False,
        max_length=LONGEST_FUND,
    )
    bank = kas_or_bank("Uang diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")

    def __init__(self, *args: Any, members: tuple[Enrolled, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "member_id", member_choices(members))
        self.fields["first_due"].widget.attrs.pop("max")  # this day lies ahead

    @property
    def terms(self) -> LoanTerms:
        """The terms of a form that is_valid()."""
        given = self.cleaned_data
        return LoanTerms(
            given["principal"],
            given["rate_bps"],
            given["method"],
            given["count"],
            given["first_due"],
            given["rhythm"],
            given["rounding"],
        )


class InstalmentForm(DeskForm):
    """What a borrower hands over."""

    PLACES = {"kas": "principal", "loan_id": ""}

    date = day()
    principal = MoneyField(label="Pokok", help_text="Mengurangi sisa pinjaman.", required=False)
    interest = MoneyField(label="Jasa", help_text="Menurut rencana angsuran.", required=False)
    penalty = MoneyField(label="Denda", help_text="Hanya bila terlambat.", required=False)
    tied_saving = MoneyField(
        label="Simpanan terikat",
        help_text="Simpanan yang ikut setiap angsuran, bila kelompok menyepakatinya.",
        required=False,
    )
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")


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
    rate_bps = _rate()
    method = _method()
    count = _count()
    rhythm = _rhythm()
    rounding = _rounding()
    penalty = MoneyField(label="Denda", help_text="Setiap angsuran yang terlambat.", required=False)
