"""Betulkan and Batalkan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for
from bookkeeping.commands.correcting import (
    Corrected,
    CorrectEntry,
    ReverseEntry,
    correct_entry,
    reverse_entry,
)
from bookkeeping.domain.choices import CORRECTABLE
from bookkeeping.forms.correcting import CancelForm, CorrectForm, Written
from bookkeeping.models import Entry
from bookkeeping.queries.entries import legs_of
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.loans.covered import cover_correcting_page
from bookkeeping.queries.people import everyone
from bookkeeping.queries.savings.sharing import correcting_page, sharing_of
from bookkeeping.views.answer import stopped_by_month, tell
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def correct(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """The entry as a form, as if it were hers to change; what cannot be put right goes back to its page."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    detail = entry_detail(entry)
    own_page = correcting_page(detail, sharing_of(entry)) or cover_correcting_page(entry)
    if own_page and request.method != "POST":
        return redirect(own_page, entry.id)
    if detail.kind not in CORRECTABLE or (not detail.can_correct and request.method != "POST"):
        messages.info(request, "Catatan ini tidak dapat dibetulkan lagi, atau hanya dapat dibatalkan.")
        return redirect("bukti", entry.id)
    written = Written(detail.kind, entry.date, entry.memo, legs_of(entry), entry.cash_reason)
    form = CorrectForm(request.POST or None, today=today_here(), written=written, members=everyone(group.id))
    made: list[Corrected] = []

    def run(values: dict[str, Any]) -> None:
        made.append(correct_entry(_command(entry, form, values), actor=request.actor))

    stopped = request.method == "POST" and stopped_by_month(request, group.id, form)
    if not stopped and request.method == "POST" and attempt(form, run):
        replacement = made[0].replacement or made[0].reversal
        tell(request, replacement, form.cleaned_data["date"])
        return redirect("bukti", replacement.entry_id)
    return page(request, "bookkeeping/betulkan.html", {"form": form, "group": group, "entry": detail}, form)


def _command(entry: Entry, form: CorrectForm, values: dict[str, Any]) -> CorrectEntry:
    return CorrectEntry(
        values["command_id"],
        entry.id,
        values["date"],
        form.lines,
        values["reason"],
        values.get("memo", ""),
        values.get("member_id"),
        values.get("bank"),
        values.get("fund"),
        values.get("cash_reason"),
        form.leaves_unnamed,
    )


@permission(KEEP_BOOKS)
def cancel(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """Take an entry back for good, with a reason."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and attempt(
        form, lambda v: reverse_entry(ReverseEntry(entry_id=entry.id, **v), actor=request.actor)
    ):
        messages.success(
            request, f"Catatan nomor bukti kas {entry.voucher_no}/{entry.voucher_year} dibatalkan."
        )
        return redirect("bukti", entry.id)
    context = {"form": form, "group": group, "entry": entry_detail(entry)}
    return page(request, "bookkeeping/batalkan.html", context, form)
