"""Jadwal ulang and Hapus pinjaman: decisions with their minutes."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import loan_for
from bookkeeping.commands.loans.rescheduling import RescheduleLoan, reschedule_loan
from bookkeeping.commands.loans.writing_off import WriteOff, write_off
from bookkeeping.domain.loans.repayment import due_on
from bookkeeping.domain.loans.schedule import due_date
from bookkeeping.forms.loans.deciding import RescheduleForm, WriteOffForm
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.loans.states import LoanState, loan_states
from bookkeeping.views.answer import desk, stopped_by_month
from bookkeeping.views.loans.lending import Preview, preview_of
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def reschedule(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """A new plan; the button Lihat jadwal shows it first and saves nothing."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    today = today_here()
    (state,) = loan_states([loan.id])
    form = RescheduleForm(request.POST or None, today=today, initial=_usual(state, today))
    shown: list[Preview] = []
    if request.method == "POST" and "lihat" in request.POST:
        attempt(form, lambda values: shown.append(preview_of(form.terms(state.outstanding), values["date"])))
    elif (
        request.method == "POST"
        and not stopped_by_month(request, group.id, form)
        and attempt(
            form, lambda v: reschedule_loan(RescheduleLoan(loan_id=loan.id, **v), actor=request.actor)
        )
    ):
        told = f"Jadwal baru pinjaman {loan.member.name} tersimpan."
        messages.success(request, told, extra_tags=request.path)
        return redirect("kartu_pinjaman", loan.id)
    context = {
        "form": form,
        "group": group,
        "loan": loan,
        "state": state,
        "unpaid": due_on(state.schedule, state.paid, today).interest,
        "preview": shown[0] if shown else None,
        "draft_key": "" if shown else request.path,  # what is shown is not put over with an earlier draft
    }
    return page(request, "bookkeeping/jadwal_ulang.html", context, form)


def _usual(state: LoanState, today: date) -> dict[str, Any]:
    """The agreed terms for what is left, the first instalment a step from today."""
    rules, loan = rules_on(state.loan.group_id, today), state.loan
    return {
        "date": today,
        "count": sum(line.due > today for line in state.schedule if line.no) or rules.count,
        "rhythm": loan.rhythm,
        "first_due": due_date(rules.terms(0, today), 2),
        "rate_bps": loan.rate_bps,
        "method": loan.method,
        "rounding": loan.rounding,
    }


@permission(KEEP_BOOKS)
def give_up(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """Hapus pinjaman, the whole or a part of it."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    today = today_here()
    (state,) = loan_states([loan.id])
    initial = {"date": today, "amount": state.outstanding or None}
    form = WriteOffForm(request.POST or None, today=today, initial=initial)
    return desk(
        request,
        group,
        form,
        lambda v: write_off(WriteOff(loan_id=loan.id, **v), actor=request.actor),
        "pinjaman_hapus",
        loan=loan,
        state=state,
    )
