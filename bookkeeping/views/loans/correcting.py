"""Betulkan a loan that was written down wrongly, and money on it outside of its plan."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for, loan_for
from bookkeeping.commands.correcting import Corrected
from bookkeeping.commands.loans import correcting_cover, rewriting
from bookkeeping.commands.loans.correcting import CorrectLoan, as_lent, correct_loan
from bookkeeping.commands.loans.correcting_cover import CorrectCover
from bookkeeping.commands.loans.lending import Lend
from bookkeeping.commands.loans.rewriting import (
    CorrectLoanMoney,
    CorrectWriteOff,
    correct_loan_money,
    minutes_of,
)
from bookkeeping.commands.loans.writing_off import WriteOff
from bookkeeping.domain.chart import BANK, PINJAMAN_DIHAPUS
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.loans.outside import money_leg
from bookkeeping.forms.base import DeskForm
from bookkeeping.forms.loans.covering import CorrectCoverForm, as_covered
from bookkeeping.forms.loans.deciding import CorrectWriteOffForm
from bookkeeping.forms.loans.lending import JOINT, CorrectLoanForm
from bookkeeping.forms.loans.paying import CorrectMoneyForm
from bookkeeping.models import Loan
from bookkeeping.queries.entries import legs_of
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.funds import funds_of
from bookkeeping.queries.loans.covered import Covered, cover_correcting_page, covered_of
from bookkeeping.queries.people import Enrolled, everyone
from bookkeeping.views.answer import stopped_by_month, tell
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here

ONLY_CANCELLED = "Catatan ini tidak dapat dibetulkan lagi, atau hanya dapat dibatalkan."
COVERED = ("command_id", "date", "reason", "principal", "interest", "penalty", "bank")
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

    context = {"form": form, "group": group, "loan": loan, "draft_key": request.path}
    answer = _corrected(request, group.id, form, run, made)
    return answer or page(request, "bookkeeping/pinjaman_betulkan.html", context, form)


def _stands(loan: Loan) -> dict[str, Any]:
    """The form as the loan stands."""
    lent = as_lent(loan)
    return vars(lent) | {
        "member_id": str(lent.member_id),
        "grace": lent.grace or None,
        "backing": JOINT if lent.joint_liability else str(lent.guarantor_id or ""),
        "bank": "bank" if lent.bank else "kas",
    }


@permission(KEEP_BOOKS)
def correct_money(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """A cover given back or passed on, or a recovery, as a form; a loan paid out has the form of the loan."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    detail, legs = entry_detail(entry), legs_of(entry)
    loan_id = next((leg.loan_id for leg in legs if leg.loan_id), None)
    if loan_id is not None and detail.kind is EntryKind.PINJAMAN:
        return redirect("pinjaman_betulkan", loan_id)
    leg = money_leg(legs)
    if leg is None or (not detail.stands and request.method != "POST"):
        messages.info(request, ONLY_CANCELLED)
        return redirect("bukti", entry.id)
    purse = "bank" if any(one.account == BANK for one in legs) else "kas"
    initial = {"date": entry.date, "amount": leg.debit + leg.credit, "bank": purse}
    form = CorrectMoneyForm(request.POST or None, today=today_here(), initial=initial)
    made: list[Corrected] = []

    def run(values: dict[str, Any]) -> None:
        made.append(correct_loan_money(CorrectLoanMoney(entry_id=entry.id, **values), actor=request.actor))

    context = {"form": form, "group": group, "entry": detail, "draft_key": request.path}
    answer = _corrected(request, group.id, form, run, made)
    return answer or page(request, "bookkeeping/betulkan.html", context, form)


@permission(KEEP_BOOKS)
def correct_write_off(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """A write-off with its minutes as a form; the plan it had ended comes back first."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    detail = entry_detail(entry)
    leg = next((leg for leg in legs_of(entry) if leg.account == PINJAMAN_DIHAPUS and leg.debit), None)
    if leg is None or leg.loan_id is None or (not detail.stands and request.method != "POST"):
        messages.info(request, ONLY_CANCELLED)
        return redirect("bukti", entry.id)
    decided_at, why = minutes_of(entry)
    initial = {"date": entry.date, "amount": leg.debit, "decided_at": decided_at, "why": why}
    form = CorrectWriteOffForm(request.POST or None, today=today_here(), initial=initial)
    made: list[Corrected] = []
    loan_id = leg.loan_id

    def run(v: dict[str, Any]) -> None:
        right = WriteOff(v["command_id"], loan_id, v["date"], v["amount"], v["decided_at"], v["why"])
        cmd = CorrectWriteOff(v["command_id"], entry.id, right, v["reason"])
        made.append(rewriting.correct_write_off(cmd, actor=request.actor))

    context = {"form": form, "group": group, "entry": detail, "draft_key": request.path}
    answer = _corrected(request, group.id, form, run, made)
    return answer or page(request, "bookkeeping/hapus_betulkan.html", context, form)


@permission(KEEP_BOOKS)
def correct_cover(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """An instalment that members covered as a form; it and who owes whom are written again together."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    detail, covered = entry_detail(entry), covered_of(entry)
    if covered is None or (not cover_correcting_page(entry) and request.method != "POST"):
        messages.info(request, ONLY_CANCELLED)
        return redirect("bukti", entry.id)
    form = CorrectCoverForm(
        request.POST or None,
        today=today_here(),
        members=_may_cover(covered, group.id),
        initial=as_covered(covered),
    )
    made: list[Corrected] = []

    def run(values: dict[str, Any]) -> None:
        given = {name: values[name] for name in COVERED}
        cmd = CorrectCover(entry_id=entry.id, shares=form.shares, **given)
        made.append(correcting_cover.correct_cover(cmd, actor=request.actor))

    context = {"form": form, "group": group, "entry": detail, "draft_key": request.path}
    answer = _corrected(request, group.id, form, run, made)
    return answer or page(request, "bookkeeping/talangan_betulkan.html", context, form)


def _may_cover(covered: Covered, group_id: UUID) -> list[Enrolled]:
    """Who belonged to the group on that day or stands in the cover, each once; the borrower left out."""
    borrower = Loan.objects.values_list("member_id", flat=True).get(pk=covered.loan_id)
    known = {one.person.member_id: one for one in everyone(group_id)}
    return [
        one
        for who, one in known.items()
        if who != borrower and (who in covered.shares or one.on(covered.paid.date))
    ]


def _corrected(
    request: TenantRequest,
    group_id: UUID,
    form: DeskForm,
    run: Callable[[dict[str, Any]], None],
    made: list[Corrected],
) -> HttpResponse | None:
    """What stands instead, once it is written; None where the form is to be shown."""
    if request.method != "POST" or stopped_by_month(request, group_id, form) or not attempt(form, run):
        return None
    done = made[0].replacement or made[0].reversal
    tell(request, done, form.cleaned_data["date"], request.path)
    return redirect("bukti", done.entry_id)
