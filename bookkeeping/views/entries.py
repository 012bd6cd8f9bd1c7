"""The list of entries, the page of one, and the card of a member."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from accounts.policies import may
from bookkeeping import papers, tables
from bookkeeping.access import entry_for
from bookkeeping.filters import EntryFilter
from bookkeeping.forms.correcting import CancelForm
from bookkeeping.papers import PORTRAIT
from bookkeeping.policies import ASK_REMARK
from bookkeeping.queries.entries import entries
from bookkeeping.queries.entry_list import listed, sum_listed
from bookkeeping.queries.entry_page import entry_detail
from bookkeeping.queries.entry_trail import trail_of
from bookkeeping.queries.funds import funds_of
from bookkeeping.queries.loans.covered import cover_correcting_page
from bookkeeping.queries.loans.outside import loan_correcting_page
from bookkeeping.queries.opening import opening_page
from bookkeeping.queries.people import everyone
from bookkeeping.queries.remarks import remarks_of_entries
from bookkeeping.queries.savings.sharing import correcting_page, sharing_of
from bookkeeping.receipts import has_receipt, receipt
from bookkeeping.views.asking import desk_of, wants_paper
from bookkeeping.views.remarks import remark_cards
from common.period import Period
from groups.access import group_for
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of


@permission(READ_GROUP)
@require_GET
def entry_list(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """All entries of a group, filtered: what a number of a book is made of."""
    group = group_for(request.actor, READ_GROUP, group_id)
    found = EntryFilter(
        request.GET, queryset=entries(group.id), members=everyone(group.id), funds=funds_of(group.id)
    )
    chosen = found.qs
    if wants_file(request):
        return as_file("catatan", "Catatan", tables.ENTRIES, listed(chosen, found.side))
    page = paged(request, chosen)
    context = {
        "group": group,
        "filter": found,
        "page": page,
        "rows": listed(page.object_list, found.side),
        "side": found.side,
        "pos_name": found.account_name,
        "sum": sum_listed(chosen, found.side),
        "file_url": file_url(request),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "bookkeeping/catatan_daftar.html", context)


@permission(READ_GROUP)
@require_GET
def entry_page(request: TenantRequest, entry_id: UUID) -> HttpResponse:
    """One entry: what it moved, its nomor bukti kas, who wrote it when, and what corrects it."""
    entry, group = entry_for(request.actor, READ_GROUP, entry_id)
    detail = entry_detail(entry)
    if wants_paper(request):
        if not has_receipt(detail):
            raise Http404("no receipt for this entry")
        address = request.build_absolute_uri(reverse("kuitansi"))
        made = receipt(desk_of(request, group, entry.date), detail, address)
        name = f"kuitansi-{entry.voucher_no}-{entry.voucher_year}"
        return papers.paper(request, "print/kwitansi.html", PORTRAIT, name, kwitansi=made)
    sharing, trail = sharing_of(entry), trail_of(entry)
    context = {
        "group": group,
        "entry": detail,
        "month": str(Period.of(entry.date)),
        "has_receipt": has_receipt(detail),
        "trail": trail,
        "cards": remark_cards(request, group, remarks_of_entries([step.id for step in trail])),
        "cancel_form": CancelForm(),
        "sharing": sharing,
        "bulk_page": correcting_page(detail, sharing)
        or loan_correcting_page(detail)
        or opening_page(entry, detail)
        or cover_correcting_page(entry),
        "zone": request.kota.get_zone_display(),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)),
        "may_ask": may(request.actor, ASK_REMARK, place_of(group)) and detail.reversed_by is None,
    }
    return render(request, "bookkeeping/bukti.html", context)
