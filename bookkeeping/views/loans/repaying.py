"""Angsuran and Lunasi: what a borrower pays on her plan."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import loan_for
from bookkeeping.commands.loans.deciding import Running, plan_day_problems
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.commands.loans.settling import SettleLoan, settle_loan
from bookkeeping.domain.loans.laying import Laid, Owed, lay, owed_on
from bookkeeping.domain.loans.repayment import Parts
from bookkeeping.domain.loans.settling import pay_off
from bookkeeping.domain.loans.words import SETTLEMENTS, order_words
from bookkeeping.domain.rules import AgreedRules
from bookkeeping.forms.loans.paying import InstalmentForm, SettleForm
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.loans.states import LoanState, loan_states
from bookkeeping.queries.sheet import LoanDue, due_of
from bookkeeping.views.answer import desk
from common.problems import Problems, Refused
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def instalment(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """Angsuran of one loan; what is due today is proposed, and one sum is laid out before it is saved."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    today = today_here()
    (state,) = loan_states([loan.id])
    due = due_of(loan.id, today)
    form = InstalmentForm(request.POST or None, today=today, initial={"date": today, **_proposed(due)})
    rules = rules_on(group.id, today)
    form.fields["total"].help_text = (
        f"Satu jumlah, dibagi menurut urutan kelompok: {order_words(rules.allocation)}."
        " Kosongkan bila diisi per bagian."
    )
    shown: dict[str, Any] = {"loan": loan, "state": state, "due": due}
    if request.method == "POST" and form.is_valid() and ("bagi" in request.POST or not form.is_laid):
        laid = _laid(form, state, rules)
        context = {"form": form, "group": group, "laid": laid, **shown}
        return page(request, "bookkeeping/angsuran.html", context, form)

    def run(values: dict[str, Any]) -> Any:
        given = {name: value for name, value in values.items() if name != "total"}
        return pay_instalment(PayInstalment(loan_id=loan.id, **given), actor=request.actor)

    return desk(request, group, form, run, "angsuran", **shown)


def _laid(form: InstalmentForm, state: LoanState, rules: AgreedRules) -> Laid | None:
    """The sum in its parts, put into the form; None where it is refused."""
    given = form.cleaned_data
    owed = _owed(due_of(state.loan.id, given["date"]), state, rules)
    try:
        laid = lay(given["total"] or 0, owed, rules.allocation)
    except Refused as refused:
        form.refuse(refused)
        return None
    form.fill(principal=laid.pokok, interest=laid.jasa, penalty=laid.denda)
    return laid


def _owed(due: LoanDue | None, state: LoanState, rules: AgreedRules) -> Owed:
    parts = Parts(due.penalty, due.interest, due.principal) if due else Parts()
    return owed_on(parts, state.outstanding, state.interest_left, rules.settlement)


def _proposed(due: LoanDue | None) -> dict[str, int | None]:
    """What to pay; an amount of nothing stays empty."""
    if due is None:
        return {}
    return {
        "principal": due.principal or None,
        "interest": due.interest or None,
        "penalty": due.penalty or None,
        "tied_saving": due.tied_saving or None,
    }


@permission(KEEP_BOOKS)
def settle(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """Lunasi: what closes the loan on a day and why, then one entry."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    today = today_here()
    (state,) = loan_states([loan.id])
    form = SettleForm(request.POST or None, today=today, initial={"date": today})
    on = form.cleaned_data["date"] if form.is_bound and form.is_valid() else today
    rules = rules_on(group.id, on)
    asked = pay_off(state.schedule, state.paid, on, rules.settlement)
    shown = {
        "loan": loan,
        "asked": asked,
        "on": on,
        "rule": SETTLEMENTS[rules.settlement],
        "is_open": state.is_running,
    }
    form.initial["amount"] = form.asked = asked.total
    if form.is_bound and "hitung" in request.POST:
        attempt(form, lambda _: Problems(plan_day_problems(Running(group, state), on)).raise_if_any())
        form.ask(asked.total)
        return page(request, "bookkeeping/lunasi.html", {"form": form, "group": group, **shown}, form)
    return desk(
        request,
        group,
        form,
        lambda v: settle_loan(SettleLoan(loan_id=loan.id, **v), actor=request.actor),
        "lunasi",
        **shown,
    )
