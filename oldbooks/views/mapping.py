"""Pointing at sheets and columns, and answering what only she can tell."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from common.ids import uuid7
from common.problems import Refused
from groups.policies import KEEP_BOOKS
from oldbooks.batch_access import batch_for
from oldbooks.commands.imports.files import BEFORE_POSTING
from oldbooks.commands.imports.planning import AnswerBatch, PlanBatch, answer_batch, plan_batch
from oldbooks.domain.imports.fields import Target
from oldbooks.forms.imports import AnswerForm, ChoiceForm, ColumnsForm
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from oldbooks.queries.batch_page import batch_page
from oldbooks.queries.batches import findings_of, plan_of
from oldbooks.queries.file_reading import columns_page, known_sheets, sheet_choices


@permission(KEEP_BOOKS)
@require_GET
def choose(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """Which book the file is, and which sheets count; nothing is written yet."""
    batch, group = batch_for(request.actor, batch_id)
    if batch.state not in BEFORE_POSTING:
        return redirect("impor_satu", batch.id)
    try:
        sheets = sheet_choices(batch)
    except Refused as refused:
        return _back(request, batch, refused)
    form = ChoiceForm(request.GET or None, sheets=sheets, initial=_chosen(batch, sheets))
    if request.GET and form.is_valid():
        asked = urlencode(
            {"jenis": form.cleaned_data["jenis"].value, "lembar": form.cleaned_data["lembar"]}, doseq=True
        )
        return redirect(f"{reverse('impor_kolom', args=[batch.id])}?{asked}")
    context = {"form": form, "group": group, "batch": batch, "shown": batch_page(batch, 0)}
    return page(request, "oldbooks/impor_pilih.html", context)


@permission(KEEP_BOOKS)
def columns(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """What each column holds."""
    batch, group = batch_for(request.actor, batch_id)
    try:
        asked = known_sheets(batch, request.GET.getlist("lembar"))
        target = request.GET.get("jenis", "")
        if batch.state not in BEFORE_POSTING or not asked or target not in list(Target):
            return redirect("impor_pilih", batch.id)
        found = columns_page(batch, group.id, Target(target), asked[0])
    except Refused as refused:
        return _back(request, batch, refused)
    form = ColumnsForm(request.POST or None, page=found)

    def run(values: dict[str, Any]) -> object:
        cmd = PlanBatch(
            values["command_id"], batch.id, Target(target), asked, form.chosen, values["ask_again"]
        )
        return plan_batch(cmd, actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        return redirect("impor_satu", batch.id)
    context = {
        "form": form,
        "group": group,
        "batch": batch,
        "shown": batch_page(batch, 1),
        "sheets": asked,
        "target": Target(target),
        "found": found,
    }
    return page(request, "oldbooks/impor_kolom.html", context, form)


@permission(KEEP_BOOKS)
def questions(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """What only she can tell, all on one page."""
    batch, group = batch_for(request.actor, batch_id)
    found = findings_of(batch)
    if batch.state != BatchState.ASKING or found is None:
        return redirect("impor_satu", batch.id)
    form = AnswerForm(request.POST or None, questions=found.questions)

    def run(values: dict[str, Any]) -> object:
        return answer_batch(AnswerBatch(values["command_id"], batch.id, form.answers), actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        return redirect("impor_satu", batch.id)
    context = {"form": form, "group": group, "batch": batch, "shown": batch_page(batch)}
    return page(request, "oldbooks/impor_jawab.html", context, form)


@permission(KEEP_BOOKS)
@require_POST
def again(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """Read the file once more: the books were made ready for it, or the kas holds its money after all."""
    batch, _ = batch_for(request.actor, batch_id)
    changed = {"kas": request.POST["kas"]} if request.POST.get("kas") in ("kas", "sudah") else {}
    try:
        answer_batch(AnswerBatch(uuid7(), batch.id, changed), actor=request.actor)
    except Refused as refused:
        return _back(request, batch, refused)
    return redirect("impor_satu", batch.id)


def _back(request: TenantRequest, batch: ImportBatch, refused: Refused) -> HttpResponse:
    messages.error(request, refused.problems[0].message)
    return redirect("impor_satu", batch.id)


def _chosen(batch: ImportBatch, sheets: Any) -> dict[str, Any]:
    plan = plan_of(batch)
    if plan is not None:
        return {"jenis": plan.target.value, "lembar": list(plan.sheets)}
    return {"lembar": [sheet.name for sheet in sheets if sheet.alike] or [s.name for s in sheets[:1]]}
