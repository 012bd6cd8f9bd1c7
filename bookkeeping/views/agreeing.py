"""What the group agreed, and what it began with."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.commands.opening import OpenBalances, open_balances
from bookkeeping.forms.agreeing import RulesForm
from bookkeeping.forms.opening import OpeningForm
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.book_months import first_day
from bookkeeping.queries.people import everyone
from bookkeeping.views.answer import desk
from common.words import tanggal
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here

AGREED = (
    "simpanan_pokok",
    "simpanan_wajib",
    "simpanan_terikat",
    "unit",
    "rate_bps",
    "count",
    "rounding",
    "penalty",
)


@permission(KEEP_BOOKS)
def rules(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Aturan kelompok, as they hold today, to be changed from a day on."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    now = rules_on(group.id, today)
    initial = {name: getattr(now, name) for name in AGREED}
    initial |= {"starts_on": today, "method": now.method.value, "rhythm": now.rhythm.value}
    form = RulesForm(request.POST or None, today=today, initial=initial)
    key = f"aturan-{group.id}"
    if request.method == "POST" and attempt(
        form, lambda v: set_rules(SetRules(group_id=group.id, **v), actor=request.actor)
    ):
        since = tanggal(form.cleaned_data["starts_on"])
        messages.success(request, f"Aturan kelompok tersimpan, berlaku mulai {since}.", extra_tags=key)
        return redirect("buku", group.id)
    context = {"form": form, "group": group, "draft_key": key, "now": now}
    return page(request, "bookkeeping/aturan.html", context, form)


@permission(KEEP_BOOKS)
def opening(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Saldo awal of the group."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = OpeningForm(
        request.POST or None,
        today=today,
        members=everyone(group.id),
        initial={"date": first_day(group.id) or today},
    )
    return desk(
        request,
        group,
        form,
        lambda v: open_balances(
            OpenBalances(v["command_id"], group.id, v["date"], v["kas"], v["bank"], form.savings),
            actor=request.actor,
        ),
        "saldo_awal",
    )
