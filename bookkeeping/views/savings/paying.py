"""Setoran and penarikan of one member, outside of a meeting."""

from uuid import UUID

from django.http import HttpResponse

from accounts.door import TenantRequest, permission
from bookkeeping.commands.savings.paying import SaveMoney, WithdrawSavings, save_money, withdraw_savings
from bookkeeping.domain.chart import SIMPANAN_SUKARELA
from bookkeeping.forms.savings.paying import SaveForm, WithdrawForm
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.balances import savings_now
from bookkeeping.queries.people import enrolled_on, everyone
from bookkeeping.queries.savings.arrears import wajib_arrears
from bookkeeping.views.answer import desk
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def save(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Setoran simpanan of one member; beside her name what she owes of simpanan wajib."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    agreed = rules_on(group.id, today)
    form = SaveForm(
        request.POST or None,
        today=today,
        members=enrolled_on(group.id, today),
        owed={member: hers.amount for member, hers in wajib_arrears(group.id, today).items()},
        initial={"date": today, "member_id": request.GET.get("anggota", "")},
    )
    return desk(
        request,
        group,
        form,
        lambda v: save_money(SaveMoney(group_id=group.id, **v), actor=request.actor),
        "setoran",
        usual_wajib=agreed.simpanan_wajib or None,
        usual_pokok=agreed.simpanan_pokok or None,
    )


@permission(KEEP_BOOKS)
def withdraw(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Penarikan simpanan sukarela of one member, also of one who left."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    held = {
        member: amount
        for (member, account), amount in savings_now(group.id).items()
        if account == SIMPANAN_SUKARELA and amount > 0
    }
    savers = tuple(m for m in everyone(group.id) if m.person.member_id in held)
    form = WithdrawForm(
        request.POST or None,
        today=today,
        members=savers,
        held=held,
        initial={"date": today, "member_id": request.GET.get("anggota", "")},
    )
    return desk(
        request,
        group,
        form,
        lambda v: withdraw_savings(WithdrawSavings(group_id=group.id, **v), actor=request.actor),
        "penarikan",
        savers=savers,
    )
