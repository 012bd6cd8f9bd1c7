"""Berkas RAT: asking for it, watching it being made, fetching it."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from closing.access import pack_for
from closing.commands.rat import AskRat, ask_rat
from closing.forms.shu import PackForm
from closing.models import PackState, RatPack
from closing.queries.packs import packs_of
from closing.views.shu import book_year, may_keep
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, READ_GROUP
from regions.queries.day import today_here


@permission(READ_GROUP)
@require_GET
def packs(request: TenantRequest, group_id: UUID, year: int) -> HttpResponse:
    """The packs of a year, and asking for a new one."""
    group = group_for(request.actor, READ_GROUP, group_id)
    return _page(request, group, book_year(year), PackForm())


@permission(KEEP_BOOKS)
@require_POST
def ask(request: TenantRequest, group_id: UUID, year: int) -> HttpResponse:
    """Have the worker make the pack."""
    group, form = group_for(request.actor, KEEP_BOOKS, group_id), PackForm(request.POST)
    asked = book_year(year)
    if attempt(form, lambda v: ask_rat(AskRat(group_id=group.id, year=asked, **v), actor=request.actor)):
        return redirect("rat", group.id, asked)
    return _page(request, group, asked, form)


def _page(request: TenantRequest, group: Group, year: int, form: PackForm) -> HttpResponse:
    rows = packs_of(group.id, year)
    context = {
        "form": form,
        "group": group,
        "year": year,
        "title": f"Berkas RAT tahun buku {year}",
        "packs": rows,
        "running": rows[0] if rows and rows[0].progress == "running" else None,
        "failed": rows[0] if rows and rows[0].is_failed else None,
        "zone": request.kota.get_zone_display(),
        "may_ask": may_keep(request, group) and year < today_here().year,
    }
    return page(request, "closing/rat.html", context, form)


@permission(READ_GROUP)
@require_GET
def progress(request: TenantRequest, pack_id: UUID) -> HttpResponse:
    """How far a pack is, for the page that waits."""
    pack, group = pack_for(request.actor, READ_GROUP, pack_id)
    row = next((one for one in packs_of(group.id, pack.year) if one.id == pack.id), None)
    url = reverse("rat", args=[group.id, pack.year])
    if row is None:
        return JsonResponse({"state": "failed", "text": "Berkas RAT belum jadi", "url": url})
    done, total = row.steps
    return JsonResponse({"state": row.progress, "done": done, "total": total, "text": row.text, "url": url})


@permission(READ_GROUP)
@require_GET
def fetch(request: TenantRequest, pack_id: UUID) -> HttpResponse:
    """The PDF as it was made."""
    pack, group = pack_for(request.actor, READ_GROUP, pack_id)
    if pack.state != PackState.DONE:
        return redirect("rat", group.id, pack.year)
    pdf = RatPack.objects.values_list("pdf", flat=True).get(pk=pack.id)
    answer = HttpResponse(bytes(pdf or b""), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="rat-{pack.year}-{pack.paper}.pdf"'
    return answer
