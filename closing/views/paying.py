"""Members' parts of SHU paid, whole or in several sums; money of a dana spent."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.commands.desk import Recorded
from bookkeeping.views.answer import stopped_by_month, tell
from closing.commands.pay import PayShares, SpendFund, pay_shares, spend_fund
from closing.domain.paying import Due
from closing.forms.paying import PayForm, filled
from closing.forms.shu import FundForm
from closing.queries.dues import unpaid
from closing.queries.statements import funds_on
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def pay(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """What each member still has to come, and how much of it is paid now.

    ?isi=sisa fills in all of it, as the RAT pays; ?anggota=<id> that of one member.
    """
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    waiting = unpaid(group.id)
    given = {"date": today, **filled(_asked(request, waiting))}
    form = PayForm(request.POST or None, today=today, waiting=waiting, initial=given)
    done: list[Recorded] = []

    def run(values: dict[str, Any]) -> None:
        done.append(pay_shares(PayShares(group_id=group.id, **values), actor=request.actor))

    stopped = request.method == "POST" and stopped_by_month(request, group.id, form)
    if not stopped and request.method == "POST" and attempt(form, run):
        tell(request, done[0], form.cleaned_data["date"])
        return redirect("shu", group.id)
    context = {"form": form, "group": group, "waiting": waiting, "sum": sum(one.amount for one in waiting)}
    return page(request, "closing/shu_bayar.html", context, form)


def _asked(request: TenantRequest, waiting: tuple[Due, ...]) -> dict[UUID, int]:
    whole, member = request.GET.get("isi") == "sisa", request.GET.get("anggota", "")
    return {due.member_id: due.amount for due in waiting if whole or str(due.member_id) == member}


@permission(KEEP_BOOKS)
def spend(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Uang keluar from a dana."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    funds = {name: held for name, held in funds_on(group.id, today).items() if held > 0}
    given = {"date": today, "fund": request.GET.get("dana", "")}
    form = FundForm(request.POST or None, today=today, funds=funds, initial=given)
    done: list[Recorded] = []

    def run(values: dict[str, Any]) -> None:
        done.append(spend_fund(SpendFund(group_id=group.id, **values), actor=request.actor))

    stopped = request.method == "POST" and stopped_by_month(request, group.id, form)
    if not stopped and request.method == "POST" and attempt(form, run):
        tell(request, done[0], form.cleaned_data["date"])
        return redirect("bukti", done[0].entry_id)
    return page(request, "closing/shu_dana.html", {"form": form, "group": group, "funds": funds}, form)
