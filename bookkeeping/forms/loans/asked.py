"""Fields whose absence the command refuses: then everything that is wrong is said at once."""

from typing import Any

from django import forms

from accounts.fields import MoneyField
from bookkeeping.forms.base import DeskForm


class AskedText(forms.CharField):
    """Text that must be told; the command says so, beside its other refusals."""

    def validate(self, value: Any) -> None:
        """Nothing here."""


class AskedMoney(MoneyField):
    """Whole rupiah that must be told; empty it is 0, which the command refuses."""

    def to_python(self, value: Any) -> int:
        return super().to_python(value) or 0

    def validate(self, value: Any) -> None:
        """Nothing here."""


class AskingForm(DeskForm):
    """A form with such fields: where it is refused before the command sees it, they are named as well."""

    def clean(self) -> dict[str, Any]:
        """What was given; beside a field that cannot be read, every one that is empty."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            for name, field in self.fields.items():
                if isinstance(field, AskedText | AskedMoney) and not given.get(name, True):
                    self.add_error(name, field.error_messages["required"])
        return given
