"""Pinjaman baru, with its schedule before anything is saved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.commands.loans.lending import Lend, lend
from bookkeeping.domain.loans.caps import cap_warning, yearly_words
from bookkeeping.domain.loans.schedule import (
    Instalment,
    LoanTerms,
    check_terms,
    due_date,
    effective_yearly_rate,
    make_schedule,
)
from bookkeeping.domain.loans.words import grace_words, percent_text
from bookkeeping.domain.rules import AgreedRules
from bookkeeping.forms.loans.lending import JOINT, LendForm
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.funds import funds_of
from bookkeeping.queries.people import enrolled_on
from bookkeeping.views.answer import desk
from common.problems import Problems
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@dataclass(frozen=True)
class Preview:
    """The schedule of a loan that is not made yet, its sums, and what it costs a year in per cent."""

    terms: LoanTerms
    lines: tuple[Instalment, ...]
    interest: int
    yearly_rate: Decimal
    warning: str  # when a koperasi might not ask for that much

    @property
    def principal(self) -> int:
        return self.terms.principal

    @property
    def total(self) -> int:
        """What the borrower pays in all."""
        return self.principal + self.interest

    @property
    def yearly_words(self) -> str:
        """ "21,46 %"."""
        return yearly_words(self.yearly_rate)

    @property
    def nominal_words(self) -> str:
        """The rate of a month times twelve: "18 %"."""
        return f"{percent_text(self.terms.rate_bps_per_month * 12)} %"

    @property
    def grace_words(self) -> str:
        """What the tenggang means, empty without one."""
        return grace_words(self.terms.grace)


def preview_of(terms: LoanTerms, decided_on: date) -> Preview:
    """Refuses terms no schedule can be made of, at the fields of the command."""
    Problems(check_terms(terms)).raise_if_any()
    lines = make_schedule(terms)
    interest = sum(line.interest for line in lines)
    rate = effective_yearly_rate(terms)
    return Preview(terms, lines, interest, rate, cap_warning(terms, decided_on))


@permission(KEEP_BOOKS)
def loan_new(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Pinjaman baru; the button Lihat jadwal shows the schedule first and saves nothing."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = LendForm(
        request.POST or None,
        today=today,
        members=enrolled_on(group.id, today),
        funds=funds_of(group.id),
        initial=_usual(rules_on(group.id, today), today) | {"member_id": request.GET.get("anggota", "")},
    )
    if request.method == "POST" and "lihat" in request.POST:
        shown: list[Preview] = []
        attempt(form, lambda values: shown.append(preview_of(form.terms, values["date"])))
        context = {"form": form, "group": group, "preview": shown[0] if shown else None}
        return page(request, "bookkeeping/pinjaman_baru.html", context, form)

    def run(values: dict[str, Any]) -> Any:
        given = {name: value for name, value in values.items() if name != "backing"}
        return lend(Lend(group_id=group.id, **given, **form.backed), actor=request.actor)

    return desk(request, group, form, run, "pinjaman_baru")


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
        "backing": JOINT if rules.joint_liability else "",
    }
