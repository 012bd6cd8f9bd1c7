"""Percentages of SHU as a form: rows of what, name and percent; those of the group, or of one split."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.http import QueryDict

from accounts.fields import DayField, choose
from bookkeeping.domain.chart import ACCOUNTS
from bookkeeping.forms.base import DeskForm
from closing.commands.rules import LONGEST_SOURCE
from closing.commands.share import LONGEST_MINUTES, LONGEST_NOTE
from closing.domain.sharing import LONGEST_NAME, MOST_ITEMS, UNITS, ShuItem, ShuRules, percent
from closing.domain.words import COUNTABLE, CapitalBasis, ItemKind
from closing.forms.reasons import ReasonField
from common.problems import Problem
from common.rupiah import format_rupiah

FEWEST_ROWS = 8


class PercentForm(DeskForm):
    """Percentages as rows of what, name and percent; empty rows are passed over. Cleaned: `rules`."""

    basis = forms.ChoiceField(
        label="Simpanan dilihat kapan",
        help_text="Untuk bagian menurut simpanan.",
        choices=[(basis.value, basis.label) for basis in CapitalBasis],
        widget=forms.RadioSelect,
    )
    counted = forms.TypedMultipleChoiceField(
        label="Simpanan yang dihitung",
        help_text="Sesuai keputusan kelompok.",
        choices=[(str(code), ACCOUNTS[code].name) for code in COUNTABLE],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    unit = forms.TypedChoiceField(
        label="Bagian anggota dibulatkan ke bawah ke",
        help_text="Supaya mudah dibayar tunai. Sisanya masuk ke bagian yang dipilih di bawah.",
        choices=[(str(unit), f"Rp {format_rupiah(unit)}") for unit in UNITS],
        coerce=int,
    )
    rounding_no = forms.TypedChoiceField(
        label="Sisa pembulatan masuk ke",
        help_text="Pilih satu baris cadangan atau dana.",
        choices=[(str(no), f"Baris {no}") for no in range(1, MOST_ITEMS + 1)],
        coerce=int,
    )

    def __init__(self, *args: Any, known: ShuRules | None, **kwargs: Any) -> None:
        kwargs["initial"] = {**_initial(known), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        filled = len(known.items) if known else 0
        self.count = min(max(FEWEST_ROWS, filled + 1), MOST_ITEMS)
        for no in range(1, self.count + 1):
            self._row(no)
        choose(self, "rounding_no", [(str(no), f"Baris {no}") for no in range(1, self.count + 1)])

    def _row(self, no: int) -> None:
        self.fields[f"kind_{no}"] = forms.ChoiceField(
            label="Untuk", required=False, choices=[("", "–"), *((k.value, k.label) for k in ItemKind)]
        )
        self.fields[f"name_{no}"] = forms.CharField(label="Nama", required=False, max_length=LONGEST_NAME)
        self.fields[f"percent_{no}"] = forms.CharField(
            label="Persen",
            required=False,
            max_length=12,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The rows with their fields, for the template."""
        return [
            {
                "no": no,
                "kind": self[f"kind_{no}"],
                "name": self[f"name_{no}"],
                "percent": self[f"percent_{no}"],
            }
            for no in range(1, self.count + 1)
        ]

    def clean(self) -> dict[str, Any] | None:
        """Put `rules` together from the rows that are filled in."""
        data = super().clean() or self.cleaned_data
        self.used = [no for no in range(1, self.count + 1) if self._is_filled(no)]
        items = []
        for no in self.used:
            bps = self._bps(no)
            if not data.get(f"kind_{no}"):
                self.add_error(f"kind_{no}", "Pilih untuk apa bagian ini.")
            else:
                items.append(ShuItem(ItemKind(data[f"kind_{no}"]), data.get(f"name_{no}") or "", bps))
        if not self.errors:
            data["rules"] = ShuRules(
                tuple(items),
                self.used.index(data["rounding_no"]) + 1 if data["rounding_no"] in self.used else 0,
                CapitalBasis(data["basis"]),
                tuple(sorted(data["counted"])),
                data["unit"],
            )
        return data

    def _is_filled(self, no: int) -> bool:
        return any(self.cleaned_data.get(f"{part}_{no}") for part in ("kind", "name", "percent"))

    def _bps(self, no: int) -> int:
        """ "25,5" -> 2550 hundredths of a percent."""
        text = str(self.cleaned_data.get(f"percent_{no}") or "").strip().removesuffix("%").strip()
        try:
            bps = Decimal(text.replace(",", ".") or "0") * 100
        except InvalidOperation:
            self.add_error(f"percent_{no}", "Tulis persen dengan angka, misalnya 25 atau 12,5.")
            return 0
        if not bps.is_finite() or bps != bps.to_integral_value():
            self.add_error(f"percent_{no}", "Paling banyak dua angka di belakang koma.")
            return 0
        return int(bps)

    def _placed(self, problem: Problem) -> Problem:
        """A problem of item 2 stands at the row it came from."""
        parts = problem.field.removeprefix("rules.").split(".")
        if parts[0] == "items" and len(parts) == 3:
            field = {"bps": "percent"}.get(parts[2], parts[2])
            return Problem(f"{field}_{self.used[int(parts[1])]}", problem.message, problem.code)
        return super()._placed(Problem(parts[-1], problem.message, problem.code))


def _initial(known: ShuRules | None) -> dict[str, Any]:
    if known is None:
        return {
            "basis": CapitalBasis.AKHIR_TAHUN.value,
            "counted": [str(code) for code in COUNTABLE],
            "unit": "1",
        }
    found: dict[str, Any] = {
        "basis": known.basis.value,
        "counted": [str(code) for code in known.counted],
        "unit": str(known.unit),
        "rounding_no": str(known.rounding_no),
    }
    for no, item in enumerate(known.items, start=1):
        found |= {f"kind_{no}": item.kind.value, f"name_{no}": item.name, f"percent_{no}": percent(item.bps)}
    return found


class ShuRulesForm(PercentForm):
    """The percentages of a group, from a day on."""

    starts_on = DayField(label="Berlaku sejak", help_text="Hari keputusan. Aturan lama berlaku sebelumnya.")
    source = forms.CharField(
        label="Diputuskan di mana",
        help_text="AD/ART pasal berapa, atau RAT kapan.",
        max_length=LONGEST_SOURCE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].widget.attrs.pop("max")  # a decision may begin with a day to come


def minutes_field() -> forms.CharField:
    """Where the minutes of the RAT are."""
    return forms.CharField(
        label="Notulen RAT",
        help_text="Nomor atau tempatnya, misalnya Notulen RAT 2026 butir 4.",
        max_length=LONGEST_MINUTES,
    )


def note_field() -> forms.CharField:
    """What the RAT decided, in a sentence."""
    return forms.CharField(
        label="Keputusan",
        help_text="Satu kalimat, misalnya rapat menyetujui pembagian SHU tahun 2026.",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CorrectShareForm(PercentForm):
    """A split as if it were hers to change; `amount` is what the page said would be shared instead."""

    decided_on = DayField(label="Tanggal RAT", help_text="Hari keputusan.")
    minutes = minutes_field()
    note = note_field()
    amount = forms.IntegerField(widget=forms.HiddenInput)
    reason = ReasonField("persen salah ketik")

    def see(self, amount: int) -> None:
        """Take note of what would be shared now, for a form that is shown again."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        data["amount"] = str(amount)
        self.data = data
