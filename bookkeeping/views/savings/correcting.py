"""Betulkan a pay-out, jasa simpanan, and what a leaving member was paid."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for
from bookkeeping.commands.savings.corrected import SharingCorrected
from bookkeeping.commands.savings.correcting_interest import CorrectInterest, correct_interest
from bookkeeping.commands.savings.correcting_leaving import CorrectLeaving, correct_leaving
from bookkeeping.commands.savings.correcting_pay_out import CorrectPayOut, correct_pay_out
from bookkeeping.commands.savings.interest import ShareInterest, interest_problems, terms_of
from bookkeeping.commands.savings.leaving import Left
from bookkeeping.forms.base import DeskForm
from bookkeeping.forms.savings.correcting import CorrectInterestForm, CorrectLeavingForm, CorrectPayOutForm
from bookkeeping.models import Entry
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.book_months import book_months
from bookkeeping.queries.months import month_state
from bookkeeping.queries.savings.interest import Interest, interest
from bookkeeping.queries.savings.paid_leaver import paid_leaver
from bookkeeping.queries.savings.paid_out import PaidOut, kinds_shown, paid_out, payable_again
from bookkeeping.queries.savings.shared_interest import Given, beside, given_interest
from bookkeeping.views.answer import stopped_by_month
from bookkeeping.views.savings.sharing import LOOK
from common.period import Period
from common.problems import Problems
from common.rupiah import format_rupiah
from groups.models import Group
from groups.policies import KEEP_BOOKS
from members.access import enrolment_for
from members.policies import MANAGE_MEMBER
from regions.queries.day import today_here

Run = Callable[[dict[str, Any]], object]


@permission(KEEP_BOOKS)
def pay_out(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """The pay-out as it was posted, every amount open; who gets nothing is left out."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    paid = paid_out(entry)
    if not paid.entries:
        return _too_late(request, entry)
    form = _pay_out_form(request, group, paid)
    made: list[SharingCorrected] = []

    def run(values: dict[str, Any]) -> None:
        cmd = CorrectPayOut(
            values["command_id"],
            entry.id,
            values["date"],
            form.asked,
            values["reason"],
            values["seen"],
            values["bank"],
        )
        made.append(correct_pay_out(cmd, actor=request.actor))

    if not _only_looks(request, form) and _sent(request, group, form, run):
        return _done(request, made[0], "Pembagian simpanan dibetulkan")
    context = _about(entry, group, form) | {"paid": paid}
    return page(request, "bookkeeping/bagi_betulkan.html", context, form)


def _pay_out_form(request: TenantRequest, group: Group, paid: PaidOut) -> CorrectPayOutForm:
    rows = payable_again(group.id, paid.on, paid)
    return CorrectPayOutForm(
        request.POST or None,
        today=today_here(),
        rows=rows,
        kinds=kinds_shown(rows, wajib=rules_on(group.id, paid.on).wajib_paid_out),
        initial={"date": paid.on, "bank": _purse(bank=paid.bank), "seen": paid.seen},
    )


