"""Daftar pinjaman kelurahan, for those who look after many groups."""

from django.db.models import Count, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from bookkeeping import tables
from bookkeeping.loan_filters import AreaLoanFilter
from bookkeeping.queries.loans.area import area_loans, area_rows
from groups.policies import READ_GROUP


@permission(READ_GROUP)
@require_GET
def area(request: TenantRequest) -> HttpResponse:
    """The loans of every group she may look at, as a page or as xlsx."""
    found = AreaLoanFilter(request.GET, queryset=area_loans(request.actor), request=request)
    chosen = found.qs
    if wants_file(request):
        rows = area_rows(chosen, request.actor)
        return as_file("daftar-pinjaman", "Daftar Pinjaman", tables.AREA_LOANS, rows)
    page = paged(request, chosen)
    context = {
        "form": found.form,
        "page": page,
        "rows": area_rows(page.object_list, request.actor),
        "sum": chosen.order_by().aggregate(loans=Count("pk"), lent=Sum("principal"), left=Sum("owed")),
        "file_url": file_url(request),
    }
    return render(request, "bookkeeping/pinjaman_wilayah.html", context)
