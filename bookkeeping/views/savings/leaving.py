"""A member leaves: what is hers, what she owes, and one button for both."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.policies import may
from accounts.views.answer import attempt, page
from bookkeeping.commands.savings.leaving import LeavePaid, Left, leave_paid
from bookkeeping.commands.savings.paying_leaver import PayLeaver, pay_leaver
from bookkeeping.domain.chart import BANK, KAS
from bookkeeping.forms.savings.leaving import LeavePaidForm, PayLeaverForm
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.people import ever_enrolled
from bookkeeping.queries.savings.arrears import wajib_arrears
from bookkeeping.queries.savings.leaving import parting
from bookkeeping.views.answer import desk, stopped_by_month
from common.rupiah import format_rupiah
from groups.access import group_for
from groups.policies import KEEP_BOOKS, place_of
from members.access import enrolment_for
from members.policies import MANAGE_MEMBER
from regions.queries.day import today_here


@permission(MANAGE_MEMBER)
def leave(request: TenantRequest, enrolment_id: UUID) -> HttpResponse:
    """Her money in the group is paid with the same button that ends her membership."""
    enrolment, today = enrolment_for(request.actor, MANAGE_MEMBER, enrolment_id), today_here()
    group, hers = enrolment.group, parting(enrolment.group_id, enrolment.member_id)
    form = LeavePaidForm(
        request.POST or None,
        today=today,
        is_paid=bool(hers.total),
        initial={"left_on": today, "date": today, "expected": hers.total},
    )
    made: list[Left] = []

    def run(values: dict[str, Any]) -> None:
        made.append(leave_paid(LeavePaid(enrolment_id=enrolment_id, **values), actor=request.actor))

    stopped = request.method == "POST" and hers.total and stopped_by_month(request, group.id, form)
    if request.method == "POST" and not stopped and attempt(form, run):
        return _gone(request, made[0])
    saldo = saldo_on(today, group.id, (KAS, BANK))
    context = {
        "form": form,
        "enrolment": enrolment,
        "group": group,
        "hers": hers,
        "owed": wajib_arrears(group.id, today).get(enrolment.member_id),
        "kas": saldo[KAS],
        "bank": saldo[BANK],
        "may_pay": may(request.actor, KEEP_BOOKS, place_of(group)),
    }
    return page(request, "bookkeeping/keluar.html", context, form)


@permission(KEEP_BOOKS)
def pay(request: TenantRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    """What a member who left still has in the group, and one button that pays it."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    member = ever_enrolled(group.id, [member_id]).get(member_id)
    if member is None:
        raise Http404("no such member in this group")
    hers = parting(group.id, member_id)
    form = PayLeaverForm(request.POST or None, today=today, initial={"date": today, "expected": hers.total})
    return desk(
        request,
        group,
        form,
        lambda v: pay_leaver(PayLeaver(group_id=group.id, member_id=member_id, **v), actor=request.actor),
        "keluar_bayar",
        member=member,
        hers=hers,
    )


def _gone(request: TenantRequest, done: Left) -> HttpResponse:
    text = f"{done.member_name} sudah dicatat berhenti."
    if done.entry_id is None:
        messages.success(request, text)
        return redirect("anggota", done.group_id)
    messages.success(
        request, f"{text} Dibayarkan Rp {format_rupiah(done.total)}, nomor bukti kas {done.voucher}."
    )
    return redirect("bukti", done.entry_id)
