"""Members' parts of SHU paid, in one sum or several, to one member or many; and a payment put right."""

from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from accounts.fields import MoneyField
from bookkeeping.domain.chart import BANK, KAS, SIMPANAN_SUKARELA
from bookkeeping.forms.base import DeskForm, day
from closing.domain.paying import Due, PaidPart
from closing.forms.reasons import ReasonField
from common.problems import Problem


class PayForm(DeskForm):
    """Whose part is paid, how much of it, and how. Cleaned: `parts`."""

    PLACES = {"kas": "into", "parts": ""}

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

    def __init__(self, *args: Any, waiting: tuple[Due, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = waiting
        for due in waiting:
            self.fields[_name(due.member_id)] = MoneyField(label=f"Dibayar ke {due.called}", required=False)

    @property
    def lines(self) -> list[tuple[Due, BoundField]]:
        """Each member with her field, for the template."""
        return [(due, self[_name(due.member_id)]) for due in self.waiting]

    def clean(self) -> dict[str, Any]:
        """Put `parts` together from the amounts that are filled in."""
        given = super().clean() or self.cleaned_data
        amounts = ((due.member_id, given.pop(_name(due.member_id), 0)) for due in self.waiting)
        given["parts"] = tuple(PaidPart(member, amount) for member, amount in amounts if amount)
        return given

    def _placed(self, problem: Problem) -> Problem:
        """A problem of the second part stands at the member it is about."""
        steps = problem.field.split(".")
        if steps[0] == "parts" and len(steps) == 3:
            part = self.cleaned_data["parts"][int(steps[1])]
            return Problem(_name(part.member_id), problem.message, problem.code)
        return super()._placed(problem)


def filled(parts: dict[UUID, int]) -> dict[str, int]:
    """What a PayForm opens with."""
    return {_name(member_id): amount for member_id, amount in parts.items()}


def _name(member_id: UUID) -> str:
    return f"bayar_{member_id.hex}"


class CorrectPaymentForm(PayForm):
    """A payment as if it were hers to change, and why."""

    reason = ReasonField("salah ketik jumlah")
