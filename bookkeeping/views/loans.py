"""Lending and paying back, outside of a meeting."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import loan_for
from bookkeeping.commands.loans.lending import Lend, lend
from bookkeeping.commands.loans.paying import PayInstalment, pay_instalment
from bookkeeping.domain.loans.schedule import (
    Instalment,
    LoanTerms,
    check_terms,
    due_date,
    effective_yearly_rate,
    make_schedule,
)
from bookkeeping.domain.rules import AgreedRules
from bookkeeping.forms.loans import InstalmentForm, LendForm
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.loans.states import loan_states
from bookkeeping.queries.people import enrolled_on
from bookkeeping.queries.sheet import LoanDue, sheet_facts
from bookkeeping.views.answer import desk
from common.problems import Problems
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@dataclass(frozen=True)
class Preview:
    """The schedule of a loan that is not made yet, its sums, and what it costs a year in per cent."""

    lines: tuple[Instalment, ...]
    principal: int
    interest: int
    yearly_rate: Decimal

    @property
    def total(self) -> int:
        """What the borrower pays in all."""
        return self.principal + self.interest

    @property
    def yearly_words(self) -> str:
        """ "21,46 %"."""
        return f"{self.yearly_rate} %".replace(".", ",")


def preview_of(terms: LoanTerms) -> Preview:
    """Refuses terms no schedule can be made of, at the fields of the command."""
    Problems(check_terms(terms)).raise_if_any()
    lines = make_schedule(terms)
    interest = sum(line.interest for line in lines)
    return Preview(lines, terms.principal, interest, effective_yearly_rate(terms))


@permission(KEEP_BOOKS)
def loan_new(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Pinjaman baru; the button Lihat jadwal shows the schedule first and saves nothing."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = LendForm(
        request.POST or None,
        today=today,
        members=enrolled_on(group.id, today),
        initial=_usual(rules_on(group.id, today), today) | {"member_id": request.GET.get("anggota", "")},
    )
    if request.method == "POST" and "lihat" in request.POST:
        shown: list[Preview] = []
        attempt(form, lambda _: shown.append(preview_of(form.terms)))
        context = {"form": form, "group": group, "preview": shown[0] if shown else None}
        return page(request, "bookkeeping/pinjaman_baru.html", context, form)
    return desk(
        request,
        group,
        form,
        lambda v: lend(Lend(group_id=group.id, **v), actor=request.actor),
        "pinjaman_baru",
    )


def _usual(rules: AgreedRules, today: date) -> dict[str, Any]:
    """The agreed terms; the first instalment a step from today."""
    terms = rules.terms(0, today)
    return {
        "date": today,
        "rate_bps": rules.rate_bps,
        "method": rules.method.value,
        "count": rules.count,
        "rhythm": rules.rhythm.value,
        "rounding": rules.rounding,
        "first_due": due_date(terms, 2),
    }


@permission(KEEP_BOOKS)
def instalment(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """Angsuran of one loan; what is due today is proposed."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    today = today_here()
    due = next((d for d in sheet_facts(group.id, today).dues if d.loan_id == loan.id), None)
    form = InstalmentForm(request.POST or None, today=today, initial={"date": today, **_proposed(due)})
    (state,) = loan_states([loan.id])
    return desk(
        request,
        group,
        form,
        lambda v: pay_instalment(PayInstalment(loan_id=loan.id, **v), actor=request.actor),
        "angsuran",
        loan=loan,
        state=state,
        due=due,
    )


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
