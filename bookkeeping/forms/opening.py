"""Saldo awal: kas, bank, and what each member had saved by then."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField

from accounts.fields import MoneyField
from bookkeeping.commands.opening import FIELDS, OpeningSavings
from bookkeeping.domain.chart import ACCOUNTS
from bookkeeping.forms.base import DeskForm, day
from bookkeeping.queries.people import Enrolled


@dataclass(frozen=True)
class SavingsLine:
    """A row of the grid: the member and her four cells."""

    number: int
    name: str
    cells: tuple[BoundField, ...]


class OpeningForm(DeskForm):
    """The grid is as long as the list of members; a cell is called members.3.wajib, as in the command."""

    date = day("Tanggal saldo awal", "Hari kelompok mulai memakai buku ini, sebelum catatan pertama.")
    kas = MoneyField(label="Uang kas", help_text="Uang tunai di kotak kas pada hari itu.", required=False)
    bank = MoneyField(label="Uang di bank", help_text="Saldo buku tabungan kelompok.", required=False)

    def __init__(self, *args: Any, members: tuple[Enrolled, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        for number, member in enumerate(members):
            for name, account in FIELDS.items():
                label = f"{ACCOUNTS[account].name}, {member.person.name}"
                self.fields[f"members.{number}.{name}"] = MoneyField(label=label, required=False)

    @property
    def heads(self) -> tuple[str, ...]:
        """The kinds of simpanan, as the columns are called."""
        return tuple(name.capitalize() for name in FIELDS)

    @property
    def grid(self) -> Iterator[SavingsLine]:
        """The rows in number order."""
        for at, member in enumerate(self.members):
            cells = tuple(self[f"members.{at}.{name}"] for name in FIELDS)
            yield SavingsLine(member.number, member.person.name, cells)

    @property
    def savings(self) -> tuple[OpeningSavings, ...]:
        """What every member had, of a form that is_valid(); all of them: a place keeps its number."""
        given = self.cleaned_data
        return tuple(
            OpeningSavings(
                member.person.member_id, **{name: given[f"members.{at}.{name}"] for name in FIELDS}
            )
            for at, member in enumerate(self.members)
        )
