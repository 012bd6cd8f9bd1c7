"""The opening wizard: money, savings, running loans, inventory, and where it all comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from accounts.fields import DayField, MoneyField
from bookkeeping.commands.opening import FIELDS, OTHERS, OpeningOther, OpeningSavings
from bookkeeping.domain.chart import ACCOUNTS
from bookkeeping.domain.loans.schedule import Method
from bookkeeping.domain.loans.taken import TakenLoan
from bookkeeping.domain.rules import AgreedRules
from bookkeeping.forms.base import DeskForm, day, member_choices
from bookkeeping.queries.people import Enrolled
from common.problems import Problem, Refused
from goods.commands.items import OldItem
from goods.domain.things import NewItem
from goods.domain.words import Condition
from oldbooks.commands.starting import StartBooks

FIRST_ROWS, MORE_ROWS, MOST_ROWS = 2, 4, 200
LOAN_CELLS = ("member_id", "original", "principal", "part", "rate", "method", "next_due", "purpose")
ITEM_CELLS = ("name", "count", "unit", "cost", "depreciated", "acquired_on", "place", "condition")
# At which cell a refusal of the command stands that has another name there.
CELLS = {"rate_bps": "rate"}
ROW = re.compile(r"(loans|items)\.(\d+)\.(?:item\.)?(\w+)")


@dataclass(frozen=True)
class Row:
    """A line of a grid: its number and name, and its cells in the order of the columns."""

    number: int
    name: str
    cells: tuple[BoundField, ...]
    heads: tuple[str, ...] = ()

    @property
    def headed(self) -> tuple[tuple[str, BoundField], ...]:
        """Each cell with the heading of its column, which a phone shows over it."""
        return tuple(zip(self.heads, self.cells, strict=True))


class StartForm(DeskForm):
    """Cells are called as in the command, loans.2.principal; rows left empty are no loans and no things."""

    date = day("Tanggal saldo awal", "Hari kelompok mulai memakai buku ini, sebelum catatan pertama.")
    kas = MoneyField(label="Uang kas", help_text="Uang tunai di kotak kas pada hari itu.", required=False)
    bank = MoneyField(label="Uang di bank", help_text="Saldo buku tabungan kelompok.", required=False)
    modal_awal = MoneyField(
        label="Modal awal",
        help_text="Milik kelompok sendiri yang tidak termasuk simpanan dan asal lain di atas.",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        members: tuple[Enrolled, ...],
        rules: AgreedRules,
        rows: Mapping[str, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.rules, self.rows = members, rules, rows
        for number, member in enumerate(members):
            for name, account in FIELDS.items():
                label = f"{ACCOUNTS[account].name}, {member.person.name}"
                self.fields[f"members.{number}.{name}"] = MoneyField(label=label, required=False)
        for account in OTHERS:
            self.fields[f"others.{account}"] = MoneyField(label=ACCOUNTS[account].name, required=False)
        for number in range(rows["loans"]):
            self.fields |= {f"loans.{number}.{n}": f for n, f in _loan_cells(self, number).items()}
        for number in range(rows["items"]):
            self.fields |= {f"items.{number}.{n}": f for n, f in _item_cells(self, number).items()}
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.widget.attrs.setdefault("max", self.today.isoformat())

    @property
    def heads(self) -> tuple[str, ...]:
        """The kinds of simpanan, as the columns are called."""
        return tuple(name.capitalize() for name in FIELDS)

    @property
    def saved(self) -> Iterator[Row]:
        """The members in number order, with what each had."""
        for at, member in enumerate(self.members):
            cells = tuple(self[f"members.{at}.{name}"] for name in FIELDS)
            yield Row(member.number, member.person.name, cells, self.heads)

    @property
    def sources(self) -> tuple[BoundField, ...]:
        """The other places money came from."""
        return tuple(self[f"others.{account}"] for account in OTHERS)

    @property
    def loan_rows(self) -> Iterator[Row]:
        """Running loans."""
        return self._grid("loans", LOAN_CELLS)

    @property
    def item_rows(self) -> Iterator[Row]:
        """Inventory."""
        return self._grid("items", ITEM_CELLS)

    def _grid(self, name: str, cells: tuple[str, ...]) -> Iterator[Row]:
        for at in range(self.rows[name]):
            yield Row(at + 1, "", tuple(self[f"{name}.{at}.{cell}"] for cell in cells))

    def clean(self) -> dict[str, Any]:
        """A row that was begun needs what every row needs, each at its cell."""
        given = super().clean() or {}
        for name, needed in (("loans", ("member_id", "next_due")), ("items", ("count", "acquired_on"))):
            for at in self._filled(name):
                for cell in needed:
                    place = f"{name}.{at}.{cell}"
                    if given.get(place) in (None, "") and place not in self.errors:
                        self.add_error(place, "Belum diisi.")
        return given

    def _filled(self, name: str) -> tuple[int, ...]:
        """The rows in which something was typed."""
        typed = {"loans": ("member_id", "principal", "purpose"), "items": ("name", "cost", "count")}[name]
        return tuple(
            at
            for at in range(self.rows[name])
            if any(str(self.data.get(f"{name}.{at}.{cell}", "")).strip() for cell in typed)
        )

    def command(self, group_id: UUID) -> StartBooks:
        """What a form that is_valid() asks for."""
        given = self.cleaned_data
        return StartBooks(
            command_id=given["command_id"],
            group_id=group_id,
            date=given["date"],
            kas=given["kas"],
            bank=given["bank"],
            members=self._members(given),
            loans=tuple(self._loan(given, at) for at in self._filled("loans")),
            items=tuple(self._item(given, at) for at in self._filled("items")),
            others=tuple(OpeningOther(account, given[f"others.{account}"]) for account in OTHERS),
            modal_awal=given["modal_awal"],
        )

    def _members(self, given: Mapping[str, Any]) -> tuple[OpeningSavings, ...]:
        return tuple(
            OpeningSavings(m.person.member_id, **{n: given[f"members.{at}.{n}"] for n in FIELDS})
            for at, m in enumerate(self.members)
        )

    def _loan(self, given: Mapping[str, Any], at: int) -> TakenLoan:
        row = {cell: given[f"loans.{at}.{cell}"] for cell in LOAN_CELLS}
        return TakenLoan(
            member_id=row["member_id"],
            principal=row["principal"],
            part=row["part"],
            next_due=row["next_due"],
            purpose=row["purpose"],
            rate_bps=round((row["rate"] or 0) * 100),
            method=Method(row["method"] or self.rules.method),
            original=row["original"],
            rhythm=self.rules.rhythm,
        )

    def _item(self, given: Mapping[str, Any], at: int) -> OldItem:
        row = {cell: given[f"items.{at}.{cell}"] for cell in ITEM_CELLS}
        thing = NewItem(
            row["name"],
            row["count"],
            row["unit"],
            row["cost"],
            row["place"],
            Condition(row["condition"] or Condition.BAIK),
        )
        return OldItem(thing, row["acquired_on"], row["depreciated"])

    def source_at(self, number: int) -> int:
        """The account of the source of this number in the command."""
        return OTHERS[number]

    def refuse(self, refused: Refused) -> None:
        """Refusals name the loans and things by their place in the command; here by their row."""
        super().refuse(Refused([self._at_row(problem) for problem in refused.problems]))

    def _at_row(self, problem: Problem) -> Problem:
        found = ROW.fullmatch(problem.field)
        if found is None:
            other = re.fullmatch(r"others\.(\d+)\.\w+", problem.field)
            field = f"others.{self.source_at(int(other[1]))}" if other else problem.field
        else:
            name, place, cell = found[1], int(found[2]), found[3]
            field = f"{name}.{self._filled(name)[place]}.{CELLS.get(cell, cell)}"
        return Problem(field, problem.message, problem.code)


def _loan_cells(form: StartForm, number: int) -> dict[str, forms.Field]:
    which = f"pinjaman {number + 1}"
    return {
        "member_id": forms.TypedChoiceField(
            label=f"Peminjam, {which}",
            choices=member_choices(form.members),
            coerce=UUID,
            required=False,
            empty_value=None,
        ),
        "original": MoneyField(label=f"Pinjaman semula, {which}", required=False),
        "principal": MoneyField(label=f"Sisa pinjaman, {which}", required=False),
        "part": MoneyField(label=f"Angsuran pokok, {which}", required=False),
        "rate": forms.DecimalField(
            label=f"Jasa % sebulan, {which}",
            required=False,
            min_value=0,
            max_digits=4,
            decimal_places=2,
            initial=form.rules.rate_bps / 100,
            localize=False,
        ),
        "method": forms.ChoiceField(
            label=f"Cara jasa, {which}",
            choices=[(Method.FLAT.value, "tetap"), (Method.MENURUN.value, "menurun")],
            required=False,
            initial=form.rules.method.value,
        ),
        "next_due": DayField(
            label=f"Angsuran berikutnya, {which}",
            required=False,
            widget=forms.DateInput(attrs={"type": "date", "max": "2199-12-31"}, format="%Y-%m-%d"),
        ),
        "purpose": forms.CharField(label=f"Untuk usaha, {which}", required=False, max_length=90),
    }


def _item_cells(form: StartForm, number: int) -> dict[str, forms.Field]:
    which = f"barang {number + 1}"
    return {
        "name": forms.CharField(label=f"Nama barang, {which}", required=False, max_length=120),
        "count": forms.IntegerField(label=f"Jumlah, {which}", required=False, min_value=1, max_value=100_000),
        "unit": forms.CharField(label=f"Satuan, {which}", required=False, max_length=20, initial="unit"),
        "cost": MoneyField(label=f"Harga semua, {which}", required=False),
        "depreciated": MoneyField(label=f"Sudah disusutkan, {which}", required=False),
        "acquired_on": DayField(
            label=f"Diterima, {which}",
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        ),
        "place": forms.CharField(label=f"Tempat, {which}", required=False, max_length=80),
        "condition": forms.ChoiceField(
            label=f"Kondisi, {which}", choices=[(c.value, c.label) for c in Condition], required=False
        ),
    }


def rows_asked(data: Mapping[str, str]) -> dict[str, int]:
    """How many rows each grid has: what the page says, with more where she asked for them."""
    more = data.get("tambah", "")
    found = {}
    for name in ("loans", "items"):
        text = str(data.get(f"baris_{name}", ""))
        count = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else FIRST_ROWS
        found[name] = min(count + (MORE_ROWS if more == name else 0), MOST_ROWS)
    return found
