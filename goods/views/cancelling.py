"""Batalkan for the entries of goods: the page the notice on an entry leads to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.access import entry_for
from bookkeeping.forms.correcting import CancelForm
from bookkeeping.queries.entry_page import entry_detail
from goods.commands.cancelling import CancelGoods, cancel_goods, carries_goods
from goods.queries.moved import moved_by
from goods.queries.written import way_of
from goods.views.answer import begin_with
from groups.policies import KEEP_BOOKS


@permission(KEEP_BOOKS)
def cancel(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """Take an entry back together with its goods, with a reason."""
    entry, group = entry_for(request.actor, KEEP_BOOKS, entry_id)
    if not carries_goods(entry):
        return redirect("bukti", entry.id)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and attempt(
        form, lambda v: cancel_goods(CancelGoods(entry_id=entry.id, **v), actor=request.actor)
    ):
        messages.success(
            request,
            f"Catatan nomor bukti kas {entry.voucher_no}/{entry.voucher_year} dibatalkan dengan barangnya.",
        )
        return redirect("bukti", entry.id)
    context = {
        "form": form,
        "group": group,
        "entry": entry_detail(entry),
        "moved": moved_by(entry.id),
        "rewritable": way_of(entry) is not None,
        "begin": begin_with(form),
    }
    return page(request, "goods/batalkan.html", context, form)
