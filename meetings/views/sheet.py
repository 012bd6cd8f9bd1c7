"""The meeting sheet: the page, its form without JavaScript, and the endpoint that its script sends to."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.answers import problem_response
from accounts.door import TenantRequest, permission
from common import codec
from common.clock import zone_info
from common.ids import uuid7
from common.problems import Problem, Refused
from common.words import jam, tanggal_pendek
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS
from meetings.cells import Cells
from meetings.commands import MeetingPosted, PostMeeting, post_meeting
from meetings.domain.rules import check
from meetings.fills import FILLS
from meetings.forms import read
from meetings.queries.books import books_on
from meetings.queries.start import SheetStart, sheet_start
from meetings.screen import first_values, screen
from meetings.values import day_in, id_in

WRONG = "Ada yang perlu dibetulkan"


@permission(KEEP_BOOKS)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The sheet, empty or as it was handed in; a sheet without problems becomes a meeting."""
    group = group_for(request.actor, KEEP_BOOKS, group_id)
    if request.method != "POST":
        start = sheet_start(group, day_in(request.GET.get("tanggal")))
        return render(
            request, "meetings/lembar.html", screen(start, Cells(start, first_values(start)), None, uuid7())
        )
    return _handed_in(request, group)


def _handed_in(request: TenantRequest, group: Group) -> HttpResponse:
    start, data = sheet_start(group, day_in(request.POST.get("date"))), request.POST.copy()
    command_id = id_in(request.POST.get("command_id")) or uuid7()
    fill = FILLS.get(request.POST.get("isi", ""))
    if fill is not None:
        fill(start, data)
    sheet, problems = read(start, data, command_id)
    if fill is None:
        problems += _others(sheet, problems, group)
        if not problems:
            try:
                return redirect("rapat_satu", post_meeting(sheet, actor=request.actor).meeting_id)
            except Refused as refused:
                problems = list(refused.problems)
    shown = () if fill is not None else problems
    data["opening"] = str(start.facts.kas)
    page = screen(start, Cells(start, data, shown), sheet, command_id)
    return render(request, "meetings/lembar.html", page, status=422 if shown else 200)


def _others(sheet: PostMeeting, unread: list[Problem], group: Group) -> list[Problem]:
    """With fields that could not be read, what else is wrong: so that she sees it all at once."""
    if not unread:
        return []  # the command says it, under its lock
    said = {problem.field for problem in unread}
    rest = check(sheet, books_on(group, sheet.date).known)
    return [p for p in rest if p.field not in said]


@permission(KEEP_BOOKS)
@require_POST
def meeting_send(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The sheet as JSON, the command as it is: 201 with the receipt, or problem details."""
    group_for(request.actor, KEEP_BOOKS, group_id)
    try:
        body = json.loads(request.body)
    except ValueError:
        return problem_response(400, "Tidak terbaca", "Isi kiriman bukan JSON.")
    try:
        sheet = codec.load(PostMeeting, body)
        if sheet.group_id != group_id:
            raise Refused([Problem("group_id", "Lembar ini milik kelompok lain.", "kelompok")])
        answer = post_meeting(sheet, actor=request.actor)
    except Refused as refused:
        return problem_response(422, WRONG, str(refused), refused.problems)
    return JsonResponse(_receipt(answer, request.kota.zone), status=201)


def _receipt(answer: MeetingPosted, zone: str) -> dict[str, Any]:
    day = answer.posted_at.astimezone(zone_info(zone)).date()
    return {
        **codec.dump(answer),
        "url": reverse("rapat_satu", args=[answer.meeting_id]),
        "safe": f"{tanggal_pendek(day)}, {jam(answer.posted_at, zone)}",
    }


@permission(KEEP_BOOKS)
@require_GET
def meeting_facts(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """What changes with the day, or by what others booked meanwhile: kas, dues, whether the day is free."""
    start = sheet_start(group_for(request.actor, KEEP_BOOKS, group_id), day_in(request.GET.get("tanggal")))
    about = {"tanggal": _about(start), "peringatan": _warning(start)}
    return JsonResponse({"kas": start.facts.kas, **about, "angsuran": _dues(start)})


def _about(start: SheetStart) -> str:
    """What speaks against the day, in words; "" when nothing does."""
    if start.on > start.today:
        return "Tanggal rapat belum tiba. Isi paling lambat hari ini."
    if start.is_sealed:
        return "Buku bulan ini sudah disegel karena laporannya terbit. Pakai bulan yang terbuka."
    return "Rapat tanggal ini sudah disimpan." if start.is_held else ""


def _warning(start: SheetStart) -> str:
    """What she should know of the day before she goes on; "" when there is nothing."""
    return f"{start.closed_title}. Rapat ini akan ditambahkan ke dalamnya." if start.is_closed else ""


def _dues(start: SheetStart) -> dict[str, dict[str, int]]:
    return {
        str(due.loan_id): {
            "pokok": due.principal,
            "jasa": due.interest,
            "denda": due.penalty,
            "simpanan": due.tied_saving,
        }
        for due in start.facts.dues
    }
