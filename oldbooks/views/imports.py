"""Files of a group: the list, sending one, its page, its progress, and what is done with it in the end."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from accounts.views.answer import attempt, page
from common.ids import uuid7
from common.problems import Refused
from common.tables import XLSX
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS
from oldbooks.batch_access import batch_for
from oldbooks.batch_filters import BatchFilter
from oldbooks.batch_tables import BATCHES
from oldbooks.commands.imports.files import DropBatch, UploadFile, drop_batch, upload_file
from oldbooks.commands.imports.posting import AskPosting, ask_posting
from oldbooks.commands.imports.undoing import AskUndo, ask_undo
from oldbooks.forms.imports import PostForm, UndoForm, UploadForm
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from oldbooks.queries.batch_page import BUSY, batch_page, busy_words
from oldbooks.queries.batch_years import years_of
from oldbooks.queries.batches import batch_rows, batches_of
from oldbooks.queries.file_reading import marked_file


@permission(KEEP_BOOKS)
@require_GET
def batch_list(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The files of a group."""
    group = group_for(request.actor, KEEP_BOOKS, group_id)
    asked = BatchFilter(request.GET, queryset=batches_of(group.id))
    if wants_file(request):
        return as_file("berkas-lama", "Berkas lama", BATCHES, batch_rows(asked.qs))
    found = paged(request, asked.qs)
    context = {
        "group": group,
        "filter": asked,
        "page": found,
        "rows": batch_rows(list(found)),
        "file_url": file_url(request),
        "zone": request.kota.zone,
    }
    return render(request, "oldbooks/impor_daftar.html", context)


@permission(KEEP_BOOKS)
def batch_upload(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Send a file."""
    group = group_for(request.actor, KEEP_BOOKS, group_id)
    form = UploadForm(request.POST or None, request.FILES or None)
    made: list[UUID] = []

    def run(values: dict[str, Any]) -> None:
        sent = UploadFile(values["command_id"], group.id, values["file"].name, form.content)
        made.append(upload_file(sent, actor=request.actor).batch_id)

    if request.method == "POST" and attempt(form, run):
        return redirect("impor_pilih", made[0])
    return page(request, "oldbooks/impor_unggah.html", {"form": form, "group": group}, form)


@permission(KEEP_BOOKS)
@require_GET
def batch_one(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """One file: where it stands, what was found, and what comes next."""
    batch, group = batch_for(request.actor, batch_id)
    context = _page_of(request, group, batch)
    return render(request, "oldbooks/impor_satu.html", context)


@permission(KEEP_BOOKS)
@require_GET
def batch_progress(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """How far the worker is, for the page that waits."""
    batch, _ = batch_for(request.actor, batch_id)
    state = "running" if BatchState(batch.state) in BUSY else "done"
    url = reverse("impor_satu", args=[batch.id])
    return JsonResponse({"state": state, "text": busy_words(batch), "url": url})


@permission(KEEP_BOOKS)
@require_POST
def batch_post(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """Put a file that is ready into the books."""
    batch, group = batch_for(request.actor, batch_id)
    form = PostForm(request.POST)

    def run(values: dict[str, Any]) -> object:
        return ask_posting(
            AskPosting(values["command_id"], batch.id, values["cash_reason"]), actor=request.actor
        )

    if attempt(form, run):
        return redirect("impor_satu", batch.id)
    context = _page_of(request, group, batch) | {"post_form": form}
    return page(request, "oldbooks/impor_satu.html", context, form)


@permission(KEEP_BOOKS)
def batch_undo(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """Take a whole file out of the books."""
    batch, group = batch_for(request.actor, batch_id)
    if batch.state != BatchState.POSTED:
        return redirect("impor_satu", batch.id)
    form = UndoForm(request.POST or None)

    def run(values: dict[str, Any]) -> object:
        return ask_undo(AskUndo(values["command_id"], batch.id, values["reason"]), actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        return redirect("impor_satu", batch.id)
    context = {"form": form, "group": group, "batch": batch, "shown": batch_page(batch)}
    return page(request, "oldbooks/impor_batal.html", context | {"years": years_of(batch)}, form)


@permission(KEEP_BOOKS)
@require_POST
def batch_drop(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """Lay a file aside."""
    batch, group = batch_for(request.actor, batch_id)
    try:
        drop_batch(DropBatch(uuid7(), batch.id), actor=request.actor)
    except Refused as refused:
        messages.error(request, refused.problems[0].message)
        return redirect("impor_satu", batch.id)
    messages.success(request, f"{batch.name} tidak jadi dimasukkan dan sudah dihapus.")
    return redirect("impor", group.id)


@permission(KEEP_BOOKS)
@require_GET
def batch_marked(request: TenantRequest, batch_id: UUID) -> HttpResponse:
    """Her own file with the cells to be mended marked."""
    batch, group = batch_for(request.actor, batch_id)
    try:
        content = marked_file(batch, group)
    except Refused as refused:
        messages.error(request, refused.problems[0].message)
        return redirect("impor_satu", batch.id)
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="perbaiki-{batch.id.hex[:8]}.xlsx"'
    return answer


def _page_of(request: TenantRequest, group: Group, batch: ImportBatch) -> dict[str, Any]:
    return {
        "group": group,
        "batch": batch,
        "shown": batch_page(batch),
        "post_form": PostForm(initial={"cash_reason": batch.cash_reason}),
        "zone": request.kota.zone,
    }
