"""Buku Iuran, the wide book of a year, Buku Daftar Anggota, and the page from which every book is printed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, wants_file
from accounts.policies import may
from bookkeeping import paper_tables, papers
from bookkeeping.papers import LANDSCAPE, PORTRAIT
from bookkeeping.queries.contributions import buku_iuran
from bookkeeping.queries.style import receipts_left
from bookkeeping.queries.year_sheet import year_sheet
from bookkeeping.views.asking import desk_of, wants_paper
from bookkeeping.views.turning import turning, year_turning
from common.words import BULAN
from groups.access import group_for
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from members.policies import EXPORT_MEMBER
from members.queries import enrolled, enrolment_rows
from regions.queries.day import today_here


@permission(READ_GROUP)
@require_GET
def contributions(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Iuran of a month."""
    group = group_for(request.actor, READ_GROUP, group_id)
    turn = turning(request, group)
    book = buku_iuran(group.id, turn.month)
    made, name = papers.iuran_book(desk_of(request, group, turn.until), book), f"buku-iuran-{turn.month}"
    if wants_paper(request):
        return papers.paper(request, "print/buku_iuran.html", PORTRAIT, name, buku=made)
    if wants_file(request):
        return as_file(name, "Buku Iuran", paper_tables.IURAN, paper_tables.iuran_rows(made))
    context = {
        "group": group,
        "turn": turn,
        "book": book,
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "bookkeeping/buku_iuran.html", context)


@permission(READ_GROUP)
@require_GET
def year(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Daftar Pinjaman, Angsuran, Iuran dan Simpanan of a year."""
    group = group_for(request.actor, READ_GROUP, group_id)
    turn = year_turning(request, group)
    sheet, name = year_sheet(group.id, turn.year), f"buku-tahunan-{turn.year}"
    if wants_paper(request) or wants_file(request):
        made = papers.year_book(desk_of(request, group, turn.until), sheet)
        if wants_file(request):
            return as_file(name, f"Tahun {turn.year}", paper_tables.YEAR, paper_tables.year_rows(made))
        return papers.paper(request, "print/buku_tahunan.html", LANDSCAPE, name, buku=made)
    context = {"group": group, "turn": turn, "sheet": sheet, "months": BULAN}
    return render(request, "bookkeeping/buku_tahunan.html", context)


@permission(EXPORT_MEMBER)
@require_GET
def register(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Buku Daftar Anggota as PDF or xlsx; ?bentuk=koperasi in the form of the cooperative law."""
    group, today = group_for(request.actor, EXPORT_MEMBER, group_id), today_here()
    rows = enrolment_rows(enrolled(group.id).order_by("number"), today)
    made, name = papers.member_register(desk_of(request, group, today), rows), f"daftar-anggota-{today}"
    lawful = request.GET.get("bentuk") == "koperasi"
    if wants_file(request):
        if lawful:
            lines = paper_tables.cooperative_rows(made)
            return as_file(name, "Daftar Anggota", paper_tables.COOPERATIVE, lines)
        return as_file(name, "Daftar Anggota", paper_tables.MEMBERS, paper_tables.member_rows(made))
    template = "print/daftar_anggota_koperasi.html" if lawful else "print/daftar_anggota.html"
    return papers.paper(request, template, LANDSCAPE, name, buku=made)


@permission(READ_GROUP)
@require_GET
def prints(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Every book of a group, to print or to take away as a file."""
    group = group_for(request.actor, READ_GROUP, group_id)
    context = {
        "group": group,
        "turn": turning(request, group),
        "today": today_here(),
        "receipts_left": receipts_left(),
        "may_export": may(request.actor, EXPORT_MEMBER, place_of(group)),
    }
    return render(request, "bookkeeping/cetak.html", context)
