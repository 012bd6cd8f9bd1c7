"""Meetings that were held: the list of a group, the receipt, the sheet on paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from accounts.policies import may
from bookkeeping.queries.months import closed_at
from common.pdf.engine import render as render_pdf
from common.pdf.paper import F4_PORTRAIT
from common.period import Period
from common.words import bulan
from groups.access import group_for
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from meetings.access import meeting_for
from meetings.filters import MeetingFilter
from meetings.models import Meeting
from meetings.queries.lists import COLUMNS, meeting_rows, meetings_of
from meetings.queries.opening import opening_moved
from meetings.queries.paper import meeting_sheet
from meetings.queries.revisions import last_correction


@permission(READ_GROUP)
@require_GET
def meeting_list(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The meetings of a group, as a page or as xlsx."""
    group = group_for(request.actor, READ_GROUP, group_id)
    found = MeetingFilter(request.GET, queryset=meetings_of(group.id))
    if wants_file(request):
        name = f"rapat-{group.search_name.replace(' ', '-')}"
        return as_file(name, "Rapat", COLUMNS, meeting_rows(found.qs))
    shown = paged(request, found.qs)
    context = {
        "group": group,
        "filter": found,
        "page": shown,
        "rows": meeting_rows(shown.object_list),
        "file_url": file_url(request),
        "may_post": group.is_active and may(request.actor, KEEP_BOOKS, place_of(group)),
    }
    return render(request, "meetings/daftar.html", context)


@permission(READ_GROUP)
@require_GET
def meeting(request: TenantRequest, meeting_id: UUID) -> HttpResponse:
    """The receipt of a meeting: what was written down, and that it is safe."""
    found = meeting_for(request.actor, READ_GROUP, meeting_id)
    sheet = meeting_sheet(found.meeting, found.group, request.actor.name)
    context = {
        "meeting": found.meeting,
        "group": found.group,
        "sheet": sheet,
        "may_keep": may(request.actor, KEEP_BOOKS, place_of(found.group)),
        "late_month": _late_month(found.meeting),
        "moved": None if found.meeting.is_cancelled else opening_moved(found.meeting, was=sheet.cash.opening),
        "last_correction": last_correction(found.meeting),
    }
    return render(request, "meetings/rapat.html", context)


def _late_month(meeting: Meeting) -> str:
    """Said above the receipt of a meeting that was posted into a month already closed."""
    month = Period.of(meeting.date)
    closed = closed_at(meeting.group_id, month)
    return f"Buku {bulan(month)} sudah ditutup" if closed and meeting.posted_at > closed else ""


@permission(READ_GROUP)
@require_GET
def meeting_pdf(request: TenantRequest, meeting_id: UUID) -> HttpResponse:
    """The sheet on F4, for signatures in ink."""
    found = meeting_for(request.actor, READ_GROUP, meeting_id)
    sheet = meeting_sheet(found.meeting, found.group, request.actor.name)
    pdf = render_pdf(render_to_string("print/rapat.html", {"buku": sheet}), F4_PORTRAIT)
    answer = HttpResponse(pdf, content_type="application/pdf")
    name = f"rapat-{found.group.search_name.replace(' ', '-')}-{found.meeting.date.isoformat()}"
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
