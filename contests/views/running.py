"""What the coordinator sets going: computing the scores, and closing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.door import TenantRequest, permission
from common.ids import uuid7
from common.problems import Refused
from contests.access import edition_for
from contests.commands import CloseEdition, StartScoring, close_edition, start_scoring
from contests.policies import MANAGE_CONTEST, WATCH_CONTEST
from contests.queries.editions import newest_run
from contests.tasks import score_after_commit
from regions.tenancy.scope import current_kota_id


@permission(MANAGE_CONTEST)
@require_POST
def scores_start(request: TenantRequest, edition_id: UUID) -> HttpResponse:
    """Hand the computing of scores to the worker; asked twice, the worker passes over what is done."""
    edition = edition_for(request.actor, MANAGE_CONTEST, edition_id)
    try:
        run = start_scoring(StartScoring(uuid7(), edition.id), actor=request.actor)
    except Refused as refused:
        _tell(request, refused)
    else:
        score_after_commit(current_kota_id(), run.run_id, run.kelurahan)
    return redirect("lomba_satu", edition.id)


@permission(WATCH_CONTEST)
@require_GET
def progress(request: TenantRequest, edition_id: UUID) -> HttpResponse:
    """How far the newest computing has come, for the progress bar."""
    edition = edition_for(request.actor, WATCH_CONTEST, edition_id)
    run = newest_run(edition.id)
    if run is None:
        return JsonResponse({"state": "failed", "done": 0, "total": 0, "text": "Belum pernah dihitung."})
    return JsonResponse(
        {
            "state": run.state.value,
            "done": run.done,
            "total": run.total,
            "text": run.text,
            "url": reverse("lomba_satu", args=[edition.id]),
        }
    )


@permission(MANAGE_CONTEST)
@require_POST
def edition_close(request: TenantRequest, edition_id: UUID) -> HttpResponse:
    """Close an edition for ever."""
    edition = edition_for(request.actor, MANAGE_CONTEST, edition_id)
    try:
        closing = CloseEdition(uuid7(), edition.id, request.POST.get("alasan", ""))
        close_edition(closing, actor=request.actor)
    except Refused as refused:
        _tell(request, refused)
    else:
        messages.success(request, "Lomba sudah ditutup. Peringkatnya tidak berubah lagi.")
    return redirect("lomba_satu", edition.id)


def _tell(request: TenantRequest, refused: Refused) -> None:
    for problem in refused.problems:
        messages.error(request, problem.message)
