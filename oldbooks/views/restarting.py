"""Betulkan a saldo awal, as if it were hers to change."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for
from bookkeeping.commands.correcting import Corrected
from bookkeeping.commands.reopening import correct_opening
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.opening import opening_of
from bookkeeping.queries.people import everyone
from bookkeeping.views.answer import stopped_by_month, tell
from goods.views.answer import ask_reason
from groups.policies import KEEP_BOOKS
from oldbooks.forms.restarting import RestartForm
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def correct(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """The wizard as it was sent; more rows come without losing what was changed."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    detail, stated = entry_detail(entry), opening_of(entry)
    if stated is None or (not detail.stands and request.method != "POST"):
        messages.info(request, "Catatan ini tidak dapat dibetulkan lagi, atau hanya dapat dibatalkan.")
        return redirect("bukti", entry.id)
    more = "tambah" in request.POST
    form = RestartForm(
        None if more else request.POST or None,
        today=today_here(),
        members=everyone(group.id),
        rules=rules_on(group.id, entry.date),
        stated=stated,
        asked=request.POST,
        initial=request.POST.dict() if more else None,
    )
    ask_reason(form)
    made: list[Corrected] = []

    def run(_: Any) -> None:
        made.append(correct_opening(form.correction(group.id, entry.id), actor=request.actor))

    sent = request.method == "POST" and not more
    if sent and not stopped_by_month(request, group.id, form) and attempt(form, run):
        done = made[0].replacement or made[0].reversal
        tell(request, done, form.cleaned_data["date"])
        return redirect("bukti", done.entry_id)
    context = {"form": form, "group": group, "entry": detail}
    return page(request, "oldbooks/saldo_awal_betulkan.html", context, None if more else form)