@permission(KEEP_BOOKS)
def jasa(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """Jasa simpanan as it was decided, and beside it what it would give now."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    given = given_interest(entry)
    if given is None or not given.entries:
        return _too_late(request, entry)
    form = CorrectInterestForm(
        request.POST or None,
        today=today_here(),
        months=book_months(group.id, today_here()),
        initial=_as_decided(given),
    )
    made: list[SharingCorrected] = []
    shown: list[Interest] = [] if form.is_bound else [_counted(group, given)]

    def look(values: dict[str, Any]) -> None:
        right = _right(group, values)
        Problems(interest_problems(right)).raise_if_any()
        shown.append(interest(group.id, right.date, terms_of(right), given.ids))

    def run(values: dict[str, Any]) -> None:
        cmd = CorrectInterest(
            values["command_id"], entry.id, _right(group, values), values["reason"], values["seen"]
        )
        made.append(correct_interest(cmd, actor=request.actor))

    only_looks = _only_looks(request, form)
    looked = request.method == "POST" and attempt(form, look)
    if looked and not only_looks and _sent(request, group, form, run):
        return _done(request, made[0], "Jasa simpanan dibetulkan")
    found = shown[0] if shown else None
    rows = beside(group.id, given, found) if found else ()
    context = _about(entry, group, form) | {"given": given, "shown": found, "rows": rows}
    return page(request, "bookkeeping/jasa_betulkan.html", context, form)


def _as_decided(given: Given) -> dict[str, Any]:
    terms = given.terms
    return {
        "date": given.date,
        "first": str(terms.first.key),
        "last": str(terms.last.key),
        "basis": terms.basis.value,
        "kinds": [kind.value for kind in terms.kinds],
        "rate_bps": terms.rate_bps,
        "pool": terms.pool,
        "payment": given.payment.value,
        "seen": given.seen,
    }


def _counted(group: Group, given: Given) -> Interest:
    return interest(group.id, given.date, given.terms, given.ids)


def _right(group: Group, values: dict[str, Any]) -> ShareInterest:
    return ShareInterest(
        group_id=group.id, **{name: value for name, value in values.items() if name not in ("reason", "seen")}
    )


@permission(KEEP_BOOKS)
def leaver(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """How a member left, and what she is paid by the books as they are now."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    was = paid_leaver(entry)
    if was is None or was.enrolment is None or Entry.objects.filter(reverses_id=entry.id).exists():
        return _too_late(request, entry)
    enrolment = enrolment_for(request.actor, MANAGE_MEMBER, was.enrolment.id)
    form = CorrectLeavingForm(
        request.POST or None,
        today=today_here(),
        initial={
            "left_on": enrolment.left_on,
            "left_reason": enrolment.left_reason,
            "date": entry.date,
            "bank": _purse(bank=was.bank),
            "expected": was.hers.total,
        },
    )
    made: list[Left] = []

    def run(values: dict[str, Any]) -> None:
        made.append(correct_leaving(CorrectLeaving(entry_id=entry.id, **values), actor=request.actor))

    if _sent(request, group, form, run):
        done = made[0]
        text = f"Dibetulkan. {done.member_name} dibayar Rp {format_rupiah(done.total)}"
        messages.success(request, f"{text}, nomor bukti kas {done.voucher}.")
        return redirect("bukti", done.entry_id or entry.id)
    context = _about(entry, group, form) | {"was": was, "hers": was.hers, "enrolment": enrolment}
    return page(request, "bookkeeping/keluar_betulkan.html", context, form)


def _only_looks(request: TenantRequest, form: DeskForm) -> bool:
    """Whether she asked for the sums alone: then nothing is saved, and no reason asked for."""
    if LOOK not in request.POST:
        return False
    form.fields["reason"].required = False
    return True


def _sent(request: TenantRequest, group: Group, form: DeskForm, run: Run) -> bool:
    """Whether the form was sent to be saved, and the command took it."""
    if request.method != "POST" or stopped_by_month(request, group.id, form):
        return False
    return attempt(form, run)


def _purse(*, bank: bool) -> str:
    return "bank" if bank else "kas"


def _about(entry: Entry, group: Group, form: DeskForm) -> dict[str, Any]:
    month = month_state(group.id, Period.of(entry.date)).value
    return {"entry": entry, "group": group, "form": form, "month": month}


def _too_late(request: TenantRequest, entry: Entry) -> HttpResponse:
    messages.info(request, "Catatan ini tidak dapat dibetulkan lagi, atau hanya dapat dibatalkan.")
    return redirect("bukti", entry.id)


def _done(request: TenantRequest, done: SharingCorrected, what: str) -> HttpResponse:
    sum_now = f"{done.count} anggota, Rp {format_rupiah(done.total)}"
    rewritten = f"{done.taken_back} catatan dibatalkan, {done.written} ditulis lagi"
    messages.success(request, f"{what}: {sum_now}. {rewritten}.")
    return redirect("bukti", done.entry_id)
