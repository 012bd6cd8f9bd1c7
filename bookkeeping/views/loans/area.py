"""Daftar pinjaman kelurahan, for those who look after many groups."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import ROWS, as_file, file_url, paged, wants_file
from accounts.policies import Actor, reach
from bookkeeping import tables
from bookkeeping.loan_filters import AreaLoanFilter
from bookkeeping.models import Loan
from bookkeeping.papers import LANDSCAPE, paper
from bookkeeping.papers.area import area_loan_list, area_of
from bookkeeping.queries.loans.area import area_loans, area_rows, group_loans
from bookkeeping.views.asking import wants_paper
from groups.policies import READ_GROUP
from members.policies import READ_MEMBER
from regions.queries.day import today_here

MOST_PRINTED = 400  # more would keep her waiting, and no reader turns so many pages


@permission(READ_GROUP)
@require_GET
def area(request: TenantRequest) -> HttpResponse:
    """The loans of every group whose members she may know; the sums of each group for everybody else."""
    if reach(request.actor, READ_MEMBER).is_empty:
        return _sums(request)
    found = AreaLoanFilter(request.GET, queryset=area_loans(request.actor), request=request)
    chosen = found.qs
    if wants_file(request):
        rows = area_rows(chosen)
        return as_file("daftar-pinjaman", "Daftar Pinjaman", tables.AREA_LOANS, rows)
    if wants_paper(request):
        return _paper(request, chosen)
    page = paged(request, chosen)
    context = {
        "form": found.form,
        "page": page,
        "rows": area_rows(page.object_list),
        "lead": _lead(request.actor),
        "sum": chosen.order_by().aggregate(loans=Count("pk"), lent=Sum("principal"), left=Sum("owed")),
        "file_url": file_url(request),
    }
    return render(request, "bookkeeping/pinjaman_wilayah.html", context)


def _lead(actor: Actor) -> str:
    """Whose loans these are, in a sentence."""
    got = reach(actor, READ_MEMBER)
    if got.whole_kota or got.kecamatan or got.kelurahan:
        return "Pinjaman anggota semua kelompok di wilayah Ibu."
    return "Pinjaman anggota kelompok Ibu."


def _sums(request: TenantRequest) -> HttpResponse:
    rows = group_loans(request.actor)
    if wants_file(request):
        return as_file("pinjaman-kelompok", "Pinjaman", tables.GROUP_LOANS, rows)
    context = {
        "page": Paginator(rows, ROWS).get_page(request.GET.get("halaman")),
        "loans": sum(row.loans for row in rows),
        "lent": sum(row.lent for row in rows),
        "left": sum(row.outstanding for row in rows),
        "file_url": file_url(request),
    }
    return render(request, "bookkeeping/pinjaman_kelompok.html", context)


def _paper(request: TenantRequest, chosen: QuerySet[Loan]) -> HttpResponse:
    """The list as PDF, named by the narrowest area that holds it."""
    count = chosen.count()
    if count > MOST_PRINTED:
        text = f"Daftar ini memuat {count} pinjaman. Pilih satu kelurahan, lalu cetak, atau unduh xlsx."
        messages.warning(request, text)
        return redirect("pinjaman_wilayah")
    places = set(chosen.order_by().values_list("kelurahan_id", "kelurahan__kecamatan_id"))
    area_shown, today = area_of(request.kota, places), today_here()
    rows = area_rows(chosen)
    made = area_loan_list(request.kota, area_shown, rows, on=today, by=request.actor.name)
    name = f"daftar-pinjaman-{area_shown.code}"
    return paper(request, "print/daftar_pinjaman_wilayah.html", LANDSCAPE, name, buku=made)
