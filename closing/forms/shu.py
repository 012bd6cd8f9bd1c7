"""The forms of year-end: percentages, the decision of the RAT, payments, what is taken back."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django import forms

from accounts.fields import DayField, MoneyField, choose
from accounts.forms import CommandForm
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.domain.chart import ACCOUNTS, BANK, KAS, SIMPANAN_SUKARELA
from bookkeeping.forms.base import DeskForm, day, kas_or_bank
from closing.commands.rules import LONGEST_SOURCE
from closing.commands.share import LONGEST_MINUTES, LONGEST_NOTE
from closing.domain.sharing import LONGEST_NAME, MOST_ITEMS, UNITS, ShuItem, ShuRules, percent
from closing.domain.words import COUNTABLE, CapitalBasis, ItemKind
from closing.queries.measures import Unpaid
from common.problems import Problem, Refused
from common.rupiah import format_rupiah

FEWEST_ROWS = 8


class ShuRulesForm(CommandForm):
    """Percentages as rows of what, name and percent; empty rows are passed over."""

    starts_on = DayField(label="Berlaku sejak", help_text="Hari keputusan. Aturan lama berlaku sebelumnya.")
    source = forms.CharField(
        label="Diputuskan di mana",
        help_text="AD/ART pasal berapa, atau RAT kapan.",
        max_length=LONGEST_SOURCE,
    )
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

    def refuse(self, refused: Refused) -> None:
        """A problem of item 2 stands at the row it came from."""
        super().refuse(Refused(self._placed(problem) for problem in refused.problems))

    def _placed(self, problem: Problem) -> Problem:
        parts = problem.field.removeprefix("rules.").split(".")
        if parts[0] == "items" and len(parts) == 3:
            field = {"bps": "percent"}.get(parts[2], parts[2])
            return Problem(f"{field}_{self.used[int(parts[1])]}", problem.message, problem.code)
        return Problem(parts[-1], problem.message, problem.code)


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


class ShareForm(CommandForm):
    """The decision of the RAT; day and amount are those of the rehearsal that was seen."""

    decided_on = forms.DateField(widget=forms.HiddenInput)
    amount = forms.IntegerField(widget=forms.HiddenInput)
    minutes = forms.CharField(
        label="Notulen RAT",
        help_text="Nomor atau tempatnya, misalnya Notulen RAT 2026 butir 4.",
        max_length=LONGEST_MINUTES,
    )
    note = forms.CharField(
        label="Keputusan",
        help_text="Satu kalimat, misalnya rapat menyetujui pembagian SHU tahun 2026.",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PayForm(DeskForm):
    """Whose part is paid, and how."""

    PLACES = {"kas": "members"}

    into = forms.TypedChoiceField(
        label="Dibayarkan",
        help_text="Tunai dari kas, lewat bank, atau menjadi simpanan sukarela.",
        choices=[
            (str(KAS), "Tunai dari kas"),
            (str(BANK), "Lewat bank"),
            (str(SIMPANAN_SUKARELA), "Dipindahkan ke simpanan sukarela masing-masing"),
        ],
        coerce=int,
        widget=forms.RadioSelect,
        initial=str(KAS),
    )
    date = day()
    members = forms.TypedMultipleChoiceField(
        label="Anggota",
        help_text="Hilangkan centang anggota yang belum menerima sekarang.",
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, waiting: tuple[Unpaid, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = [
            (str(one.member_id), f"{one.number}. {one.name}, Rp\u00a0{format_rupiah(one.amount)}")
            for one in waiting
        ]
        choose(self, "members", labels)
        self.fields["members"].initial = [value for value, _ in labels]


class FundForm(DeskForm):
    """Money from a named dana SHU."""

    PLACES = {"kas": "amount"}

    fund = forms.ChoiceField(label="Dana", help_text="Dari pembagian SHU.", required=False)
    amount = MoneyField(label="Jumlah uang", help_text="Rupiah bulat, misalnya 50.000.")
    memo = forms.CharField(
        label="Uraian", help_text="Seperti di kwitansi, misalnya santunan anggota sakit.", max_length=200
    )
    date = day()
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")

    def __init__(self, *args: Any, funds: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = [
            (name, f"{name or 'Dana SHU tanpa nama'}, Rp\u00a0{format_rupiah(held)}")
            for name, held in funds.items()
        ]
        choose(self, "fund", labels)


class ReasonForm(CommandForm):
    """Why something is taken back or opened again."""

    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, supaya pembaca buku mengerti.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class YearForm(CommandForm):
    """Nothing to fill in: one sentence says what will happen."""


class RatDay(forms.Form):
    """On which day the RAT decides, or has decided."""

    tanggal = DayField(
        label="Tanggal RAT",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    @classmethod
    def asked(cls, given: str | None, today: date) -> "tuple[RatDay, date]":
        """The form and its day; today when it is missing or unreadable."""
        form = cls({"tanggal": given or today.isoformat()})
        found: date | None = form.cleaned_data.get("tanggal") if form.is_valid() else None
        return cls({"tanggal": (found or today).isoformat()}), found or today


class PackForm(CommandForm):
    """On which paper the RAT pack is printed."""

    paper = forms.ChoiceField(
        label="Kertas",
        help_text="F4 (folio) seperti di kantor, atau A4.",
        choices=[("f4", "F4"), ("a4", "A4")],
        widget=forms.RadioSelect,
        initial="f4",
    )
