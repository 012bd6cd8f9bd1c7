"""Heads of letters and signatories of each TP PKK, for the admin of the city."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.commands import (
    AppointSignatory,
    EndTerm,
    SetLetterhead,
    appoint_signatory,
    end_term,
    set_letterhead,
)
from accounts.door import TenantRequest, permission
from accounts.forms import EndTermForm, LetterheadForm, SignatoryForm
from accounts.policies import MANAGE_PAPERS
from accounts.views.answer import attempt, page
from regions.domain.level import Level
from regions.queries import area_name, letterhead_for, terms_of
from regions.queries.committee import committees, place_of_term
from regions.queries.day import today_here


@permission(MANAGE_PAPERS)
@require_GET
def committee_list(request: TenantRequest) -> HttpResponse:
    """Every TP PKK of the city, and what is still missing for its papers."""
    return render(request, "regions/tp_pkk.html", {"committees": committees(today_here())})


@permission(MANAGE_PAPERS)
@require_GET
def committee(request: TenantRequest, level: Level, area_id: int) -> HttpResponse:
    """One TP PKK: its head of letters and its terms of office."""
    return _committee(request, level, area_id)


def _committee(
    request: TenantRequest,
    level: Level,
    area_id: int,
    head: LetterheadForm | None = None,
    term: SignatoryForm | None = None,
) -> HttpResponse:
    today, now = today_here(), letterhead_for(level, area_id)
    start = {"name": now.name, "address": "\n".join(now.address)}
    context = {
        "area": area_name(level, area_id),
        "now": now,
        "terms": terms_of(level, area_id),
        "head_form": head or LetterheadForm(initial=start, auto_id="kop_%s"),
        "term_form": term or SignatoryForm(initial={"starts_on": today}),
        "end_form": EndTermForm(initial={"ends_on": today}),
    }
    return page(request, "regions/tp_pkk_satu.html", context, head, term)


@permission(MANAGE_PAPERS)
@require_POST
def head_set(request: TenantRequest, level: Level, area_id: int) -> HttpResponse:
    """Set the head of letters."""
    form = LetterheadForm(request.POST, request.FILES, auto_id="kop_%s")

    def run(v: dict[str, Any]) -> object:
        cmd = SetLetterhead(v["command_id"], level, area_id, v["name"], v["address"], form.logo_base64())
        return set_letterhead(cmd, actor=request.actor)

    if attempt(form, run):
        messages.success(request, "Kop surat sudah disimpan.")
        return redirect("tp_pkk_satu", level, area_id)
    return _committee(request, level, area_id, head=form)


@permission(MANAGE_PAPERS)
@require_POST
def officer_add(request: TenantRequest, level: Level, area_id: int) -> HttpResponse:
    """Begin a term of office."""
    form = SignatoryForm(request.POST)

    def run(values: dict[str, Any]) -> object:
        return appoint_signatory(
            AppointSignatory(level=level, area_id=area_id, **values), actor=request.actor
        )

    if attempt(form, run):
        messages.success(request, "Pejabat sudah dicatat.")
        return redirect("tp_pkk_satu", level, area_id)
    return _committee(request, level, area_id, term=form)


@permission(MANAGE_PAPERS)
@require_POST
def officer_end(request: TenantRequest, term_id: UUID) -> HttpResponse:
    """Set the last day of a term."""
    level, area_id = place_of_term(term_id)
    form = EndTermForm(request.POST)
    if attempt(form, lambda v: end_term(EndTerm(term_id=term_id, **v), actor=request.actor)):
        messages.success(request, "Masa jabatan sudah diakhiri.")
    else:
        for told in form.errors.values():
            messages.error(request, " ".join(str(message) for message in told))
    return redirect("tp_pkk_satu", level, area_id)
