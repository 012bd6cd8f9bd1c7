"""Uang masuk, uang keluar, simpanan and money carried to the bank, outside of a meeting."""

from uuid import UUID

from django.http import HttpResponse

from accounts.door import TenantRequest, permission
from bookkeeping.commands.cash import Direction, RecordCash, Transfer, record_cash, transfer
from bookkeeping.domain.chart import BANK, KAS
from bookkeeping.forms.base import offer_funds
from bookkeeping.forms.cash import CashForm, TransferForm
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.funds import funds_of
from bookkeeping.queries.people import enrolled_on
from bookkeeping.views.answer import desk
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def money_in(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Uang masuk."""
    return _cash(request, group_id, Direction.MASUK, "uang_masuk")


@permission(KEEP_BOOKS)
def money_out(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Uang keluar."""
    return _cash(request, group_id, Direction.KELUAR, "uang_keluar")


def _cash(request: TenantRequest, group_id: UUID, direction: Direction, template: str) -> HttpResponse:
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = CashForm(
        request.POST or None,
        today=today,
        direction=direction,
        members=enrolled_on(group.id, today) if direction is Direction.MASUK else (),
        initial={"date": today},
    )
    offer_funds(form, funds_of(group.id))
    saldo = saldo_on(today, group.id, (KAS, BANK))
    return desk(
        request,
        group,
        form,
        lambda v: record_cash(RecordCash(group_id=group.id, direction=direction, **v), actor=request.actor),
        template,
        kas=saldo[KAS],
        bank=saldo[BANK],
    )


@permission(KEEP_BOOKS)
def carry(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Between kas and bank."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = TransferForm(request.POST or None, today=today, initial={"date": today})
    saldo = saldo_on(today, group.id, (KAS, BANK))
    return desk(
        request,
        group,
        form,
        lambda v: transfer(Transfer(group_id=group.id, **v), actor=request.actor),
        "pindah_uang",
        kas=saldo[KAS],
        bank=saldo[BANK],
    )
