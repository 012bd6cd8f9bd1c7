"""What the components of the interface are made of: the values that templates/components show."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BaseForm, Field, widgets
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common.clock import zone_info
from common.problems import Problem
from common.rupiah import format_rupiah

TONES = {"plain": "titik", "draft": "pena", "wait": "jam", "safe": "benar", "late": "awas", "locked": "kunci"}
SIGNS = {"masuk": ("in", "+"), "keluar": ("out", "\u2212")}
UNKNOWN = SafeString('<span class="amount unknown">–<span class="hidden"> belum diketahui</span></span>')
BOXES = (widgets.RadioSelect, widgets.CheckboxSelectMultiple)


def minus(amount: int) -> str:
    """The sign before a negative amount: the typographic minus, as wide as the plus."""
    return "\u2212" if amount < 0 else ""


def tone(name: str) -> str:
    """The name of a tone; refuses one that has no colour and no mark."""
    if name not in TONES:
        raise ValueError(f"No such tone: {name!r}. Choose one of {', '.join(TONES)}.")
    return name


def in_zone(instant: datetime, zone: str) -> datetime:
    """The instant on the wall of WIB, WITA or WIT; refuses one without a zone."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its zone.")
    return instant.astimezone(zone_info(zone))


def amount(value: int | None, kind: str) -> SafeString:
    """Money as the books write it. Sign and word are text, so that colour is never alone."""
    if value is None:
        return UNKNOWN
    if not kind:
        return format_html('<span class="amount">{}{}</span>', minus(value), format_rupiah(abs(value)))
    css, sign = SIGNS[kind]
    if value < 0:
        raise ValueError(f"Money {kind} is not negative: {value}. Use the other kind.")
    return format_html(
        '<span class="amount {}"><span class="sign">{} </span>{}<span class="word"> {}</span></span>',
        css,
        sign,
        format_rupiah(value),
        kind,
    )


def percent(value: int, most: int) -> str:
    """The length of a bar as SVG wants it, "62.5"; 0 when there is nothing to compare with."""
    if most <= 0 or value <= 0:
        return "0"
    return f"{min(100.0, 100 * value / most):.1f}"


def typed(value: int | str | None) -> str:
    """What stands in a money field: an amount with its dots; what could not be read, as she typed it."""
    if value is None:
        return ""
    text = str(value).strip()
    return format_rupiah(int(text)) if text.isdecimal() else text


@dataclass(frozen=True, slots=True)
class SavedState:
    """Where her work is: name for CSS and scripts, tone of the pill, words."""

    name: str
    tone: str
    text: str


def saved(state: str, money: int | None, at: str) -> SavedState:
    """One of the three states of rule 5: draft, waiting, safe; refuses any other."""
    if state == "draft":
        return SavedState(state, "draft", "Konsep di HP ini")
    if state == "waiting":
        return SavedState(state, "wait", f"Menunggu kirim (Rp\u00a0{format_rupiah(money or 0)})")
    if state == "safe":
        return SavedState(state, "safe", f"Aman di server, {at}")
    raise ValueError(f"No such state: {state!r}. Choose draft, waiting or safe.")


def _layout(bound: BoundField, kind: str) -> str:
    if kind:
        return kind
    widget = bound.field.widget
    if isinstance(widget, BOXES):
        return "boxes"
    if isinstance(widget, widgets.CheckboxInput):
        return "check"
    return "date" if isinstance(widget, widgets.DateInput) else "plain"


def _calendar(widget: widgets.Widget) -> widgets.Widget:
    """The phone's own calendar, which wants the date as 2026-10-12 whatever the language."""
    calendar = copy.deepcopy(widget)
    if isinstance(calendar, widgets.DateInput):
        calendar.input_type = "date"
        calendar.format = "%Y-%m-%d"
    return calendar


def field(bound: BoundField, kind: str, usual: int | None, unit: str) -> dict[str, object]:
    """The context of components/field.html: what to show, and the input tied to its help and error."""
    layout = _layout(bound, kind)
    described = [f"{bound.auto_id}_help"] if bound.help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    attrs: dict[str, Any] = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    widget = _calendar(bound.field.widget) if layout == "date" else bound.field.widget
    return {
        "bound": bound,
        "messages": messages(bound),
        "layout": layout,
        "control": "" if layout in ("money", "boxes") else bound.as_widget(widget, attrs),
        "described": " ".join(described),
        "value": typed(bound.value()) if layout == "money" else "",
        "usual": usual,
        "unit": unit,
        "optional": not bound.field.required and layout != "check",
    }


def messages(bound: BoundField) -> list[str]:
    """What to put right in one field. Django's "this field is required" does not say which; ours does."""
    field, found = bound.field, []
    stock = str(Field.default_error_messages["required"])
    verb = "dipilih" if isinstance(field.widget, widgets.ChoiceWidget) else "diisi"
    for message in bound.errors:
        found.append(f"{bound.label} belum {verb}." if str(message) == stock else str(message))
    return found


BARE = ("Tulis ", "Belum diisi", "Tanggal ini ")  # how a message begins that does not say what it is about


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the error summary; without a field it has nowhere to jump."""

    target: str
    message: str


def faults(form: BaseForm | None, problems: Iterable[Problem]) -> list[Fault]:
    """Every problem of a form and of a refused command, in the order of the fields."""
    found: list[Fault] = []
    if form is not None:
        found += [Fault("", str(message)) for message in form.non_field_errors()]
        found += [
            Fault(bound.id_for_label or bound.auto_id, _named(bound, message))
            for bound in form
            for message in messages(bound)
        ]
    return found + [Fault(f"id_{p.field}" if p.field else "", p.message) for p in problems]


def _named(bound: BoundField, message: str) -> str:
    """Above the form a message stands alone: one that only says what to write needs its field's name."""
    return f"{bound.label}: {message}" if message.startswith(BARE) and bound.label else message


def query(context: Context) -> QueryDict:
    """The question behind the address being shown; empty outside a request."""
    request = context.get("request")
    return request.GET if request is not None else QueryDict()


def sorted_query(context: Context, name: str, order: str) -> str:
    """The same address sorted otherwise, on its first page."""
    changed = query(context).copy()
    changed[name] = order
    changed.pop("halaman", None)
    return f"?{changed.urlencode()}"
