"""Asking for reports, watching them being made, fetching them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from accounts.policies import may, may_somewhere
from accounts.views.answer import attempt, page
from common.period import Period
from regions.queries.day import today_here
from reports.access import area_of_run, place_of_run, run_for
from reports.commands import AskReport, ask_report
from reports.filters import RunFilter
from reports.forms import AskForm, RalatForm, areas_to_ask
from reports.models import ReportRun, RunState
from reports.policies import ASK_REPORT, ENTER_FIGURES, READ_REPORT, STYLE_REPORT
from reports.queries.runs import progress_of, run_rows, runs_for
from reports.tables import RUNS


@permission(READ_REPORT)
@require_GET
def run_list(request: TenantRequest) -> HttpResponse:
    """The reports an actor may see, as a page or as xlsx."""
    found = RunFilter(request.GET, queryset=runs_for(request.actor, READ_REPORT), request=request)
    if wants_file(request):
        return as_file("laporan", "Laporan", RUNS, run_rows(found.qs))
    shown = paged(request, found.qs)
    context = {
        "filter": found,
        "page": shown,
        "rows": run_rows(shown.object_list),
        "file_url": file_url(request),
        "zone": request.kota.get_zone_display(),
        "may_ask": may_somewhere(request.actor, ASK_REPORT),
        "may_enter": may_somewhere(request.actor, ENTER_FIGURES),
        "may_style": may_somewhere(request.actor, STYLE_REPORT),
    }
    return render(request, "reports/daftar.html", context)


@permission(ASK_REPORT)
def run_ask(request: TenantRequest) -> HttpResponse:
    """Ask for a report; the worker makes it."""
    today = Period.of(today_here())
    form = AskForm(request.POST or None, areas=areas_to_ask(request.actor), today=today)
    asked: list[UUID] = []

    def run(values: dict[str, Any]) -> None:
        level, area_id = form.asked
        wanted = AskReport(values["command_id"], level, area_id, values["period"])
        asked.append(ask_report(wanted, actor=request.actor).run_id)

    if request.method == "POST" and attempt(form, run):
        return redirect("laporan_satu", asked[0])
    return page(request, "reports/minta.html", {"form": form}, form)


@permission(READ_REPORT)
def run_page(request: TenantRequest, run_id: UUID) -> HttpResponse:
    """One report: how far it is, its number and code, its PDF; and the way to a ralat."""
    run = run_for(request.actor, READ_REPORT, run_id)
    (row,) = run_rows([run])
    context = {
        "row": row,
        "zone": request.kota.get_zone_display(),
        "progress": progress_of(run),
        "may_correct": run.state == RunState.ISSUED and may(request.actor, ASK_REPORT, place_of_run(run)),
        "may_retry": run.state == RunState.FAILED and may(request.actor, ASK_REPORT, place_of_run(run)),
        "form": RalatForm(),
    }
    return render(request, "reports/satu.html", context)


@permission(READ_REPORT)
@require_GET
def run_progress(request: TenantRequest, run_id: UUID) -> HttpResponse:
    """How far a report is, for the page that waits."""
    run = run_for(request.actor, READ_REPORT, run_id)
    progress = progress_of(run)
    return JsonResponse(
        {
            "state": progress.state,
            "done": progress.done,
            "total": progress.total,
            "text": progress.text,
            "url": reverse("laporan_satu", args=[run.id]),
        }
    )


@permission(READ_REPORT)
@require_GET
def run_file(request: TenantRequest, run_id: UUID) -> HttpResponse:
    """The PDF as it was issued, byte for byte."""
    run = run_for(request.actor, READ_REPORT, run_id)
    if run.state != RunState.ISSUED:
        return redirect("laporan_satu", run.id)
    pdf = ReportRun.objects.values_list("pdf", flat=True).get(pk=run.id)
    answer = HttpResponse(bytes(pdf or b""), content_type="application/pdf")
    area = area_of_run(run).full.replace(" ", "-").lower()
    name = (
        f"laporan-{area}-{Period.from_key(run.period)}{f'-ralat-{run.revision}' if run.revision else ''}.pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


@permission(ASK_REPORT)
def run_correct(request: TenantRequest, run_id: UUID) -> HttpResponse:
    """Issue a report once more, as a ralat with its reason; or try again what failed."""
    run = run_for(request.actor, ASK_REPORT, run_id)
    form = RalatForm(request.POST or None)
    form.fields["ralat_reason"].required = run.state != RunState.FAILED
    area, made = area_of_run(run), list[UUID]()

    def again(values: dict[str, Any]) -> None:
        reason = values["ralat_reason"] if run.state != RunState.FAILED else ""
        wanted = AskReport(values["command_id"], area.level, area.id, Period.from_key(run.period), reason)
        made.append(ask_report(wanted, actor=request.actor).run_id)

    if request.method == "POST" and attempt(form, again):
        messages.success(request, "Laporan sedang dibuat.")
        return redirect("laporan_satu", made[0])
    (row,) = run_rows([run])
    return page(request, "reports/ralat.html", {"form": form, "row": row}, form)
