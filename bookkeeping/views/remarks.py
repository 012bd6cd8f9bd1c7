"""Permintaan pembetulan: the lists, one conversation, and every turn of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.domain.roles import Rule
from accounts.door import TenantRequest, permission
from accounts.forms import CommandForm
from accounts.lists import as_file, file_url, paged, wants_file
from accounts.policies import may, may_somewhere
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for, remark_for
from bookkeeping.commands.remarks import (
    AnswerRemark,
    AskAboutEntry,
    AskAboutMonth,
    AskAgain,
    CloseRemark,
    RemarkMoved,
    WithdrawRemark,
    answer_remark,
    ask_about_entry,
    ask_about_month,
    ask_again,
    close_remark,
    withdraw_remark,
)
from bookkeeping.forms.remarks import AgainForm, AnswerForm, AskForm, EndForm
from bookkeeping.models import Remark
from bookkeeping.policies import ASK_REMARK, READ_REMARK
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.remarks import Acts, RemarkItem, acts_of, remark_item, remark_items, remarks_for
from bookkeeping.remark_filters import RemarkFilter
from bookkeeping.remark_tables import REMARKS
from common.period import Period
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, place_of

Run = Callable[[dict[str, Any]], RemarkMoved]


@dataclass(frozen=True)
class RemarkCard:
    """A request as pages show it: what this reader may do about it, and the forms for that."""

    item: RemarkItem
    acts: Acts
    answer: CommandForm
    again: CommandForm
    end: CommandForm


def remark_cards(request: TenantRequest, group: Group, items: Iterable[RemarkItem]) -> tuple[RemarkCard, ...]:
    """Requests about one group for a page, with fields whose ids are their own; none for who may not read."""
    if not may(request.actor, READ_REMARK, place_of(group)):
        return ()
    return tuple(_card(request, group, item) for item in items)


def _card(request: TenantRequest, group: Group, item: RemarkItem, **bound: CommandForm) -> RemarkCard:
    kinds: dict[str, type[CommandForm]] = {"answer": AnswerForm, "again": AgainForm, "end": EndForm}
    fresh = {name: kind(auto_id=f"id_{name}_{item.id}_%s") for name, kind in kinds.items()}
    return RemarkCard(item, acts_of(request.actor, group, item), **(fresh | bound))


@permission(READ_REMARK)
@require_GET
def area(request: TenantRequest) -> HttpResponse:
    """The requests of every group she may look at, as a page or as xlsx."""
    return _list(request, remarks_for(request.actor, READ_REMARK).order_by(), None)


@permission(READ_REMARK)
@require_GET
def of_group(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The requests of one group."""
    group = group_for(request.actor, READ_REMARK, group_id)
    return _list(request, Remark.objects.filter(group_id=group.id), group)


def _list(request: TenantRequest, remarks: Any, group: Group | None) -> HttpResponse:
    found = RemarkFilter(request.GET, queryset=remarks, request=request, of_group=group is not None)
    chosen = found.qs
    if wants_file(request):
        rows = remark_items(chosen)
        return as_file("permintaan-pembetulan", "Permintaan pembetulan", REMARKS, rows)
    shown = paged(request, chosen)
    context = {
        "form": found.form,
        "group": group,
        "page": shown,
        "rows": remark_items(shown.object_list),
        "file_url": file_url(request),
        "may_ask": may_somewhere(request.actor, ASK_REMARK),
    }
    return render(request, "bookkeeping/permintaan_daftar.html", context)


@permission(READ_REMARK)
@require_GET
def one(request: TenantRequest, remark_id: UUID) -> HttpResponse:
    """One conversation, with what may be said next."""
    remark, group = remark_for(request.actor, READ_REMARK, remark_id)
    return _page(request, remark, group)


def _page(request: TenantRequest, remark: Remark, group: Group, **bound: CommandForm) -> HttpResponse:
    context = {
        "group": group,
        "card": _card(request, group, remark_item(remark), **bound),
        "zone": request.kota.get_zone_display(),
        "refused": next(iter(bound.values()), None),
    }
    return page(request, "bookkeeping/permintaan.html", context, *bound.values())


