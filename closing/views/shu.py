"""SHU of a group: its percentages, the rehearsal, the split, what is paid and spent of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, wants_file
from accounts.policies import may
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for
from bookkeeping.commands.desk import Recorded
from bookkeeping.domain.chart import SHU_ANGGOTA
from bookkeeping.models import Entry
from bookkeeping.papers import PORTRAIT, paper
from bookkeeping.queries.corrections import corrections_of
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.views.answer import stopped_by_month, tell
from bookkeeping.views.asking import desk_of, wants_paper
from closing import tables
from closing.commands.rules import SetShuRules, set_shu_rules
from closing.commands.share import ShareShu, share_shu
from closing.commands.take_back import KINDS, TakeBackShu, take_back_shu
from closing.domain.sharing import EXAMPLE
from closing.domain.words import savings_words
from closing.forms.percentages import ShuRulesForm
from closing.forms.shu import RatDay, ReasonForm, ShareForm
from closing.papers import plan_paper, share_paper
from closing.queries.dues import INTO, dues
from closing.queries.rehearsal import Rehearsal, rehearse
from closing.queries.rules import shu_rules_history, shu_rules_on
from closing.queries.shares import share_of_entry, shares_of, year_lines
from closing.queries.shortfall import shortfalls
from closing.queries.statements import funds_on, standing_at
from common.rupiah import format_rupiah
from common.words import tanggal
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from regions.queries.day import today_here

FIRST_YEAR = 1990


def may_keep(request: TenantRequest, group: Group) -> bool:
    """Whether she keeps the books of this group, and it still works."""
    return may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active


def book_year(year: int) -> int:
    """A year of an address; Http404 for one no book has."""
    if not FIRST_YEAR <= year <= today_here().year:
        raise Http404("no such year")
    return year


@permission(READ_GROUP)
@require_GET
def shu(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """What every year came to, what was shared of it, and who still has something to come."""
    group, today = group_for(request.actor, READ_GROUP, group_id), today_here()
    waiting = [due for due in dues(group.id) if due.amount]
    years = year_lines(group.id)
    context = {
        "group": group,
        "today": today,
        "years": years,
        "shortfalls": shortfalls(group.id, years, today),
        "left": standing_at(group.id, today).shu_past,
        "agreed": shu_rules_on(group.id, today),
        "shares": shares_of(group.id),
        "waiting": waiting,
        "waiting_sum": sum(due.amount for due in waiting),
        "due_sum": sum(due.due for due in waiting),
        "paid_sum": sum(due.paid for due in waiting),
        "funds": funds_on(group.id, today),
        "may_keep": may_keep(request, group),
    }
    return render(request, "closing/shu.html", context)


@permission(KEEP_BOOKS)
def shu_rules(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The percentages; ?contoh=1 fills in an example that is nobody's rule."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    now = shu_rules_on(group.id, today)
    example = request.GET.get("contoh") == "1"
    known = EXAMPLE if example else now.rules if now else None
    form = ShuRulesForm(request.POST or None, today=today, known=known, initial={"starts_on": today})
    if request.method == "POST" and attempt(
        form,
        lambda v: set_shu_rules(
            SetShuRules(v["command_id"], group.id, v["starts_on"], v["rules"], v["source"]),
            actor=request.actor,
        ),
    ):
        messages.success(request, f"Pembagian SHU berlaku sejak {tanggal(form.cleaned_data['starts_on'])}.")
        return redirect("shu", group.id)
    context = {
        "form": form,
        "group": group,
        "now": now,
        "example": example,
        "history": shu_rules_history(group.id),
    }
    return page(request, "closing/shu_aturan.html", context, form)


@permission(READ_GROUP)
@require_GET
def rehearsal(request: TenantRequest, group_id: UUID, year: int) -> HttpResponse:
    """Gladi: the whole split, nothing written."""
    group, today = group_for(request.actor, READ_GROUP, group_id), today_here()
    _, on = RatDay.asked(request.GET.get("tanggal"), today)
    seen = rehearse(group.id, book_year(year), on, today)
    if seen.split and wants_paper(request):
        made = plan_paper(desk_of(request, group, on), seen.surplus, seen.split)
        return paper(request, "print/pembagian_shu.html", PORTRAIT, f"gladi-shu-{year}", buku=made)
    if seen.split and wants_file(request):
        return as_file(f"gladi-shu-{year}", "Gladi SHU", tables.MEMBERS, seen.split.rows)
    amount = seen.split.amount if seen.split else 0
    form = ShareForm(today=today, initial={"decided_on": on, "amount": amount})
    return _rehearsed(request, group, seen, form)


@permission(KEEP_BOOKS)
@require_POST
def share(request: TenantRequest, group_id: UUID, year: int) -> HttpResponse:
    """Post the split that was rehearsed, as the RAT decided it."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    asked, form = book_year(year), ShareForm(request.POST, today=today)
    _, on = RatDay.asked(request.POST.get("decided_on"), today)
    done: list[Recorded] = []
    if not stopped_by_month(request, group.id, form, "decided_on") and attempt(
        form,
        lambda v: done.append(share_shu(ShareShu(group_id=group.id, year=asked, **v), actor=request.actor)),
    ):
        tell(request, done[0], on)
        return redirect("shu_catatan", done[0].entry_id)
    return _rehearsed(request, group, rehearse(group.id, asked, on, today), form)


