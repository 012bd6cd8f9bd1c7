"""Betulkan a loan that was written down wrongly."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import loan_for
from bookkeeping.commands.correcting import Corrected
from bookkeeping.commands.loans.correcting import CorrectLoan, as_lent, correct_loan
from bookkeeping.commands.loans.lending import Lend
from bookkeeping.forms.loans.lending import JOINT, CorrectLoanForm
from bookkeeping.models import Loan
from bookkeeping.queries.funds import funds_of
from bookkeeping.queries.people import everyone
from bookkeeping.views.answer import stopped_by_month, tell
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here

OTHERS = ("reason", "backing", "command_id")


@permission(KEEP_BOOKS)
def correct(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """The loan as a form; the wrong one is cancelled and the right one handed out."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    form = CorrectLoanForm(
        request.POST or None,
        today=today_here(),
        members=everyone(group.id),
        funds=funds_of(group.id),
        initial=_stands(loan),
    )
    made: list[Corrected] = []

    def run(values: dict[str, Any]) -> None:
        given = {name: value for name, value in values.items() if name not in OTHERS}
        right = Lend(values["command_id"], group.id, **given, **form.backed)
        cmd = CorrectLoan(values["command_id"], loan.id, right, values["reason"])
        made.append(correct_loan(cmd, actor=request.actor))

    stopped = request.method == "POST" and stopped_by_month(request, group.id, form)
    if not stopped and request.method == "POST" and attempt(form, run):
        done = made[0].replacement or made[0].reversal
        tell(request, done, form.cleaned_data["date"], request.path)
        return redirect("bukti", done.entry_id)
    context = {"form": form, "group": group, "loan": loan, "draft_key": request.path}
    return page(request, "bookkeeping/pinjaman_betulkan.html", context, form)


def _stands(loan: Loan) -> dict[str, Any]:
    """The form as the loan stands."""
    lent = as_lent(loan)
    return vars(lent) | {
        "member_id": str(lent.member_id),
        "grace": lent.grace or None,
        "backing": JOINT if lent.joint_liability else str(lent.guarantor_id or ""),
        "bank": "bank" if lent.bank else "kas",
    }
