"""Buku Produksi/Penjualan, Buku Bantuan and Sumber dana: on screen, on paper, as files."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, wants_file
from accounts.policies import may
from bookkeeping.forms.base import offer_funds
from bookkeeping.papers import LANDSCAPE, Desk, paper
from bookkeeping.queries.funds import funds_of
from bookkeeping.views.turning import day_asked, turning
from common.period import Period
from goods import papers, tables
from goods.commands.aid import receive_aid
from goods.forms.aid import AidForm
from goods.queries.aid import aid_book
from goods.queries.funds import fund_list, fund_page
from goods.queries.stock import stock_list
from goods.queries.trade_book import trade_book
from goods.views.answer import asking, desk, matches, purses, shown, year_asked
from groups.access import group_for
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from regions.queries.day import today_here


@permission(READ_GROUP)
@require_GET
def trade(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Produksi/Penjualan of a month."""
    group = group_for(request.actor, READ_GROUP, group_id)
    turn = turning(request, group)
    book = trade_book(group.id, turn.month)
    asked = asking(request, turn.form, "Cari produk, pembuat atau pembeli")
    name = f"buku-produksi-{turn.month}"
    if request.GET.get("unduh") == "pdf":
        made = papers.trade(Desk(request.kota, group, request.actor.name, turn.until), book)
        return paper(request, "print/buku_produksi.html", LANDSCAPE, name, buku=made)
    rows = (r for r in book.rows if matches(asked["cari"], r.product, r.maker, r.note, r.channel))
    found = replace(book, rows=tuple(rows))
    if wants_file(request):
        return as_file(name, "Produksi dan penjualan", tables.TRADE, found.rows)
    context = {
        "group": group,
        "turn": turn,
        "book": found,
        "page": shown(request, found.rows),
        "asked": any(asked.values()),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "goods/buku_produksi.html", context)


@permission(READ_GROUP)
@require_GET
def aid(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Bantuan of a year."""
    group = group_for(request.actor, READ_GROUP, group_id)
    form, year = year_asked(request, group)
    book = aid_book(group.id, year)
    asked = asking(request, form, "Cari asal, barang atau sasaran")
    name = f"buku-bantuan-{year}"
    if request.GET.get("unduh") == "pdf":
        until = min(today_here(), Period(year, 12).last)
        made = papers.aid(Desk(request.kota, group, request.actor.name, until), book)
        return paper(request, "print/buku_bantuan.html", LANDSCAPE, name, buku=made)
    rows = (r for r in book.rows if matches(asked["cari"], r.source, r.goods, r.target, r.remark))
    found = replace(book, rows=tuple(rows))
    if wants_file(request):
        return as_file(name, "Bantuan", tables.AID, found.rows)
    context = {
        "group": group,
        "form": form,
        "book": found,
        "page": shown(request, found.rows),
        "asked": any(asked.values()),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "goods/buku_bantuan.html", context)


@permission(KEEP_BOOKS)
def aid_new(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Aid received."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    products = tuple(p for p in stock_list(group.id, today).rows if p.is_active)
    form = AidForm(request.POST or None, today=today, products=products, initial={"date": today})
    offer_funds(form, funds_of(group.id), "source")
    return desk(
        request,
        group,
        form,
        lambda: receive_aid(form.command(group.id), actor=request.actor),
        "bantuan_baru",
        **purses(group),
    )


@permission(READ_GROUP)
@require_GET
def funds(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Every sumber dana; with ?dana= one of them, followed to its end use."""
    group = group_for(request.actor, READ_GROUP, group_id)
    form, on = day_asked(request)
    found = fund_page(group.id, request.GET.get("dana", ""), on)
    context = {"group": group, "form": form, "on": on, "fund": found}
    if found is not None:
        return render(request, "goods/sumber_dana_satu.html", context)
    asked = asking(request, form, "Cari sumber dana")
    lines = [line for line in fund_list(group.id, on) if matches(asked["cari"], line.name)]
    if wants_file(request):
        return as_file(f"sumber-dana-{on}", "Sumber dana", tables.FUNDS, lines)
    return render(
        request,
        "goods/sumber_dana.html",
        {**context, "page": shown(request, lines), "asked": any(asked.values())},
    )
