"""Buku Inventaris: the book, the page of a thing, and what is written about it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, wants_file
from accounts.policies import may
from accounts.views.answer import attempt, page
from bookkeeping.forms.base import offer_funds
from bookkeeping.papers import LANDSCAPE, Desk, paper
from bookkeeping.queries.funds import funds_of
from bookkeeping.views.answer import tell
from bookkeeping.views.turning import day_asked
from common.period import Period
from goods import papers, tables
from goods.access import item_for
from goods.commands.depreciating import depreciate, due_until
from goods.commands.items import buy_item, take_over_items
from goods.commands.noting import note_item
from goods.commands.parting import part_with_item
from goods.forms.inventory import CONDITIONS, BuyItemForm, DepreciateForm, NoteItemForm, OldItemForm, PartForm
from goods.queries.inventory import ItemLine, item_book, item_line
from goods.queries.item_facts import item_facts
from goods.views.answer import asking, depreciable_months, desk, matches, newest_ended, purses, shown
from groups.access import group_for
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from regions.queries.day import today_here


@permission(READ_GROUP)
@require_GET
def items(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Inventaris as of a day."""
    group = group_for(request.actor, READ_GROUP, group_id)
    form, on = day_asked(request)
    book = item_book(group.id, on)
    asked = asking(request, form, "Cari barang, asal atau tempat", kondisi=("Kondisi barang", CONDITIONS))
    if request.GET.get("unduh") == "pdf":
        made = papers.inventory(Desk(request.kota, group, request.actor.name, on), book)
        return paper(request, "print/buku_inventaris.html", LANDSCAPE, f"buku-inventaris-{on}", buku=made)
    lines = (line for line in book.lines if _is_asked(line, asked))
    found = replace(book, lines=tuple(lines))
    if wants_file(request):
        return as_file(f"buku-inventaris-{on}", "Inventaris", tables.INVENTORY, found.present)
    context = {
        "group": group,
        "form": form,
        "on": on,
        "book": found,
        "page": shown(request, found.present),
        "asked": any(asked.values()),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "goods/buku_inventaris.html", context)


def _is_asked(line: ItemLine, asked: dict[str, str]) -> bool:
    wanted = asked["kondisi"]
    return wanted in ("", line.condition.value) and matches(
        asked["cari"], line.name, line.origin_words, line.place, line.remark
    )


@permission(READ_GROUP)
@require_GET
def item(request: TenantRequest, item_id: UUID) -> HttpResponse:
    """One thing: where it is, how it is, what it is worth, and all that happened to it."""
    found, group = item_for(request.actor, READ_GROUP, item_id)
    context = {
        "group": group,
        "item": item_line(found),
        "facts": item_facts(found),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "goods/inventaris_satu.html", context)


@permission(KEEP_BOOKS)
def item_buy(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """A thing bought."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = BuyItemForm(request.POST or None, today=today, initial={"date": today})
    offer_funds(form, funds_of(group.id))
    return desk(
        request,
        group,
        form,
        lambda: buy_item(form.command(group.id), actor=request.actor),
        "inventaris_beli",
        **purses(group),
    )


@permission(KEEP_BOOKS)
def item_old(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """A thing from the old book."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = OldItemForm(request.POST or None, today=today, initial={"date": date(today.year, 1, 1)})
    if request.method == "POST" and attempt(
        form, lambda _: take_over_items(form.command(group.id), actor=request.actor)
    ):
        messages.success(request, f"{form.cleaned_data['name']} tercatat di Buku Inventaris.")
        return redirect("buku_inventaris", group.id)
    return page(request, "goods/inventaris_lama.html", {"form": form, "group": group}, form)


@permission(KEEP_BOOKS)
def item_note(request: TenantRequest, item_id: UUID) -> HttpResponse:
    """Where a thing is and in what condition."""
    found, group = item_for(request.actor, KEEP_BOOKS, item_id)
    line, today = item_line(found), today_here()
    given = {"date": today, "place": line.place, "condition": line.condition.value}
    form = NoteItemForm(request.POST or None, today=today, initial=given)
    if request.method == "POST" and attempt(
        form, lambda _: note_item(form.command(found.id), actor=request.actor)
    ):
        messages.success(request, f"{line.name}: tempat dan kondisinya tercatat.")
        return redirect("inventaris_satu", found.id)
    return page(request, "goods/inventaris_catat.html", {"form": form, "group": group, "item": line}, form)


@permission(KEEP_BOOKS)
def item_part(request: TenantRequest, item_id: UUID) -> HttpResponse:
    """A thing that leaves the group."""
    found, group = item_for(request.actor, KEEP_BOOKS, item_id)
    line, today = item_line(found), today_here()
    form = PartForm(request.POST or None, today=today, initial={"date": today, "count": line.count or None})
    if request.method == "POST" and attempt(
        form, lambda _: part_with_item(form.command(found.id), actor=request.actor)
    ):
        messages.success(request, f"{line.name} keluar dari Buku Inventaris.")
        return redirect("inventaris_satu", found.id)
    return page(request, "goods/inventaris_lepas.html", {"form": form, "group": group, "item": line}, form)


@permission(KEEP_BOOKS)
def wear(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Depreciation of all things up to the end of a month."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    months = depreciable_months(group)
    form = DepreciateForm(request.POST or None, months=months)
    if request.method == "POST" and form.is_valid():
        month = Period.from_key(form.cleaned_data["period"])
        done = []
        if attempt(form, lambda _: done.append(depreciate(form.command(group.id), actor=request.actor))):
            tell(request, done[0], month.last)
            return redirect("bukti", done[0].entry_id)
    last = newest_ended(today)
    due = due_until(group.id, last)
    context = {
        "form": form,
        "group": group,
        "due": due,
        "total": sum(one.amount for one in due),
        "last": last,
    }
    return page(request, "goods/inventaris_susut.html", context, form)
