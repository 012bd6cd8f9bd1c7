"""Filters and tags of every template: words, figures, and the components that need a rule.

Nothing here reads the database. How each one is used stands in docs/interface.md, with an example.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common import words
from common.period import Period
from common.problems import Problem
from common.rupiah import format_rupiah
from up2k import parts

register = template.Library()

register.filter("tanggal", words.tanggal)
register.filter("tanggal_pendek", words.tanggal_pendek)
register.filter("hari", words.hari)


@register.filter
def rupiah(amount: int | None) -> str:
    """1250000 -> "1.250.000"; below zero with a real minus; unknown (None) is a dash, never 0."""
    if amount is None:
        return "–"
    return parts.minus(amount) + format_rupiah(abs(amount))


@register.filter
def rp(amount: int | None) -> str:
    """1250000 -> "Rp 1.250.000", kept on one line; for sentences, where no column says rupiah."""
    return "–" if amount is None else f"{parts.minus(amount)}Rp\u00a0{format_rupiah(abs(amount))}"


@register.filter
def terbilang(amount: int) -> str:
    """125000 -> "seratus dua puluh lima ribu rupiah"."""
    return words.terbilang_rupiah(amount)


@register.filter
def bulan(period: Period | int) -> str:
    """A Period or its key 202610 -> "Oktober 2026"."""
    return words.bulan(period if isinstance(period, Period) else Period.from_key(period))


@register.filter
def waktu(instant: datetime, zone: str) -> str:
    """An instant on the wall of that zone -> "12 Okt 2026, 19.42"; refuses one without a zone."""
    local = parts.in_zone(instant, zone)
    return f"{words.tanggal_pendek(local)}, {words.jam(instant, zone)}"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawing of static/img/ikon.svg; silent for screen readers unless it has a label."""
    sprite = f"{static('img/ikon.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, sprite
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', sprite)


@register.simple_tag
def amount(value: int | None, kind: str = "") -> SafeString:
    """Money with its sign, its word and its colour. `kind` is "masuk", "keluar" or "" for a plain balance.

    With a kind the value is at least 0 and the kind gives the sign.
    """
    return parts.amount(value, kind)


@register.simple_tag
def pill(text: str, tone: str = "plain") -> SafeString:
    """A state in words with a mark of its own shape: plain, draft, wait, safe, late or locked."""
    return format_html(
        '<span class="pill pill-{}">{}{}</span>', parts.tone(tone), icon(parts.TONES[tone]), text
    )


@register.inclusion_tag("components/saved_state.html")
def saved_state(state: str, amount: int | None = None, at: str = "") -> dict[str, object]:
    """The one of three states of what she entered: "draft", "waiting" (with amount) or "safe" (with time)."""
    return {"state": parts.saved(state, amount, at)}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, kind: str = "", usual: int | None = None, unit: str = "") -> dict[str, object]:
    """One question of a form: label, how to fill it, the input, its error. `kind="money"` for amounts.

    `usual` is proposed below a money field, `unit` stands behind the input ("orang", "bulan").
    """
    return parts.field(bound, kind, usual, unit)


@register.inclusion_tag("components/money_input.html")
def money_input(
    name: str, value: int | str | None = None, label: str = "", error: str = "", id: str = ""
) -> dict[str, object]:
    """The money field alone, for a cell of a sheet: `label` is read aloud, `error` stands under it."""
    return {
        "name": name,
        "value": parts.typed(value),
        "label": label,
        "error": error,
        "id": id or f"id_{name}",
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm | None = None, problems: Iterable[Problem] = ()) -> dict[str, object]:
    """All problems once, above the form; each jumps to its field. Nothing when there are none."""
    return {"faults": parts.faults(form, problems)}


@register.inclusion_tag("components/bar_row.html")
def bar_row(
    label: str, value: int, most: int, text: str = "", url: str = "", tone: str = "1"
) -> dict[str, object]:
    """One bar of a list: `value` of `most` (the longest bar), `text` what is written beside it."""
    width = parts.percent(value, most)
    return {"label": label, "width": width, "text": text or rupiah(value), "url": url, "tone": tone}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: RequestContext, page: "Page[Any]", name: str = "halaman") -> dict[str, object]:
    """Where she is in a long list and the way on; the filters of the address stay."""
    return {"page": page, "name": name, "request": context.get("request")}


@register.inclusion_tag("components/sort_heading.html", takes_context=True)
def sort_heading(
    context: RequestContext, key: str, label: str, css: str = "", name: str = "urut"
) -> dict[str, object]:
    """The head of a column that sorts: ?urut=key, a second tap ?urut=-key, back on page one."""
    current = parts.query(context).get(name, "")
    upward, downward = current == key, current == f"-{key}"
    return {
        "label": label,
        "css": css,
        "query": parts.sorted_query(context, name, f"-{key}" if upward else key),
        "order": "ascending" if upward else "descending" if downward else "",
    }


@register.inclusion_tag("components/confirm.html", takes_context=True)
def confirm(
    context: RequestContext,
    action: str,
    verb: str,
    title: str,
    sentence: str,
    money: int | None = None,
    reason: str = "",
    id: str = "konfirmasi",
    icon_name: str = "kunci",
) -> dict[str, object]:
    """A final act: the button, and behind it one sentence of what will happen, to how much, and why.

    Posts to `action`; `reason` is the name of the reason's field, "" asks for none.
    """
    return {
        "action": action,
        "verb": verb,
        "title": title,
        "sentence": sentence,
        "money": money,
        "reason": reason,
        "id": id,
        "icon_name": icon_name,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def day(value: date) -> SafeString:
    """A date in a column: "12 Okt 2026", readable by machines too."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words.tanggal_pendek(value))


@register.simple_tag(takes_context=True)
def parameter(context: RequestContext, name: str, value: object) -> str:
    """The address being shown with one parameter set, for links in lists."""
    changed = parts.query(context).copy()
    changed[name] = str(value)
    return f"?{changed.urlencode()}"
