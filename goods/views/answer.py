"""What the forms of goods have in common: write, then show the entry; and which year a book is opened at."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest
from accounts.fields import choose
from accounts.lists import ROWS
from accounts.views.answer import attempt, page
from bookkeeping.commands.desk import Recorded
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.domain.chart import BANK, KAS
from bookkeeping.forms.base import DeskForm
from bookkeeping.models import Entry
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.book_months import first_day
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.months import sealed_until
from bookkeeping.views.answer import stopped_by_month, tell
from common.period import Period
from common.search import searchable
from groups.models import Group
from regions.queries.day import today_here

OFFERED_MONTHS = 24
VOUCHER = re.compile(r"nomor bukti kas ([0-9]+/[0-9]{4})")
R = TypeVar("R")
Choices = tuple[str, list[tuple[str, str]]]


def desk(
    request: TenantRequest,
    group: Group,
    form: DeskForm,
    run: Callable[[], Recorded],
    template: str,
    key: str = "",
    **more: Any,
) -> HttpResponse:
    """A form of one group: on POST the command, then the entry; else, or when refused, the form.

    `key` names the draft that the phone keeps; a new entry of the group, unless another is named.
    """
    key = key or f"{template}-{group.id}"
    made: list[Recorded] = []
    stopped = request.method == "POST" and stopped_by_month(request, group.id, form)
    if not stopped and request.method == "POST" and attempt(form, lambda _: made.append(run())):
        tell(request, made[0], form.cleaned_data["date"], key)
        return redirect("bukti", made[0].entry_id)
    context = {"form": form, "group": group, "draft_key": key, "begin": begin_with(form), **more}
    return page(request, f"goods/{template}.html", context, form)


def begin_with(form: forms.Form) -> str:
    """The nomor bukti kas that a refusal says is to be put right first, "12/2026"; "" when it names none."""
    said = " ".join(str(error) for error in form.non_field_errors()) if form.is_bound else ""
    found = VOUCHER.search(said)
    return found[1] if found else ""


def ask_reason(form: forms.Form) -> None:
    """A form that puts something right asks why."""
    form.fields["reason"] = forms.CharField(
        label="Mengapa dibetulkan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya salah ketik jumlah.",
        max_length=LONGEST_REASON,
    )


def right(cmd: Any, entry: Entry, form: forms.Form) -> Any:
    """The command that stands instead of the entry, with the reason she gave."""
    return replace(cmd, replaces=entry.id, reason=form.cleaned_data["reason"])


def fixing(
    request: TenantRequest,
    group: Group,
    entry: Entry,
    form: DeskForm,
    run: Callable[[], Recorded],
    template: str,
    **more: Any,
) -> HttpResponse:
    """The form of an entry that is put right; what is typed is kept apart from that of a new one."""
    key, detail = f"{template}-{entry.id}", entry_detail(entry)
    return desk(request, group, form, run, template, key, entry=detail, fixing=True, **purses(group), **more)


def purses(group: Group) -> dict[str, Any]:
    """What there is in kas and bank today, for the head of a form that pays."""
    saldo = saldo_on(today_here(), group.id, (KAS, BANK))
    return {"kas": saldo[KAS], "bank": saldo[BANK]}


def newest_ended(today: date) -> Period:
    """The newest month that has ended, this one on its last day."""
    month = Period.of(today)
    return month if today == month.last else month.previous()


def depreciable_months(group: Group) -> tuple[Period, ...]:
    """The months that depreciation is offered for, the newest first: those that no report counts."""
    last, sealed = newest_ended(today_here()), sealed_until(group.id)
    months = (last.plus(-ago) for ago in range(OFFERED_MONTHS))
    return tuple(month for month in months if sealed is None or month > sealed)


def shown(request: TenantRequest, rows: Sequence[R]) -> Page[R]:
    """The page of read models asked for with ?halaman=, the nearest one when there is no such page."""
    return Paginator(rows, ROWS).get_page(request.GET.get("halaman"))


def asking(request: TenantRequest, form: forms.Form, label: str, **choices: Choices) -> dict[str, str]:
    """Let the filter of a book search too, and choose; what is asked, by the names of the fields.

    `choices`: of each further field its label and what it offers, beside everything.
    """
    extra: dict[str, forms.Field] = {"cari": forms.CharField(label=label, widget=forms.SearchInput)}
    for name, (heading, offered) in choices.items():
        extra[name] = forms.ChoiceField(label=heading, choices=[("", "Semua"), *offered])
    asked = {name: request.GET.get(name, "").strip() for name in extra}
    for name, field in extra.items():
        field.required = False
        form.fields[name] = field
    form.data = {**dict(form.data.items()), **asked}
    form.order_fields(["cari"])
    return asked


def matches(words: str, *texts: str) -> bool:
    """Whether what she searches for stands in one of them, in any spelling; nothing stands in all."""
    wanted = searchable(words)
    return not wanted or any(wanted in searchable(text) for text in texts)


class YearFilter(forms.Form):
    """Which year of a book."""

    tahun = forms.ChoiceField(label="Tahun", required=False)


def year_asked(request: TenantRequest, group: Group) -> tuple[YearFilter, int]:
    """The year of ?tahun=2026; this year when it is missing or no year of the book."""
    today = today_here()
    first = first_day(group.id) or today
    years = [str(year) for year in range(today.year, min(first.year, today.year) - 1, -1)]
    asked = request.GET.get("tahun", "")
    year = asked if asked in years else years[0]
    form = YearFilter({"tahun": year})
    choose(form, "tahun", [(y, y) for y in years])
    return form, int(year)
