"""Form fields that read what people write: amounts as "20 ribu", days from the phone's calendar."""

from datetime import date
from typing import Any

from django import forms

from common.rupiah import parse_rupiah


class MoneyField(forms.Field):
    """Whole rupiah, typed with or without dots, "20 ribu" or pasted; an empty one that may be empty is 0.

    Show it with `{% field form.jumlah kind="money" %}`.
    """

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(**{"widget": forms.TextInput(attrs=attrs), **kwargs})

    def to_python(self, value: Any) -> int | None:
        """The amount; refuses what could be read in two ways."""
        text = "" if value is None else str(value).strip()
        if not text:
            return None if self.required else 0
        try:
            return parse_rupiah(text)
        except ValueError as error:
            raise forms.ValidationError(str(error), "bentuk") from error


class DayField(forms.DateField):
    """A day from the calendar, which offers none after until(); a later one is refused by the command."""

    default_error_messages = {"invalid": "Tanggal ini tidak terbaca. Pilih dari kalender."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.DateInput, **kwargs})

    def until(self, last: date) -> None:
        """Offer no day after this one."""
        self.widget.attrs["max"] = last.isoformat()


def choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    """Give a choice field the choices that are known only when the form is opened."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choice")
    field.choices = choices
