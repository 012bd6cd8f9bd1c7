"""Betulkan lembar rapat, Batalkan rapat, and what was put right on a sheet so far."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.forms.correcting import CancelForm
from bookkeeping.models.month import MonthState
from bookkeeping.queries.months import month_state
from common.ids import uuid7
from common.period import Period
from common.problems import Problem, Refused
from common.words import tanggal
from groups.policies import KEEP_BOOKS, READ_GROUP
from meetings.access import Found, meeting_for
from meetings.cells import Cells
from meetings.commands import (
    CancelMeeting,
    CorrectMeeting,
    cancel_meeting,
    correct_meeting,
    rehearse_correction,
)
from meetings.domain.changes import Change
from meetings.domain.sheet import PostMeeting
from meetings.fills import FILLS
from meetings.forms import read
from meetings.queries.correcting import correcting_start
from meetings.queries.opening import opening_moved
from meetings.queries.revisions import last_correction, revisions_of
from meetings.queries.standing import MeetingNow, meeting_now
from meetings.queries.start import SheetStart
from meetings.screen import CORRECTING_MODULES, screen
from meetings.values import day_in, id_in, number_in, values_of

METHODS = ["GET", "HEAD", "POST"]
STEPS = ("csrfmiddlewaretoken", "isi", "reason")  # of the form, not of the sheet


@dataclass(frozen=True)
class _Handed:
    """The sheet as it was handed in, beside the meeting as it stands."""

    now: MeetingNow
    start: SheetStart
    data: QueryDict
    sheet: PostMeeting
    unread: list[Problem]
    command: CorrectMeeting


@permission(KEEP_BOOKS)
@require_http_methods(METHODS)
def meeting_correct(request: TenantRequest, meeting_id: UUID) -> HttpResponse:
    """The sheet as it was posted, to be changed as if it were hers; then what changes; then why."""
    found = meeting_for(request.actor, KEEP_BOOKS, meeting_id)
    if found.meeting.is_cancelled:
        messages.info(request, "Rapat ini sudah dibatalkan, jadi lembarnya tetap.")
        return redirect("rapat_satu", meeting_id)
    if request.method != "POST":
        now = meeting_now(found.meeting)
        start = correcting_start(found.group, now, found.meeting.date)
        data = values_of(now.sheet, start.facts.kas)
        data["revision"], data["seen"] = str(found.meeting.revision), str(now.seen)
        return _sheet_page(request, found, start, data, now.sheet, ())
    return _handed_in(request, found)


def _handed_in(request: TenantRequest, found: Found) -> HttpResponse:
    handed = _read(request, found)
    step = request.POST.get("isi", "")
    if step in FILLS or step == "ubah":
        if step in FILLS:
            FILLS[step](handed.start, handed.data)
        return _sheet_page(request, found, handed.start, handed.data, handed.sheet, ())
    problems = list(handed.unread)
    if not problems:
        try:
            return _save(request, found, handed) if step == "simpan" else _show(request, found, handed)
        except Refused as refused:
            problems = list(refused.problems)
    handed.data["opening"] = str(handed.start.facts.kas)
    return _sheet_page(request, found, handed.start, handed.data, handed.sheet, problems)


def _read(request: TenantRequest, found: Found) -> _Handed:
    now, data = meeting_now(found.meeting), request.POST.copy()
    start = correcting_start(found.group, now, day_in(data.get("date")) or found.meeting.date)
    sheet, unread = read(start, data, found.meeting.id)
    command = CorrectMeeting(
        id_in(data.get("command_id")) or uuid7(),
        sheet,
        data.get("reason") or "",
        number_in(data.get("revision")),
        number_in(data.get("seen")),
    )
    return _Handed(now, start, data, sheet, unread, command)


def _show(
    request: TenantRequest, found: Found, handed: _Handed, problem: Problem | None = None
) -> HttpResponse:
    changes = rehearse_correction(handed.command, actor=request.actor)
    return _changes_page(request, found, handed, changes, problem)


def _save(request: TenantRequest, found: Found, handed: _Handed) -> HttpResponse:
    try:
        done = correct_meeting(handed.command, actor=request.actor)
    except Refused as refused:
        if [problem.field for problem in refused.problems] != ["reason"]:
            raise
        return _show(request, found, handed, refused.problems[0])
    text = f"Lembar rapat {tanggal(done.date)} sudah dibetulkan."
    messages.success(request, text, extra_tags=f"rapat-alasan:{found.meeting.id}")
    _warn_of_month(request, found.group.id, done.date)
    return redirect("rapat_satu", found.meeting.id)


def _sheet_page(
    request: TenantRequest,
    found: Found,
    start: SheetStart,
    data: QueryDict,
    sheet: PostMeeting,
    problems: tuple[Problem, ...] | list[Problem],
) -> HttpResponse:
    command_id = id_in(data.get("command_id")) or uuid7()
    same_day = start.on == found.meeting.date
    context = screen(start, Cells(start, data, problems), sheet, command_id) | {
        "meeting": found.meeting,
        "moved": opening_moved(found.meeting, now=start.facts.kas) if same_day else None,
        "modules": CORRECTING_MODULES,
        "revision": data.get("revision"),
        "seen": data.get("seen"),
        "last_correction": last_correction(found.meeting),
        "is_typed": request.method == "POST",
        "state": month_state(found.group.id, Period.of(found.meeting.date)).value,
    }
    return render(request, "meetings/betulkan.html", context, status=422 if problems else 200)


def _changes_page(
    request: TenantRequest,
    found: Found,
    handed: _Handed,
    changes: tuple[Change, ...],
    problem: Problem | None,
) -> HttpResponse:
    context = {
        "meeting": found.meeting,
        "group": found.group,
        "changes": changes,
        "fields": [
            (name, value) for name, values in handed.data.lists() if name not in STEPS for value in values
        ],
        "reason": handed.command.reason,
        "problem": problem,
        "problems": [problem] if problem else [],
        "state": month_state(found.group.id, Period.of(found.meeting.date)).value,
    }
    return render(request, "meetings/perubahan.html", context, status=422 if problem else 200)


@permission(KEEP_BOOKS)
@require_http_methods(METHODS)
def meeting_cancel(request: TenantRequest, meeting_id: UUID) -> HttpResponse:
    """Take the whole meeting back, with a reason."""
    found = meeting_for(request.actor, KEEP_BOOKS, meeting_id)
    now = meeting_now(found.meeting)
    form = CancelForm(request.POST or None)

    def run(values: dict[str, Any]) -> None:
        cmd = CancelMeeting(
            values["command_id"],
            meeting_id,
            values["reason"],
            number_in(request.POST.get("revision")),
            number_in(request.POST.get("seen")),
        )
        cancel_meeting(cmd, actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, f"Rapat {tanggal(found.meeting.date)} dibatalkan.")
        return redirect("rapat_satu", meeting_id)
    if found.meeting.is_cancelled:
        return redirect("rapat_satu", meeting_id)
    context = {
        "form": form,
        "meeting": found.meeting,
        "group": found.group,
        "now": now,
        "entries": len(now.entries) + len(now.apart),
        "state": month_state(found.group.id, Period.of(found.meeting.date)).value,
    }
    return page(request, "meetings/batalkan.html", context, form)


@permission(READ_GROUP)
@require_GET
def meeting_history(request: TenantRequest, meeting_id: UUID) -> HttpResponse:
    """What was put right on the sheet, and how it read before."""
    found = meeting_for(request.actor, READ_GROUP, meeting_id)
    context = {
        "meeting": found.meeting,
        "group": found.group,
        "revisions": revisions_of(found.meeting),
        "zone": request.kota.get_zone_display(),
    }
    return render(request, "meetings/riwayat.html", context)


def _warn_of_month(request: TenantRequest, group_id: UUID, on: date) -> None:
    month = Period.of(on)
    if month_state(group_id, month) is MonthState.CLOSED:
        messages.warning(request, "Buku bulan ini sudah ditutup; perbaikannya ditambahkan ke dalamnya.")
