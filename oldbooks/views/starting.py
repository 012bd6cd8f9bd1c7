"""The first day of a group with these books."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.book_months import first_day
from bookkeeping.queries.months import counted_of
from bookkeeping.queries.people import everyone
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from oldbooks.commands.starting import Started, start_books
from oldbooks.forms.starting import StartForm, rows_asked
from regions.queries.day import today_here


def _first_open(group_id: UUID) -> date | None:
    """The day to propose: of the first entry, or the last one before the months that reports count."""
    counted = counted_of(group_id)
    return first_day(group_id) if counted is None else counted.day_before


@permission(KEEP_BOOKS)
def opening(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Saldo awal: all a group has and where it comes from; more rows come without losing what was typed."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    more = "tambah" in request.POST
    first: dict[str, Any] = {"date": _first_open(group.id) or today}
    form = StartForm(
        None if more else request.POST or None,
        today=today,
        members=everyone(group.id),
        rules=rules_on(group.id, today),
        rows=rows_asked(request.POST),
        initial=request.POST.dict() if more else first,
    )
    key = f"saldo_awal-{group.id}"
    made: list[Started] = []

    def run(_: dict[str, Any]) -> None:
        made.append(start_books(form.command(group.id), actor=request.actor))

    if request.method == "POST" and not more and attempt(form, run):
        text = f"Saldo awal tersimpan. Nomor bukti kas {made[0].voucher}."
        messages.success(request, text, extra_tags=key)
        return redirect("bukti", made[0].entry_id)
    context = {"form": form, "group": group, "draft_key": key}
    return page(request, "oldbooks/saldo_awal.html", context, None if more else form)
