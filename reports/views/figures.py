"""Columns 3 to 25 of form 4.22, and how a kota wants its papers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.policies import may, require
from accounts.views.answer import attempt, page
from common.period import Period
from regions.domain.level import Level
from regions.queries import area_name, kelurahan_list
from regions.queries.day import today_here
from reports.commands.ask import place_of
from reports.commands.figures import EnterFigures, enter_figures
from reports.commands.style import SetStyle, set_style
from reports.forms import FiguresForm, StyleForm
from reports.policies import ENTER_FIGURES, READ_REPORT, STYLE_REPORT
from reports.queries.figures import figures_for
from reports.queries.style import report_style


@permission(ENTER_FIGURES)
@require_GET
def figures_areas(request: TenantRequest) -> HttpResponse:
    """The kelurahan whose figures she may enter; straight on where there is one."""
    areas = [area for area in kelurahan_list() if may(request.actor, ENTER_FIGURES, place_of(area))]
    if len(areas) == 1:
        return redirect("data_422", areas[0].id)
    return render(request, "reports/data_422_daftar.html", {"areas": areas})


@permission(ENTER_FIGURES)
def figures_page(request: TenantRequest, kelurahan_id: int) -> HttpResponse:
    """Enter what is known; what stays empty is printed as unknown."""
    area = area_name(Level.KELURAHAN, kelurahan_id)
    if not may(request.actor, READ_REPORT, place_of(area)):
        raise Http404("no such kelurahan here")
    require(request.actor, ENTER_FIGURES, place_of(area))
    today = Period.of(today_here())
    known = figures_for(area.id, today)
    initial = known.values | {"note": known.note, "period": str(today)}
    form = FiguresForm(request.POST or None, initial=initial, today=today)

    def run(values: dict[str, Any]) -> None:
        wanted = EnterFigures(values["command_id"], area.id, values["period"], form.known, values["note"])
        enter_figures(wanted, actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, "Data 4.22 sudah disimpan.", extra_tags=f"data-422-{area.id}")
        return redirect("data_422", area.id)
    context = {"form": form, "area": area, "known": known, "draft": f"data-422-{area.id}"}
    return page(request, "reports/data_422.html", context, form)


@permission(STYLE_REPORT)
def style_page(request: TenantRequest) -> HttpResponse:
    """Numbering and paper of the kota's reports."""
    now = report_style()
    initial = {"number_pattern": now.number_pattern, "paper": now.paper, "layout": now.layout}
    form = StyleForm(request.POST or None, initial=initial)
    if request.method == "POST" and attempt(form, lambda v: set_style(SetStyle(**v), actor=request.actor)):
        messages.success(request, "Aturan laporan sudah disimpan.")
        return redirect("laporan")
    return page(request, "reports/atur.html", {"form": form}, form)