def _rehearsed(request: TenantRequest, group: Group, seen: Rehearsal, form: ShareForm) -> HttpResponse:
    day_form, _ = RatDay.asked(seen.on.isoformat(), seen.on)
    context = {
        "form": form,
        "day_form": day_form,
        "group": group,
        "seen": seen,
        "title": f"Gladi pembagian SHU {seen.year}",
        "counted": savings_words(seen.agreed.rules.counted) if seen.agreed else "",
        "may_keep": may_keep(request, group),
    }
    return page(request, "closing/shu_gladi.html", context, form)


@permission(READ_GROUP)
@require_GET
def shu_entry(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """A split or a payment as it was written; an entry about something else has a page of its own."""
    entry, group = entry_for(request.actor, READ_GROUP, entry_id)
    if entry.kind not in KINDS:
        return redirect("bukti", entry.id)
    share = share_of_entry(entry)
    if share and wants_paper(request):
        made = share_paper(desk_of(request, group, share.decided_on), share)
        return paper(request, "print/pembagian_shu.html", PORTRAIT, f"shu-{share.year}", buku=made)
    if share and wants_file(request):
        return as_file(f"shu-{share.year}", f"SHU {share.year}", tables.MEMBERS, share.split.rows)
    return _entry_page(request, group, entry, ReasonForm())


@permission(KEEP_BOOKS)
@require_POST
def undo(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """Take a split or a payment back."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    if entry.kind not in KINDS:
        return redirect("bukti", entry.id)
    form, done = ReasonForm(request.POST), list[Recorded]()
    if attempt(
        form, lambda v: done.append(take_back_shu(TakeBackShu(entry_id=entry.id, **v), actor=request.actor))
    ):
        messages.success(request, f"Dibatalkan: Rp {format_rupiah(done[0].amount)}. Alasannya tercatat.")
        return redirect("shu", group.id)
    return _entry_page(request, group, entry, form)


def _entry_page(request: TenantRequest, group: Group, entry: Entry, form: ReasonForm) -> HttpResponse:
    detail = entry_detail(entry)
    paid = [line for line in detail.lines if line.account == SHU_ANGGOTA]
    context = {
        "form": form,
        "group": group,
        "entry": entry,
        "detail": detail,
        "paid": paid,
        "paid_sum": sum(line.amount for line in paid),
        "into": next((line.name.lower() for line in detail.lines if line.account in INTO), ""),
        "share": share_of_entry(entry),
        "may_undo": may_keep(request, group) and entry.id not in corrections_of([entry.id]).reversed_by,
    }
    return page(request, "closing/shu_catatan.html", context, form)
