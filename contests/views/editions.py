"""Editions and their rubrics."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.policies import may_somewhere
from accounts.views.answer import attempt, page
from common.ids import uuid7
from common.period import Period
from common.problems import Refused
from contests.access import edition_for
from contests.commands import OpenEdition, SetRubric, open_edition, set_rubric
from contests.domain.indicators import INDICATORS
from contests.domain.rubric import JUROR
from contests.domain.words import Entrants
from contests.forms import EditionForm
from contests.models import Edition
from contests.policies import GIVE_MARK, MANAGE_CONTEST, READ_RESULT, WATCH_CONTEST
from contests.queries.editions import edition_list, edition_view, newest_run
from contests.queries.marks import marked_by
from contests.queries.rubric import rubric_of
from contests.queries.standing import standing_of
from contests.rubric_form import RubricSheet, has_errors, limits_words, read, refuse, sheet_of, sheet_sent
from regions.queries.day import today_here


@permission(READ_RESULT)
@require_GET
def edition_list_page(request: TenantRequest) -> HttpResponse:
    """The lomba of the city: open ones for those who run or judge them, results for everybody."""
    actor = request.actor
    judges, watches = may_somewhere(actor, GIVE_MARK), may_somewhere(actor, WATCH_CONTEST)
    today = today_here()
    rows = []
    for edition in edition_list(closed_only=not (judges or watches)):
        name = "lomba_satu" if watches else "lomba_nilai" if edition.is_open else "lomba_peringkat"
        rows.append((edition, reverse(name, args=[edition.id]), edition.takes_marks(today)))
    context = {"rows": rows, "may_manage": may_somewhere(actor, MANAGE_CONTEST)}
    return render(request, "contests/daftar.html", context)


@permission(MANAGE_CONTEST)
def edition_new(request: TenantRequest) -> HttpResponse:
    """Open an edition."""
    today = today_here()
    month = Period.of(today)
    initial = {
        "year": today.year,
        "first": str(month.plus(-6)),
        "last": str(month.previous()),
        "opens_on": today,
        "entrants": Entrants.ALL.value,
    }
    form = EditionForm(request.POST or None, this_month=month, initial=initial)
    made: list[UUID] = []

    def run(values: dict[str, Any]) -> None:
        values |= {"first": Period.parse(values["first"]), "last": Period.parse(values["last"])}
        values["entrants"] = Entrants(values["entrants"])
        made.append(open_edition(OpenEdition(**values), actor=request.actor).edition_id)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, "Lomba sudah dibuka. Sekarang susun rubriknya.")
        return redirect("lomba_rubrik", made[0])
    return page(request, "contests/baru.html", {"form": form}, form)


@permission(WATCH_CONTEST)
@require_GET
def edition_page(request: TenantRequest, edition_id: UUID) -> HttpResponse:
    """One edition: what it judges, how far it is, and what can be done with it."""
    edition = edition_for(request.actor, WATCH_CONTEST, edition_id)
    rubric = rubric_of(edition.id)
    standing = standing_of(edition)
    context = {
        "edition": edition_view(edition),
        "rubric": rubric,
        "run": newest_run(edition.id),
        "standing": standing,
        "leaders": standing.placed()[:3] if standing and standing.read_on else (),
        "jurors": 0 if rubric is None else marked_by(rubric.jurors),
        "may_manage": may_somewhere(request.actor, MANAGE_CONTEST),
        "zone": request.kota.get_zone_display(),
        "closing": _closing_words(edition, standing.missing if standing else 0),
    }
    return render(request, "contests/lomba.html", context)


def _closing_words(edition: Edition, missing: int) -> str:
    words = f"Peringkat {edition.name} dibekukan dan tidak berubah lagi."
    if missing:
        words += f" {missing} nilai belum ada dan dihitung nol."
    return words


@permission(MANAGE_CONTEST)
def rubric_edit(request: TenantRequest, edition_id: UUID) -> HttpResponse:
    """The rubric editor."""
    edition = edition_for(request.actor, MANAGE_CONTEST, edition_id)
    sheet = sheet_sent(request.POST) if request.method == "POST" else sheet_of(rubric_of(edition.id))
    if request.method == "POST" and _save(request, edition.id, sheet):
        messages.success(request, "Rubrik sudah disimpan. Hitung nilainya supaya peringkat mengikuti.")
        return redirect("lomba_satu", edition.id)
    context = {
        "edition": edition_view(edition),
        "sheet": sheet,
        "sources": [(JUROR, "Nilai juri", "")]
        + [(i.key, i.name, limits_words(i)) for i in INDICATORS.values()],
        "indicators": [(i, limits_words(i)) for i in INDICATORS.values()],
        "command_id": request.POST.get("command_id") or uuid7(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "contests/rubrik.html", context, status=status)


def _save(request: TenantRequest, edition_id: UUID, sheet: RubricSheet) -> bool:
    aspects = read(sheet)
    if has_errors(sheet):
        return False
    try:
        cmd = SetRubric(_command_id(request), edition_id, aspects, tuple(sheet.ties))
        set_rubric(cmd, actor=request.actor)
    except Refused as refused:
        refuse(sheet, refused.problems)
        return False
    return True


def _command_id(request: TenantRequest) -> UUID:
    try:
        return UUID(request.POST.get("command_id", ""))
    except ValueError:
        return uuid4()
