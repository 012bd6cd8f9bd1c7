"""Betulkan for Buku Inventaris: bought, taken over, let go, depreciated, moved."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.forms.base import offer_funds
from bookkeeping.forms.correcting import CancelForm
from bookkeeping.models import Entry
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.funds import funds_of
from bookkeeping.views.answer import tell
from common.period import Period
from goods.access import item_for
from goods.commands.depreciating import depreciate, due_until
from goods.commands.items import buy_item, take_over_items
from goods.commands.noting import BY_ITSELF, CancelNote, cancel_note, note_item
from goods.commands.parting import part_with_item
from goods.domain.words import ItemEvent
from goods.forms.inventory import BuyItemForm, DepreciateForm, NoteItemForm, OldItemForm, PartForm
from goods.models import ItemFact
from goods.queries.hanging import standing_facts
from goods.queries.inventory import item_line
from goods.queries.things import brought, brought_by
from goods.queries.written import Way, parting_written, purchase_written, thing_written
from goods.views.answer import ask_reason, begin_with, depreciable_months, fixing, right
from groups.models import Group
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


def _bought(request: TenantRequest, group: Group, entry: Entry) -> HttpResponse:
    form = BuyItemForm(request.POST or None, today=today_here(), initial=purchase_written(entry))
    ask_reason(form)
    offer_funds(form, funds_of(group.id))
    return fixing(
        request,
        group,
        entry,
        form,
        lambda: buy_item(right(form.command(group.id), entry, form), actor=request.actor),
        "inventaris_beli",
    )


def _taken_over(request: TenantRequest, group: Group, entry: Entry) -> HttpResponse:
    """One of the things of an old book; ?barang= chooses which, the others stay as they are."""
    brought = brought_by(entry.id)
    asked = request.GET.get("barang", "")
    chosen = next((item for item in brought if str(item) == asked), next(iter(brought)))
    written = thing_written(brought[chosen]) | {"date": entry.date}
    form = OldItemForm(request.POST or None, today=today_here(), initial=written)
    ask_reason(form)

    def run() -> Any:
        cmd = form.command(group.id)
        new = replace(cmd.items[0], item=replace(cmd.items[0].item, id=chosen))
        items = tuple(new if item == chosen else old for item, old in brought.items())
        done = take_over_items(right(replace(cmd, items=items), entry, form), actor=request.actor)
        return done.entry

    others = [(item, old.item.name, item == chosen) for item, old in brought.items()]
    return fixing(
        request, group, entry, form, run, "inventaris_lama", others=others if len(others) > 1 else ()
    )


def _parted(request: TenantRequest, group: Group, entry: Entry) -> HttpResponse:
    fact = ItemFact.objects.filter(entry_id=entry.id, event=ItemEvent.LEPAS).select_related("item").get()
    return _letting_go(request, group, fact, entry)


def _letting_go(request: TenantRequest, group: Group, fact: ItemFact, entry: Entry | None) -> HttpResponse:
    """How a thing left; what left without an entry is found by its fact."""
    apart = None if entry is not None else fact.id
    line = item_line(fact.item, without=None if entry is None else entry.id, apart=apart)
    form = PartForm(request.POST or None, today=today_here(), initial=parting_written(fact, entry))
    ask_reason(form)

    def run(_: Any) -> object:
        cmd = replace(
            form.command(fact.item_id),
            replaces=None if entry is None else entry.id,
            undoes=apart,
            reason=form.cleaned_data["reason"],
        )
        return part_with_item(cmd, actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, f"{line.name}: catatan pelepasannya sudah dibetulkan.")
        return redirect("inventaris_satu", fact.item_id)
    detail = None if entry is None else entry_detail(entry)
    context = {"form": form, "group": group, "item": line, "entry": detail, "fact": fact, "fixing": True}
    context["begin"] = begin_with(form)
    return page(request, "goods/inventaris_lepas.html", context, form)


def _worn(request: TenantRequest, group: Group, entry: Entry) -> HttpResponse:
    """Depreciation up to another month, reckoned from what the book says of the things now."""
    fact = ItemFact.objects.filter(entry_id=entry.id, event=ItemEvent.SUSUT).first()
    until = Period.of(entry.date) if fact is None or fact.period is None else Period.from_key(fact.period)
    months = tuple(sorted({*depreciable_months(group), until}, reverse=True))
    form = DepreciateForm(request.POST or None, months=months, initial={"period": str(until.key)})
    ask_reason(form)
    made = []

    def run(_: Any) -> None:
        made.append(depreciate(right(form.command(group.id), entry, form), actor=request.actor))

    if request.method == "POST" and attempt(form, run):
        tell(request, made[0], Period.from_key(form.cleaned_data["period"]).last)
        return redirect("bukti", made[0].entry_id)
    due = due_until(group.id, until, entry.id)
    context = {
        "form": form,
        "group": group,
        "due": due,
        "total": sum(one.amount for one in due),
        "last": until,
        "entry": entry_detail(entry),
        "begin": begin_with(form),
        "fixing": True,
    }
    return page(request, "goods/inventaris_susut.html", context, form)


MAKERS: dict[Way, Callable[[TenantRequest, Group, Entry], HttpResponse]] = {
    Way.INVENTARIS_BELI: _bought,
    Way.INVENTARIS_LAMA: _taken_over,
    Way.LEPAS: _parted,
    Way.SUSUT: _worn,
}


@permission(KEEP_BOOKS)
def correct_fact(request: TenantRequest, item_id: UUID, fact_id: int) -> HttpResponse:
    """What was written about a thing without an entry: where it is and how, or how it left."""
    found, group = item_for(request.actor, KEEP_BOOKS, item_id)
    fact = _fact(found.id, fact_id)
    if fact is None:
        messages.info(request, "Catatan ini sudah pernah dibetulkan.")
        return redirect("inventaris_satu", found.id)
    if fact.event == ItemEvent.LEPAS:
        return _letting_go(request, group, fact, None)
    if fact.event == ItemEvent.MASUK:
        return _worthless(request, group, fact)
    before = item_line(found, fact.date, apart=fact.id)
    given = {
        "date": fact.date,
        "place": fact.place or before.place,
        "condition": fact.condition or before.condition.value,
        "remark": fact.remark,
    }
    form = NoteItemForm(request.POST or None, today=today_here(), initial=given)
    ask_reason(form)

    def run(_: Any) -> object:
        cmd = replace(form.command(found.id), undoes=fact.id, reason=form.cleaned_data["reason"])
        return note_item(cmd, actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, f"{found.name}: catatannya sudah dibetulkan.")
        return redirect("inventaris_satu", found.id)
    context = {"form": form, "group": group, "item": item_line(found), "fact": fact, "fixing": True}
    return page(request, "goods/inventaris_catat.html", context, form)


def _worthless(request: TenantRequest, group: Group, fact: ItemFact) -> HttpResponse:
    """A thing of the old book that was worth nothing, so that no entry was needed."""
    written = thing_written(brought(fact)) | {"date": fact.date}
    form = OldItemForm(request.POST or None, today=today_here(), initial=written)
    ask_reason(form)

    def run(_: Any) -> object:
        cmd = form.command(group.id)
        new = replace(cmd.items[0], item=replace(cmd.items[0].item, id=fact.item_id))
        why = form.cleaned_data["reason"]
        return take_over_items(replace(cmd, items=(new,), undoes=fact.id, reason=why), actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, f"{form.cleaned_data['name']}: catatannya sudah dibetulkan.")
        return redirect("inventaris_satu", fact.item_id)
    context = {"form": form, "group": group, "fact": fact, "begin": begin_with(form), "fixing": True}
    return page(request, "goods/inventaris_lama.html", context, form)


@permission(KEEP_BOOKS)
def cancel_fact(request: TenantRequest, item_id: UUID, fact_id: int) -> HttpResponse:
    """Take back what was written about a thing without an entry, with a reason."""
    found, group = item_for(request.actor, KEEP_BOOKS, item_id)
    fact = _fact(found.id, fact_id)
    if fact is None:
        messages.info(request, "Catatan ini sudah pernah dibetulkan.")
        return redirect("inventaris_satu", found.id)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and attempt(
        form, lambda v: cancel_note(CancelNote(item_id=found.id, undoes=fact.id, **v), actor=request.actor)
    ):
        messages.success(request, f"{found.name}: catatannya sudah dibatalkan.")
        return redirect("inventaris_satu", found.id)
    before = item_line(found, fact.date, apart=fact.id)
    context = {"form": form, "group": group, "item": before, "fact": fact, "begin": begin_with(form)}
    return page(request, "goods/inventaris_catatan_batal.html", context, form)


def _fact(item_id: UUID, fact_id: int) -> ItemFact | None:
    """What still stands of a thing without an entry; Http404 for what never was."""
    known = ItemFact.objects.filter(pk=fact_id, item_id=item_id, entry__isnull=True, event__in=BY_ITSELF)
    if not known.exists():
        raise Http404("no such fact")
    return next((fact for fact in standing_facts([item_id]) if fact.id == fact_id), None)
