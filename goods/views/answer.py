"""What the forms of goods have in common: write, then show the entry; and which year a book is opened at."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest
from accounts.fields import choose
from accounts.views.answer import attempt, page
from bookkeeping.commands.desk import Recorded
from bookkeeping.domain.chart import BANK, KAS
from bookkeeping.forms.base import DeskForm
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.book_months import first_day
from bookkeeping.views.answer import stopped_by_month, tell
from groups.models import Group
from regions.queries.day import today_here


def desk(
    request: TenantRequest,
    group: Group,
    form: DeskForm,
    run: Callable[[], Recorded],
    template: str,
    **more: Any,
) -> HttpResponse:
    """A form of one group: on POST the command, then the entry; else, or when refused, the form."""
    key = f"{template}-{group.id}"
    made: list[Recorded] = []
    stopped = request.method == "POST" and stopped_by_month(request, group.id, form)
    if not stopped and request.method == "POST" and attempt(form, lambda _: made.append(run())):
        tell(request, made[0], form.cleaned_data["date"], key)
        return redirect("bukti", made[0].entry_id)
    context = {"form": form, "group": group, "draft_key": key, **more}
    return page(request, f"goods/{template}.html", context, form)


def purses(group: Group) -> dict[str, int]:
    """What there is in kas and bank today, for the head of a form that pays."""
    saldo = saldo_on(today_here(), group.id, (KAS, BANK))
    return {"kas": saldo[KAS], "bank": saldo[BANK]}


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
