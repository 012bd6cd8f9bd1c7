"""What every form of the treasurer has: the day, kas or bank, and a place for each refusal."""

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.fields import DayField
from accounts.forms import CommandForm
from bookkeeping.queries.people import Enrolled
from common.ids import uuid7
from common.problems import Problem, Refused

USED_BEFORE = "dipakai"


class DeskForm(CommandForm):
    """A form that becomes an entry. `PLACES`: at which field a refusal stands that has none of its name."""

    PLACES: ClassVar[dict[str, str]] = {}
    warned_month: int | None = None  # a closed month into which she was about to write

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.until(today)

    def refuse(self, refused: Refused) -> None:
        """Put every refusal at its field; a form sent once before becomes a new one, to be sent again."""
        problems = [self._placed(problem) for problem in refused.problems]
        if any(problem.code == USED_BEFORE for problem in problems):
            self._renew()
            problems = [
                Problem("", "Isian ini sudah tersimpan dengan isi yang lain. Periksa, lalu simpan lagi.")
            ]
        super().refuse(Refused(problems))

    def _placed(self, problem: Problem) -> Problem:
        field = self.PLACES.get(problem.field, problem.field)
        return Problem(field, problem.message, problem.code)

    def _renew(self) -> None:
        data = QueryDict(mutable=True) if not isinstance(self.data, QueryDict) else self.data.copy()
        data["command_id"] = str(uuid7())
        self.data = data


def day(label: str = "Tanggal kejadian", help_text: str = "Hari uangnya berpindah tangan.") -> DayField:
    """When it happened, today unless she says otherwise."""
    return DayField(label=label, help_text=help_text)


def kas_or_bank(label: str, help_text: str) -> forms.TypedChoiceField:
    """Whether the money goes through the bank; in cash unless she says otherwise."""
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=[("kas", "Tunai (kas)"), ("bank", "Lewat bank")],
        coerce=lambda value: value == "bank",
        widget=forms.RadioSelect,
        initial="kas",
    )


class FundInput(forms.TextInput):
    """Text, with the names used so far to choose from: one source is not written in two ways."""

    def __init__(self, funds: Collection[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**(attrs or {}), "list": "daftar-dana", "autocomplete": "off"})
        self.funds = tuple(funds)

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        """The input and its list."""
        options = format_html_join("", '<option value="{}"></option>', ((fund,) for fund in self.funds))
        return format_html(
            '{}<datalist id="daftar-dana">{}</datalist>', super().render(*args, **kwargs), options
        )


def offer_funds(form: forms.Form, funds: Collection[str], name: str = "fund") -> None:
    """Let a field offer the sumber dana of the group."""
    form.fields[name].widget = FundInput(funds, form.fields[name].widget.attrs)


def member_field(help_text: str) -> forms.TypedChoiceField:
    """A member of the group; the form gives the names."""
    return forms.TypedChoiceField(label="Anggota", help_text=help_text, coerce=UUID)


def member_choices(members: tuple[Enrolled, ...]) -> list[tuple[str, str]]:
    """The members by number: "3. Sari"."""
    named = [(str(m.person.member_id), f"{m.number}. {m.person.name}") for m in members]
    return [("", "Pilih"), *named]
