"""Betulkan for goods: the entry as the form that wrote it, as if it were hers to change."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from bookkeeping.access import entry_for
from bookkeeping.commands.taking_back import LONGEST_REASON
from bookkeeping.domain.draft import EntryKind
from bookkeeping.forms.base import offer_funds
from bookkeeping.models import Entry
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.funds import funds_of
from goods.commands.losing import lose_goods
from goods.commands.producing import produce
from goods.commands.trading import buy_goods, sell_goods
from goods.domain.words import ProductKind
from goods.forms.base import LinesForm
from goods.forms.stock import BuyForm, LoseForm, ProduceForm, SellForm
from goods.queries.stock import Stocked, stock_list
from goods.queries.written import as_written, is_rewritable
from goods.views.answer import desk, purses
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
    EntryKind.PEMBELIAN: Rewriting(BuyForm, "barang_beli", buy_goods),
    EntryKind.PENJUALAN: Rewriting(SellForm, "barang_jual", sell_goods, (ProductKind.PRODUK,)),
    EntryKind.PRODUKSI: Rewriting(ProduceForm, "barang_produksi", produce, (ProductKind.BAHAN,)),
    EntryKind.SUSUT_BARANG: Rewriting(LoseForm, "barang_keluar", lose_goods),
}


@permission(KEEP_BOOKS)
def correct(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """Write an entry of goods again; what cannot be written again goes to the page where it is cancelled."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    way, detail = WAYS.get(EntryKind(entry.kind)), entry_detail(entry)
    if way is None or not detail.stands or not is_rewritable(entry):
        messages.info(request, "Catatan ini tidak dapat dibetulkan lagi, atau hanya dapat dibatalkan.")
        return redirect("bukti", entry.id)
    form = _form(request, group, entry, way)

    def run() -> Any:
        cmd = form.command(group.id)  # type: ignore[attr-defined]  # every form of WAYS makes its command
        fixed = replace(cmd, replaces=entry.id, reason=form.cleaned_data["reason"])
        return way.run(fixed, actor=request.actor)

    return desk(request, group, form, run, way.template, entry=detail, fixing=True, **purses(group))


def _form(request: TenantRequest, group: Group, entry: Entry, way: Rewriting) -> LinesForm:
    written, rows = as_written(entry), stock_list(group.id, today_here()).rows
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
    form.fields["reason"] = forms.CharField(
        label="Mengapa dibetulkan",
        help_text="Satu kalimat, supaya pembaca buku mengerti, misalnya salah ketik jumlah.",
        max_length=LONGEST_REASON,
    )
    if "fund" in form.fields:
        offer_funds(form, funds_of(group.id))
    return form


def _offered(
    rows: tuple[Stocked, ...], kinds: tuple[ProductKind, ...], named: set[str]
) -> tuple[Stocked, ...]:
    """Those in use, and those the entry names."""
    return tuple(row for row in rows if row.id.hex in named or (row.is_active and row.kind in kinds))
