"""Products and their stock: the list, the card of one, and the forms that move goods."""

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
from bookkeeping.queries.funds import funds_of
from bookkeeping.views.turning import day_asked
from goods import tables
from goods.access import product_for
from goods.commands.losing import count_stock, lose_goods
from goods.commands.producing import produce
from goods.commands.products import AddProduct, ChangeProduct, add_product, change_product
from goods.commands.trading import buy_goods, sell_goods, take_over_stock
from goods.domain.words import ProductKind
from goods.forms.stock import (
    BuyForm,
    CountForm,
    LoseForm,
    OldStockForm,
    ProduceForm,
    ProductChangeForm,
    ProductForm,
    SellForm,
)
from goods.queries.stock import Stocked, on_hand, stock_list
from goods.queries.trade_book import product_card
from goods.views.answer import asking, desk, matches, purses, shown
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from regions.queries.day import today_here


@permission(READ_GROUP)
@require_GET
def stock(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """What the group has in stock on a day."""
    group = group_for(request.actor, READ_GROUP, group_id)
    form, on = day_asked(request)
    kinds = [(kind.value, kind.label) for kind in ProductKind]
    asked = asking(request, form, "Cari barang", jenis=("Untuk apa", kinds))
    listed = stock_list(group.id, on)
    rows = (
        row for row in listed.rows if asked["jenis"] in ("", row.kind) and matches(asked["cari"], row.name)
    )
    found = replace(listed, rows=tuple(rows))
    if wants_file(request):
        return as_file(f"persediaan-{on}", "Persediaan", tables.STOCK, found.shown)
    context = {
        "group": group,
        "form": form,
        "on": on,
        "found": found,
        "page": shown(request, found.shown),
        "asked": any(asked.values()),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "goods/barang.html", context)


@permission(READ_GROUP)
@require_GET
def product(request: TenantRequest, product_id: UUID) -> HttpResponse:
    """Kartu barang: every movement of one product."""
    found, group = product_for(request.actor, READ_GROUP, product_id)
    lines = product_card(found.id)
    if wants_file(request):
        return as_file("kartu-barang", "Kartu barang", tables.CARD, lines)
    held = on_hand([found.id])[found.id]
    context = {
        "group": group,
        "product": Stocked(
            found.id, found.name, found.unit, ProductKind(found.kind), found.price, found.is_active, held
        ),
        "page": shown(request, lines),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "goods/barang_satu.html", context)


@permission(KEEP_BOOKS)
def product_new(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """A new product."""
    group = group_for(request.actor, KEEP_BOOKS, group_id)
    form = ProductForm(request.POST or None)
    if request.method == "POST" and attempt(
        form, lambda v: add_product(AddProduct(group_id=group.id, **v), actor=request.actor)
    ):
        messages.success(request, f"{form.cleaned_data['name']} sudah ada di daftar barang.")
        return redirect("barang", group.id)
    return page(request, "goods/barang_baru.html", {"form": form, "group": group}, form)


@permission(KEEP_BOOKS)
def product_change(request: TenantRequest, product_id: UUID) -> HttpResponse:
    """Name, price, and whether a product is in use."""
    found, group = product_for(request.actor, KEEP_BOOKS, product_id)
    given = {"name": found.name, "price": found.price or None, "is_active": found.is_active}
    form = ProductChangeForm(request.POST or None, initial=given)
    if request.method == "POST" and attempt(
        form, lambda v: change_product(ChangeProduct(product_id=found.id, **v), actor=request.actor)
    ):
        messages.success(request, f"{form.cleaned_data['name']} tersimpan.")
        return redirect("barang_satu", found.id)
    return page(request, "goods/barang_ubah.html", {"form": form, "group": group, "product": found}, form)


def _in_use(group: Group, *kinds: ProductKind) -> tuple[Stocked, ...]:
    """The products that the forms offer, of these kinds or of all."""
    found = stock_list(group.id, today_here()).rows
    return tuple(p for p in found if p.is_active and (not kinds or p.kind in kinds))


def _there(group: Group) -> tuple[Stocked, ...]:
    """Those of which there is something, in use or not."""
    return tuple(p for p in stock_list(group.id, today_here()).rows if p.held.quantity)


@permission(KEEP_BOOKS)
def buy(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Goods or materials bought into stock."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = BuyForm(request.POST or None, today=today, products=_in_use(group), initial={"date": today})
    offer_funds(form, funds_of(group.id))
    return desk(
        request,
        group,
        form,
        lambda: buy_goods(form.command(group.id), actor=request.actor),
        "barang_beli",
        **purses(group),
    )


@permission(KEEP_BOOKS)
def old(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Goods the group had before its book began here."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    first = {"date": date(today.year, 1, 1)}
    form = OldStockForm(request.POST or None, today=today, products=_in_use(group), initial=first)
    return desk(
        request,
        group,
        form,
        lambda: take_over_stock(form.command(group.id), actor=request.actor),
        "barang_lama",
    )


@permission(KEEP_BOOKS)
def make(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Something made."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = ProduceForm(
        request.POST or None,
        today=today,
        products=tuple(p for p in _there(group) if p.kind is ProductKind.BAHAN),
        goods=_in_use(group, ProductKind.PRODUK),
        initial={"date": today, "product_id": request.GET.get("barang", "")},
    )
    offer_funds(form, funds_of(group.id))
    return desk(
        request,
        group,
        form,
        lambda: produce(form.command(group.id), actor=request.actor),
        "barang_produksi",
        **purses(group),
    )


@permission(KEEP_BOOKS)
def sell(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Goods sold, many at once."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    goods = tuple(p for p in _there(group) if p.kind is ProductKind.PRODUK)
    form = SellForm(request.POST or None, today=today, products=goods, initial={"date": today})
    return desk(
        request,
        group,
        form,
        lambda: sell_goods(form.command(group.id), actor=request.actor),
        "barang_jual",
    )


@permission(KEEP_BOOKS)
def lose(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Goods damaged, lost or used by the group itself."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = LoseForm(request.POST or None, today=today, products=_there(group), initial={"date": today})
    return desk(
        request,
        group,
        form,
        lambda: lose_goods(form.command(group.id), actor=request.actor),
        "barang_keluar",
    )


@permission(KEEP_BOOKS)
def count(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The stock as it was counted."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    form = CountForm(request.POST or None, today=today, products=_in_use(group), initial={"date": today})
    return desk(
        request,
        group,
        form,
        lambda: count_stock(form.command(group.id), actor=request.actor),
        "barang_hitung",
    )
