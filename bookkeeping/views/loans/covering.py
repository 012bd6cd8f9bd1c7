"""Tanggung renteng: cover a gap, and pass on what came back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from accounts.door import TenantRequest, permission
from bookkeeping.access import loan_for
from bookkeeping.commands.loans.covering import (
    CoverInstalment,
    PassOnCover,
    cover_instalment,
    pass_on_cover,
)
from bookkeeping.forms.loans.covering import CoverForm, PassOnForm
from bookkeeping.queries.loans.covers import covers_of, to_pass_on
from bookkeeping.queries.people import enrolled_on
from bookkeeping.queries.sheet import due_of
from bookkeeping.views.answer import desk
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def cover(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """An instalment that other members pay; what is due today is proposed."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    today = today_here()
    due = due_of(loan.id, today)
    members = [m for m in enrolled_on(group.id, today) if m.person.member_id != loan.member_id]
    initial: dict[str, Any] = {"date": today}
    if due is not None:
        parts = {"principal": due.principal, "interest": due.interest, "penalty": due.penalty}
        initial |= {name: amount for name, amount in parts.items() if amount}
    form = CoverForm(request.POST or None, today=today, members=members, initial=initial)
    return desk(
        request,
        group,
        form,
        lambda v: cover_instalment(
            CoverInstalment(
                v["command_id"],
                loan.id,
                v["date"],
                form.shares,
                v["principal"],
                v["interest"],
                v["penalty"],
                v["bank"],
            ),
            actor=request.actor,
        ),
        "talangan",
        loan=loan,
    )


@permission(KEEP_BOOKS)
def pass_on(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """What came back goes to a member who covered."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    today, covers = today_here(), covers_of(loan.id)
    form = PassOnForm(request.POST or None, today=today, covers=covers, initial={"date": today})
    return desk(
        request,
        group,
        form,
        lambda v: pass_on_cover(PassOnCover(loan_id=loan.id, **v), actor=request.actor),
        "talangan_teruskan",
        loan=loan,
        held=to_pass_on(covers),
    )
