"""Betulkan for goods and aid: the entry as the form that wrote it, as if it were hers to change."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from bookkeeping.access import entry_for
from bookkeeping.forms.base import offer_funds
from bookkeeping.models import Entry
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.funds import funds_of
from goods.commands.aid import receive_aid
from goods.commands.losing import count_stock, lose_goods
from goods.commands.producing import produce
from goods.commands.trading import buy_goods, sell_goods, take_over_stock
from goods.domain.things import NewItem, OldItem
from goods.domain.words import ProductKind
from goods.forms.aid import AidForm
from goods.forms.base import LinesForm
from goods.forms.stock import BuyForm, CountForm, LoseForm, OldStockForm, ProduceForm, SellForm
from goods.queries.stock import Stocked, stock_list
from goods.queries.things import brought_by
from goods.queries.written import Way, aid_written, stock_written, way_of
from goods.views import correcting_things as things
from goods.views.answer import ask_reason, fixing, right
from groups.models import Group
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@dataclass(frozen=True)
class Rewriting:
    """The form, the template and the command of a kind of entry, and which products its lines are of."""

    form: type[LinesForm]
    template: str
    run: Callable[..., Any]
    kinds: tuple[ProductKind, ...] = tuple(ProductKind)


WAYS = {
    Way.BELI: Rewriting(BuyForm, "barang_beli", buy_goods),
    Way.LAMA: Rewriting(OldStockForm, "barang_lama", take_over_stock),
    Way.JUAL: Rewriting(SellForm, "barang_jual", sell_goods, (ProductKind.PRODUK,)),
    Way.PRODUKSI: Rewriting(ProduceForm, "barang_produksi", produce, (ProductKind.BAHAN,)),
    Way.KELUAR: Rewriting(LoseForm, "barang_keluar", lose_goods),
    Way.HITUNG: Rewriting(CountForm, "barang_hitung", count_stock),
}


@permission(KEEP_BOOKS)
def correct(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """Write an entry of goods again; what cannot be written again goes to the page where it is cancelled."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    way = way_of(entry) if entry_detail(entry).stands else None
    if way is None:
        messages.info(request, "Catatan ini tidak dapat dibetulkan lagi, atau hanya dapat dibatalkan.")
        return redirect("bukti", entry.id)
    if way in WAYS:
        return _stock(request, group, entry, WAYS[way])
    return _aid(request, group, entry) if way is Way.BANTUAN else things.MAKERS[way](request, group, entry)


def _stock(request: TenantRequest, group: Group, entry: Entry, way: Rewriting) -> HttpResponse:
    written, rows = stock_written(entry), stock_list(group.id, today_here()).rows
    more: dict[str, Any] = {}
    if way.form is ProduceForm:
        made = UUID(written["product_id"])
        more["goods"] = _offered(rows, (ProductKind.PRODUK,), {made.hex})
    form = way.form(
        request.POST or None,
        today=today_here(),
        products=_offered(rows, way.kinds, {key.removeprefix("q_") for key in written}),
        initial=written,
        **more,
    )
    ask_reason(form)
    if "fund" in form.fields:
        offer_funds(form, funds_of(group.id))

    def run() -> Any:
        cmd = form.command(group.id)  # type: ignore[attr-defined]  # every form of WAYS makes its command
        return way.run(right(cmd, entry, form), actor=request.actor)

    return fixing(request, group, entry, form, run, way.template)


def _aid(request: TenantRequest, group: Group, entry: Entry) -> HttpResponse:
    """Aid, with the first of its things; further ones, which only other programs wrote, stay as they are."""
    brought = tuple(brought_by(entry.id).values())
    written, rows = aid_written(entry, next(iter(brought), None)), stock_list(group.id, today_here()).rows
    form = AidForm(
        request.POST or None,
        today=today_here(),
        products=_offered(rows, tuple(ProductKind), {key.removeprefix("q_") for key in written}),
        initial=written,
    )
    ask_reason(form)
    offer_funds(form, funds_of(group.id), "source")

    def run() -> Any:
        cmd = form.command(group.id)
        cmd = replace(cmd, items=(*_same(cmd.items, brought), *(old.item for old in brought[1:])))
        return receive_aid(right(cmd, entry, form), actor=request.actor)

    return fixing(request, group, entry, form, run, "bantuan_baru")


def _same(items: tuple[NewItem, ...], brought: tuple[OldItem, ...]) -> tuple[NewItem, ...]:
    """What was filled in is the thing that came first; what the form does not ask stays."""
    if not brought:
        return items
    old = brought[0].item
    return tuple(replace(i, id=old.id, condition=old.condition, remark=old.remark) for i in items)


def _offered(
    rows: tuple[Stocked, ...], kinds: tuple[ProductKind, ...], named: set[str]
) -> tuple[Stocked, ...]:
    """Those in use, and those the entry names."""
    return tuple(row for row in rows if row.id.hex in named or (row.is_active and row.kind in kinds))
