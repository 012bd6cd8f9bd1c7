"""Pembagian simpanan and jasa simpanan: first the list, then one button for all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for
from bookkeeping.commands.savings.interest import (
    ShareInterest,
    interest_problems,
    share_interest,
    terms_of,
)
from bookkeeping.commands.savings.paying_out import PayOutSavings, Shared, pay_out_savings
from bookkeeping.commands.savings.undoing import TakeBackSharing, take_back_sharing
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.forms.base import DeskForm
from bookkeeping.forms.correcting import CancelForm
from bookkeeping.forms.savings.sharing import InterestForm, PayOutForm
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.book_months import book_months
from bookkeeping.queries.people import everyone
from bookkeeping.queries.savings.interest import Interest, interest, past_interest
from bookkeeping.queries.savings.pay_out import PayOut, PayOutRow, pay_out
from bookkeeping.queries.savings.sharing import sharing_of
from bookkeeping.views.answer import stopped_by_month
from common.period import Period
from common.problems import Problems
from common.rupiah import format_rupiah
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here

LOOK = "lihat"  # the button that shows the list and saves nothing


@dataclass(frozen=True)
class Choice:
    """A member of the pay-out, ticked or not."""

    row: PayOutRow
    is_ticked: bool


@permission(KEEP_BOOKS)
def share_out(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The yearly pay-out: who gets what, and what is left in the purse."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = PayOutForm(
        request.POST or None,
        today=today,
        members=everyone(group.id),
        initial={"date": today, "kinds": _usual_kinds(group, today)},
    )
    made: list[Shared] = []

    def run(values: dict[str, Any]) -> None:
        made.append(pay_out_savings(PayOutSavings(group_id=group.id, **values), actor=request.actor))

    shown = _shown(group, form, today)
    if _to_be_saved(request, group, form) and attempt(form, run):
        return _done(request, made[0], "Simpanan dibagikan")
    unticked = form.unticked
    choices = [Choice(row, str(row.person.member_id) not in unticked) for row in shown.rows]
    ticked = shown.only([choice.row.person.member_id for choice in choices if choice.is_ticked])
    context = {"form": form, "group": group, "choices": choices, "shown": ticked}
    return page(request, "bookkeeping/bagi_simpanan.html", context, form if _refused(request) else None)


def _usual_kinds(group: Group, today: date) -> list[str]:
    usual = [SavingsKind.SUKARELA.value, SavingsKind.TERIKAT.value]
    return [*usual, SavingsKind.WAJIB.value] if rules_on(group.id, today).wajib_paid_out else usual


def _shown(group: Group, form: PayOutForm, today: date) -> PayOut:
    """The list of what was asked, of the usual when nothing or nothing readable was."""
    given = form.cleaned_data if form.is_bound and form.is_valid() else _cleaned(form)
    kinds: Collection[SavingsKind] = given.get("kinds") or ()
    if not form.is_bound:
        kinds = [SavingsKind(kind) for kind in form.initial["kinds"]]
    return pay_out(group.id, given.get("date") or today, kinds, bank=bool(given.get("bank")))


def _cleaned(form: PayOutForm) -> dict[str, Any]:
    return getattr(form, "cleaned_data", {})


@permission(KEEP_BOOKS)
def share_jasa(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Jasa simpanan, as the group decided it."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    months = book_months(group.id, today)
    form = InterestForm(request.POST or None, today=today, months=months, initial=_usual_terms(months, today))
    made: list[Shared] = []
    shown: list[Interest] = []

    def look(values: dict[str, Any]) -> None:
        cmd = ShareInterest(group_id=group.id, **values)
        Problems(interest_problems(cmd)).raise_if_any()
        shown.append(interest(group.id, cmd.date, terms_of(cmd)))

    def run(values: dict[str, Any]) -> None:
        made.append(share_interest(ShareInterest(group_id=group.id, **values), actor=request.actor))

    looked = request.method == "POST" and attempt(form, look)
    if looked and _to_be_saved(request, group, form) and attempt(form, run):
        return _done(request, made[0], "Jasa simpanan dibagikan")
    context = {
        "form": form,
        "group": group,
        "shown": shown[0] if shown else None,
        "past": past_interest(group.id),
    }
    return page(request, "bookkeeping/jasa_simpanan.html", context, form)


def _usual_terms(months: tuple[Period, ...], today: date) -> dict[str, Any]:
    """This year so far, from the wajib and the sukarela."""
    this_year = [month for month in months if month.year == today.year]
    return {
        "date": today,
        "first": str(this_year[-1].key),
        "last": str(this_year[0].key),
        "kinds": [SavingsKind.WAJIB.value, SavingsKind.SUKARELA.value],
    }


@permission(KEEP_BOOKS)
def take_back(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """A sharing was wrong as a whole: all its entries are cancelled together."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    form = CancelForm(request.POST or None)
    made: list[Shared] = []

    def run(values: dict[str, Any]) -> None:
        made.append(take_back_sharing(TakeBackSharing(entry_id=entry.id, **values), actor=request.actor))

    if request.method == "POST" and attempt(form, run):
        return _done(request, made[0], "Pembagian dibatalkan")
    context = {"form": form, "group": group, "entry": entry, "sharing": sharing_of(entry)}
    return page(request, "bookkeeping/batalkan_pembagian.html", context, form)


def _to_be_saved(request: TenantRequest, group: Group, form: DeskForm) -> bool:
    """Whether the form was sent to be saved; into a closed month only with the second press."""
    if request.method != "POST" or LOOK in request.POST:
        return False
    return not stopped_by_month(request, group.id, form)


def _refused(request: TenantRequest) -> bool:
    return request.method == "POST" and LOOK not in request.POST


def _done(request: TenantRequest, done: Shared, what: str) -> HttpResponse:
    messages.success(
        request,
        f"{what}: {done.count} anggota, Rp {format_rupiah(done.total)}."
        f" Nomor bukti kas {done.first_voucher} sampai {done.last_voucher}.",
    )
    return redirect("buku_simpanan", done.group_id)
