"""The years of a group on paper: how far they are covered, the photos of pages, the rows beside them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from accounts.policies import may
from accounts.views.answer import attempt, page
from common.period import Period
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, place_of
from oldbooks.access import page_for
from oldbooks.commands.pages import AddPages, RemovePage, TickRows, add_pages, remove_page, tick_rows
from oldbooks.domain.pages import Covered
from oldbooks.filters import PageFilter
from oldbooks.forms.photos import PhotosForm, RemoveForm, TickForm
from oldbooks.models import Page
from oldbooks.policies import READ_PAGES
from oldbooks.queries.pages import (
    archive_bar,
    beside,
    compared_rows,
    pages_of,
    picture_of,
    shown_pages,
)
from oldbooks.tables import PAGES
from regions.queries.day import today_here

JPEG = "image/jpeg"


@permission(READ_PAGES)
@require_GET
def archive(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Every month since the founding, and what is known of it."""
    group = group_for(request.actor, READ_PAGES, group_id)
    context = {
        "group": group,
        "bar": archive_bar(group.id, group.founded_on, today_here()),
        "states": list(Covered),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "oldbooks/arsip.html", context)


@permission(READ_PAGES)
@require_GET
def page_list(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The photos of a group."""
    group = group_for(request.actor, READ_PAGES, group_id)
    asked = PageFilter(request.GET, queryset=pages_of(group.id))
    if wants_file(request):
        return as_file("foto-buku-lama", "Foto buku lama", PAGES, shown_pages(asked.qs))
    found = paged(request, asked.qs)
    context = {
        "group": group,
        "filter": asked,
        "page": found,
        "rows": shown_pages(list(found)),
        "file_url": file_url(request),
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)) and group.is_active,
    }
    return render(request, "oldbooks/foto_daftar.html", context)


@permission(KEEP_BOOKS)
def photos_add(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Keep photos of one book and month."""
    group = group_for(request.actor, KEEP_BOOKS, group_id)
    form = PhotosForm(request.POST or None, request.FILES or None, initial=_proposed(request))

    def run(values: dict[str, Any]) -> object:
        cmd = AddPages(
            values["command_id"], group.id, values["book"], form.period, form.pictures, values["note"]
        )
        return add_pages(cmd, actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        count = len(form.cleaned_data["photos"])
        messages.success(request, f"{count} foto tersimpan.")
        period = form.period
        return redirect(f"{request.path.removesuffix('tambah/')}?bulan={period.key}")
    return page(request, "oldbooks/foto_tambah.html", {"form": form, "group": group}, form)


def _proposed(request: TenantRequest) -> dict[str, Any]:
    """The month of a cell of the bar, or last month."""
    period = Period.of(today_here()).previous()
    asked = request.GET.get("bulan", "")
    if asked.isascii() and asked.isdigit() and 190_001 <= int(asked) <= period.next().key:
        year, month = divmod(int(asked), 100)
        if 1 <= month <= 12:
            period = Period(year, month)
    return {"month": period.month, "year": period.year}


@permission(READ_PAGES)
@require_GET
def photo(request: TenantRequest, page_id: UUID) -> HttpResponse:
    """A page beside the rows typed from it."""
    kept, group = page_for(request.actor, READ_PAGES, page_id)
    return _beside(request, kept, group, TickForm())


@permission(KEEP_BOOKS)
@require_POST
def photo_tick(request: TenantRequest, page_id: UUID) -> HttpResponse:
    """Tick the rows that say what the page says."""
    kept, group = page_for(request.actor, KEEP_BOOKS, page_id)
    form = TickForm(request.POST)
    if attempt(form, lambda v: _tick(request, page_id, v)):
        messages.success(request, "Centangan tersimpan.")
        return redirect("foto", page_id)
    return _beside(request, kept, group, form)


def _beside(request: TenantRequest, kept: Page, group: Group, form: TickForm) -> HttpResponse:
    (shown,) = shown_pages([kept])
    earlier, later = beside(shown)
    context = {
        "group": group,
        "shown": shown,
        "rows": compared_rows(shown),
        "earlier": earlier,
        "later": later,
        "form": form,
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(group)),
    }
    return page(request, "oldbooks/foto.html", context, form if form.is_bound else None)


def _tick(request: TenantRequest, page_id: UUID, values: dict[str, Any]) -> object:
    ids = tuple(UUID(text) for text in request.POST.getlist("cocok") if _is_id(text))
    return tick_rows(TickRows(values["command_id"], page_id, ids), actor=request.actor)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@permission(READ_PAGES)
@require_GET
def photo_file(request: TenantRequest, page_id: UUID) -> HttpResponse:
    """The picture itself, with ?kecil=1 the small one. Only the reader's own browser may keep it."""
    page_for(request.actor, READ_PAGES, page_id)
    picture = picture_of(page_id, small=request.GET.get("kecil") == "1")
    if picture is None:
        raise Http404("no picture")
    answer = HttpResponse(picture, content_type=JPEG)
    answer["Cache-Control"] = "private, max-age=3600"
    answer["Content-Disposition"] = f'inline; filename="halaman-{page_id}.jpg"'
    return answer


@permission(KEEP_BOOKS)
def photo_remove(request: TenantRequest, page_id: UUID) -> HttpResponse:
    """Delete the picture of a page."""
    kept, group = page_for(request.actor, KEEP_BOOKS, page_id)
    form = RemoveForm(request.POST or None)
    if request.method == "POST" and attempt(
        form, lambda v: remove_page(RemovePage(page_id=page_id, **v), actor=request.actor)
    ):
        messages.success(request, "Foto sudah dihapus.")
        return redirect("foto_daftar", group.id)
    (shown,) = shown_pages([kept])
    return page(request, "oldbooks/foto_hapus.html", {"form": form, "group": group, "shown": shown}, form)