@permission(ASK_REMARK)
def ask_entry(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """Minta dibetulkan, about an entry."""
    entry, group = entry_for(request.actor, ASK_REMARK, entry_id)

    def run(values: dict[str, Any]) -> RemarkMoved:
        return ask_about_entry(AskAboutEntry(entry_id=entry.id, **values), actor=request.actor)

    return _ask(request, group, run, {"entry": entry_detail(entry)})


@permission(ASK_REMARK)
def ask_month(request: TenantRequest, group_id: UUID, key: int) -> HttpResponse:
    """Minta dibetulkan, about a month."""
    group = group_for(request.actor, ASK_REMARK, group_id)
    try:
        month = Period.from_key(key)
    except ValueError as error:
        raise Http404("no such month") from error

    def run(values: dict[str, Any]) -> RemarkMoved:
        return ask_about_month(AskAboutMonth(group_id=group.id, period=month, **values), actor=request.actor)

    return _ask(request, group, run, {"month": month, "turned": str(month)})


def _ask(request: TenantRequest, group: Group, run: Run, about: dict[str, Any]) -> HttpResponse:
    form = AskForm(request.POST or None)
    made: list[RemarkMoved] = []
    if request.method == "POST" and attempt(form, lambda values: made.append(run(values))):
        messages.success(request, f"Permintaan terkirim ke pengurus {group}.")
        return redirect("permintaan_satu", made[0].remark_id)
    context = {"form": form, "group": group, **about}
    return page(request, "bookkeeping/permintaan_baru.html", context, form)


@permission(KEEP_BOOKS)
@require_POST
def answer(request: TenantRequest, remark_id: UUID) -> HttpResponse:
    """Sudah dibetulkan, or sudah benar."""
    form = AnswerForm(request.POST)
    return _turn(
        request,
        KEEP_BOOKS,
        remark_id,
        ("answer", form),
        lambda values: answer_remark(AnswerRemark(remark_id=remark_id, **values), actor=request.actor),
        "Jawaban Ibu terkirim ke yang meminta.",
    )


@permission(ASK_REMARK)
@require_POST
def again(request: TenantRequest, remark_id: UUID) -> HttpResponse:
    """The answer does not do."""
    return _turn(
        request,
        ASK_REMARK,
        remark_id,
        ("again", AgainForm(request.POST)),
        lambda values: ask_again(AskAgain(remark_id=remark_id, **values), actor=request.actor),
        "Permintaan terkirim lagi.",
    )


@permission(ASK_REMARK)
@require_POST
def close(request: TenantRequest, remark_id: UUID) -> HttpResponse:
    """Nothing is left to be put right."""
    return _turn(
        request,
        ASK_REMARK,
        remark_id,
        ("end", EndForm(request.POST)),
        lambda values: close_remark(CloseRemark(remark_id=remark_id, **values), actor=request.actor),
        "Permintaan selesai.",
    )


@permission(ASK_REMARK)
@require_POST
def withdraw(request: TenantRequest, remark_id: UUID) -> HttpResponse:
    """It should not have been asked."""
    return _turn(
        request,
        ASK_REMARK,
        remark_id,
        ("end", EndForm(request.POST)),
        lambda values: withdraw_remark(WithdrawRemark(remark_id=remark_id, **values), actor=request.actor),
        "Permintaan ditarik.",
    )


def _turn(
    request: TenantRequest,
    rule: Rule,
    remark_id: UUID,
    named: tuple[str, CommandForm],
    run: Run,
    told: str,
) -> HttpResponse:
    """Take one turn and show the conversation; refused, the same page with what is wrong."""
    remark, group = remark_for(request.actor, rule, remark_id)
    name, form = named
    if attempt(form, run):
        messages.success(request, told)
        return redirect("permintaan_satu", remark.id)
    return _page(request, remark, group, **{name: form})
