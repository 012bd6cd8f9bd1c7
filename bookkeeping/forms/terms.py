"""The fields for the terms of a loan: of one loan, and of what a group agreed."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from accounts.fields import DayField
from bookkeeping.domain.loans.schedule import (
    MOST_INSTALMENTS,
    ROUNDINGS,
    LoanTerms,
    Method,
    Rhythm,
    a_step_after,
)
from bookkeeping.domain.loans.words import METHODS, RHYTHMS, percent_text
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


def rate() -> PercentField:
    """Per cent a month."""
    return PercentField(
        label="Jasa sebulan",
        help_text="Persen dari pinjaman, misalnya 1,5.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def method() -> forms.TypedChoiceField:
    """Flat or menurun."""
    return forms.TypedChoiceField(
        label="Cara menghitung jasa",
        help_text="Tetap: dari pinjaman semula. Menurun: dari sisa pinjaman.",
        choices=[(m.value, f"Jasa {METHODS[m]}") for m in Method],
        coerce=Method,
    )


def rhythm() -> forms.TypedChoiceField:
    """How often it is paid back."""
    return forms.TypedChoiceField(
        label="Diangsur",
        help_text="Seberapa sering angsuran dibayar.",
        choices=[(r.value, RHYTHMS[r].capitalize()) for r in Rhythm],
        coerce=Rhythm,
    )


def count() -> forms.IntegerField:
    """In how many instalments."""
    return forms.IntegerField(
        label="Banyaknya angsuran",
        help_text=f"Berapa kali sampai lunas, paling banyak {MOST_INSTALMENTS}.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis angka, misalnya 10."},
    )


class CountField(forms.IntegerField):
    """A number that may be left empty; then it is nought."""

    def clean(self, value: Any) -> int:
        return super().clean(value) or 0


def grace() -> CountField:
    """How many of the instalments are jasa only."""
    return CountField(
        label="Tenggang",
        help_text="Berapa kali angsuran pertama hanya jasa, belum pokok. Kosongkan bila tidak ada.",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis angka, misalnya 2."},
    )


def rounding() -> forms.TypedChoiceField:
    """To which rupiah an instalment is rounded."""
    return forms.TypedChoiceField(
        label="Pembulatan angsuran",
        help_text="Angsuran terakhir menampung sisanya, jumlahnya tetap tepat.",
        choices=[(str(unit), f"Rp {format_rupiah(unit)}") for unit in ROUNDINGS],
        coerce=int,
    )


def first_due(help_text: str) -> DayField:
    """When the first instalment falls due, a day that lies ahead; left empty, a step of the rhythm later."""
    return DayField(label="Angsuran pertama", help_text=help_text, required=False)


def with_first_due(given: dict[str, Any]) -> dict[str, Any]:
    """The values of a form whose first instalment may be left open: it then follows `date` and `rhythm`."""
    if not given.get("first_due") and given.get("date") and given.get("rhythm"):
        return given | {"first_due": a_step_after(given["date"], given["rhythm"])}
    return given


def terms_of(given: Mapping[str, Any], principal: int) -> LoanTerms:
    """The terms of a form with all these fields that is_valid(), for a loan of so many rupiah."""
    return LoanTerms(
        principal,
        given["rate_bps"],
        given["method"],
        given["count"],
        given["first_due"],
        given["rhythm"],
        given["rounding"],
        given["grace"],
    )
