"""Buka bulan. Tutup bulan stands in closing, which knows what a month still lacks."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.commands.months import ReopenMonth, reopen_month
from bookkeeping.forms.months import ReopenMonthForm
from common.period import Period
from common.words import bulan
from groups.access import group_for
from groups.policies import KEEP_BOOKS


def _month(key: int) -> Period:
    try:
        return Period.from_key(key)
    except ValueError as error:
        raise Http404("no such month") from error


@permission(KEEP_BOOKS)
def reopen(request: TenantRequest, group_id: UUID, key: int) -> HttpResponse:
    """Work on a closed month again."""
    group, month = group_for(request.actor, KEEP_BOOKS, group_id), _month(key)
    form = ReopenMonthForm(request.POST or None)

    if request.method == "POST" and attempt(
        form, lambda v: reopen_month(ReopenMonth(group_id=group.id, period=month, **v), actor=request.actor)
    ):
        messages.success(request, f"Buku {bulan(month)} dibuka lagi.")
        return redirect("buku", group.id)
    return page(request, "bookkeeping/bulan_buka.html", {"form": form, "group": group, "month": month}, form)
