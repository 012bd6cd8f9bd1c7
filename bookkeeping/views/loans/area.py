"""Daftar pinjaman kelurahan, for those who look after many groups."""

from django.contrib import messages
from django.db.models import Count, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from bookkeeping import tables
from bookkeeping.loan_filters import AreaLoanFilter
from bookkeeping.models import Loan
from bookkeeping.papers import LANDSCAPE, paper
from bookkeeping.papers.area import area_loan_list, area_of
from bookkeeping.queries.loans.area import area_loans, area_rows
from bookkeeping.views.asking import wants_paper
from groups.policies import READ_GROUP
from regions.queries.day import today_here

MOST_PRINTED = 400  # more would keep her waiting, and no reader turns so many pages


@permission(READ_GROUP)
@require_GET
def area(request: TenantRequest) -> HttpResponse:
    """The loans of every group she may look at, as a page or as xlsx."""
    found = AreaLoanFilter(request.GET, queryset=area_loans(request.actor), request=request)
    chosen = found.qs
    if wants_file(request):
        rows = area_rows(chosen, request.actor)
        return as_file("daftar-pinjaman", "Daftar Pinjaman", tables.AREA_LOANS, rows)
    if wants_paper(request):
        return _paper(request, chosen)
    page = paged(request, chosen)
    context = {
        "form": found.form,
        "page": page,
        "rows": area_rows(page.object_list, request.actor),
        "sum": chosen.order_by().aggregate(loans=Count("pk"), lent=Sum("principal"), left=Sum("owed")),
        "file_url": file_url(request),
    }
    return render(request, "bookkeeping/pinjaman_wilayah.html", context)


def _paper(request: TenantRequest, chosen: QuerySet[Loan]) -> HttpResponse:
    """The list as PDF, named by the narrowest area that holds it."""
    count = chosen.count()
    if count > MOST_PRINTED:
        text = f"Daftar ini memuat {count} pinjaman. Pilih satu kelurahan, lalu cetak, atau unduh xlsx."
        messages.warning(request, text)
        return redirect("pinjaman_wilayah")
    places = set(chosen.order_by().values_list("kelurahan_id", "kelurahan__kecamatan_id"))
    area_shown, today = area_of(request.kota, places), today_here()
    rows = area_rows(chosen, request.actor)
    made = area_loan_list(request.kota, area_shown, rows, on=today, by=request.actor.name)
    name = f"daftar-pinjaman-{area_shown.code}"
    return paper(request, "print/daftar_pinjaman_wilayah.html", LANDSCAPE, name, buku=made)
