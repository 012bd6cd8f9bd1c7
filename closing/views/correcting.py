"""Betulkan of SHU: a payment or a split as the form that wrote it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for
from bookkeeping.domain.draft import EntryKind
from bookkeeping.models import Entry
from bookkeeping.queries.corrections import corrections_of
from bookkeeping.views.answer import stopped_by_month, tell
from closing.commands.correcting import (
    CorrectPayment,
    CorrectShare,
    ShuCorrected,
    correct_payment,
    correct_share,
)
from closing.domain.sharing import rules_of
from closing.forms.paying import CorrectPaymentForm, filled
from closing.forms.percentages import CorrectShareForm
from closing.models import YearShare
from closing.queries.dues import payment_of, unpaid
from closing.queries.rehearsal import Rehearsal, rehearse_with
from closing.queries.shares import split_of
from groups.models import Group
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def correct(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """The form of the kind of entry; what was put right before goes to its page."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    share = YearShare.objects.filter(entry_id=entry.id).first()
    is_payment = entry.kind == EntryKind.PEMBAYARAN_SHU
    undone = entry.id in corrections_of([entry.id]).reversed_by
    if (undone and request.method != "POST") or not (share or is_payment):
        messages.info(request, "Catatan ini tidak dapat dibetulkan lagi.")
        return redirect("bukti", entry.id)
    return _share(request, group, entry, share) if share else _payment(request, group, entry)


def _payment(request: TenantRequest, group: Group, entry: Entry) -> HttpResponse:
    waiting = unpaid(group.id, without=entry.id)
    into, parts = payment_of(entry)
    given = {"date": entry.date, "into": str(into)}
    given |= filled({part.member_id: part.amount for part in parts})
    form = CorrectPaymentForm(request.POST or None, today=today_here(), waiting=waiting, initial=given)
    done: list[ShuCorrected] = []

    def run(values: dict[str, Any]) -> None:
        done.append(correct_payment(CorrectPayment(entry_id=entry.id, **values), actor=request.actor))

    stopped = request.method == "POST" and stopped_by_month(request, group.id, form)
    if not stopped and request.method == "POST" and attempt(form, run):
        tell(request, done[0].replacement, form.cleaned_data["date"])
        return redirect("shu_catatan", done[0].replacement.entry_id)
    context = {"form": form, "group": group, "entry": entry}
    return page(request, "closing/shu_bayar_betulkan.html", context, form)


def _share(request: TenantRequest, group: Group, entry: Entry, share: YearShare) -> HttpResponse:
    form, seen = _share_form(request, share)
    looks = request.POST.get("lihat") == "ya"
    done: list[ShuCorrected] = []

    def run(values: dict[str, Any]) -> None:
        names = ("command_id", "decided_on", "rules", "minutes", "note", "amount", "reason")
        cmd = CorrectShare(entry_id=entry.id, **{name: values[name] for name in names})
        done.append(correct_share(cmd, actor=request.actor))

    writes = request.method == "POST" and not looks
    stopped = writes and stopped_by_month(request, group.id, form, "decided_on")
    if writes and not stopped and attempt(form, run):
        tell(request, done[0].replacement, form.cleaned_data["decided_on"])
        return redirect("shu_catatan", done[0].replacement.entry_id)
    context = {"form": form, "group": group, "entry": entry, "share": share, "seen": seen, "looks": looks}
    return page(request, "closing/shu_betulkan.html", context, form)


def _share_form(request: TenantRequest, share: YearShare) -> tuple[CorrectShareForm, Rehearsal]:
    """The form, and what would be shared instead: by what is filled in, or as it was posted."""
    posted, today = rules_of(split_of(share)), today_here()
    known = {"decided_on": share.decided_on, "minutes": share.minutes, "note": share.note}
    form = CorrectShareForm(request.POST or None, today=today, known=posted, initial=known)
    values = form.cleaned_data if form.is_bound and form.is_valid() else {}
    seen = rehearse_with(
        share, values.get("rules", posted), values.get("decided_on", share.decided_on), today
    )
    if not form.is_bound:
        form.initial["amount"] = seen.surplus.amount
    elif request.POST.get("lihat") == "ya":
        form.see(seen.surplus.amount)
    return form, seen
