"""Tutup tahun: the way through year-end, closing a year and opening it again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.door import TenantRequest, permission
from accounts.forms import CommandForm
from accounts.views.answer import attempt, page
from closing.commands.year import CloseYear, ReopenYear, close_year, reopen_year
from closing.forms.shu import ReasonForm, YearForm
from closing.queries.steps import year_page
from closing.queries.years import book_years
from closing.views.shu import book_year, may_keep
from closing.views.statements import Tab
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, READ_GROUP
from regions.queries.day import today_here


@permission(READ_GROUP)
@require_GET
def year(request: TenantRequest, group_id: UUID, year: int) -> HttpResponse:
    """How far the year-end has come."""
    group = group_for(request.actor, READ_GROUP, group_id)
    return _page(request, group, book_year(year), None)


@permission(KEEP_BOOKS)
@require_POST
def close(request: TenantRequest, group_id: UUID, year: int) -> HttpResponse:
    """Say that the book year is finished."""
    group, form = group_for(request.actor, KEEP_BOOKS, group_id), YearForm(request.POST)
    asked = book_year(year)
    if attempt(
        form, lambda v: close_year(CloseYear(group_id=group.id, year=asked, **v), actor=request.actor)
    ):
        messages.success(request, f"Buku tahun {asked} ditutup.")
        return redirect("tahun", group.id, asked)
    return _page(request, group, asked, form)


@permission(KEEP_BOOKS)
@require_POST
def reopen(request: TenantRequest, group_id: UUID, year: int) -> HttpResponse:
    """Work on a closed book year again."""
    group, form = group_for(request.actor, KEEP_BOOKS, group_id), ReasonForm(request.POST)
    asked = book_year(year)
    if attempt(
        form, lambda v: reopen_year(ReopenYear(group_id=group.id, year=asked, **v), actor=request.actor)
    ):
        messages.success(request, f"Buku tahun {asked} dibuka lagi.")
        return redirect("tahun", group.id, asked)
    return _page(request, group, asked, form)


def _page(request: TenantRequest, group: Group, asked: int, form: CommandForm | None) -> HttpResponse:
    today = today_here()
    keeps = may_keep(request, group)
    shown = year_page(group.id, asked, today, keeps=keeps)
    form = form or (ReasonForm() if shown.state.is_closed else YearForm())
    entries = reverse("catatan_buku", args=[group.id])
    context = {
        "form": form,
        "group": group,
        "shown": shown,
        "tabs": [
            Tab(str(one), reverse("tahun", args=[group.id, one]), one == asked)
            for one in book_years(group.id, today)
        ],
        "may_keep": keeps,
        "has_ended": today.year > asked,
        "title": f"Tutup tahun {asked}",
        "late_text": f"{shown.state.late} catatan bertanggal {asked} ditulis sesudah tahun ini ditutup.",
        "late_url": f"{entries}?sejak={asked}-01-01&sampai={asked}-12-31",
    }
    return page(request, "closing/tahun.html", context, form)
