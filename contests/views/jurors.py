"""What a juror sees: her groups, and one score sheet at a time. Never what others gave."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from common.problems import Problem, Refused
from common.search import searchable
from contests.access import edition_for
from contests.commands import GiveMark, give_mark
from contests.forms import SheetForm, SheetListForm
from contests.policies import GIVE_MARK
from contests.queries.editions import edition_view
from contests.queries.marks import OwnMark, SheetRow, entrant_group, own_marks, own_sheets
from contests.queries.rubric import RubricView, rubric_of
from regions.queries.day import today_here


@permission(GIVE_MARK)
@require_GET
def sheet_list(request: TenantRequest, edition_id: UUID) -> HttpResponse:
    """The groups to mark, and how far she is."""
    edition = edition_for(request.actor, GIVE_MARK, edition_id)
    rubric = rubric_of(edition.id)
    rows = () if rubric is None else own_sheets(edition, rubric, _juror(request))
    view = edition_view(edition)
    context = {
        "edition": view,
        "takes_marks": view.takes_marks(today_here()),
        "rows": [row for row in rows if _is_asked(request, row)],
        "form": SheetListForm(request.GET),
        "left": sum(1 for row in rows if not row.is_done),
        "total": len(rows),
        "aspects": 0 if rubric is None else len(rubric.jurors),
    }
    return render(request, "contests/nilai_daftar.html", context)


def _is_asked(request: TenantRequest, row: SheetRow) -> bool:
    words = searchable(request.GET.get("cari", "")).split()
    said = searchable(f"{row.name} {row.kelurahan} {row.kecamatan}")
    if request.GET.get("keadaan") == "belum" and row.is_done:
        return False
    return all(word in said for word in words)


@permission(GIVE_MARK)
def sheet(request: TenantRequest, edition_id: UUID, group_id: UUID) -> HttpResponse:
    """The score sheet of one group."""
    edition = edition_for(request.actor, GIVE_MARK, edition_id)
    rubric, group = rubric_of(edition.id), entrant_group(edition, group_id)
    if rubric is None or group is None:
        raise Http404("no such group in this edition")
    mine = own_marks(rubric, group_id, _juror(request))
    form = SheetForm(request.POST or None, aspects=rubric.jurors, initial=_initial(rubric, mine))
    if request.method == "POST" and attempt(form, lambda v: _give(request, rubric, group_id, mine, v)):
        messages.success(request, f"Nilai {group} sudah disimpan.")
        return redirect("lomba_nilai", edition.id)
    view = edition_view(edition)
    context = {
        "edition": view,
        "group": group,
        "place": f"Kelurahan {group.kelurahan.name}, Kecamatan {group.kelurahan.kecamatan.name}",
        "form": form,
        "fields": [(form[f"nilai_{a.no}"], form[f"catatan_{a.no}"]) for a in rubric.jurors],
        "takes_marks": view.takes_marks(today_here()),
    }
    return page(request, "contests/lembar.html", context, form)


def _juror(request: TenantRequest) -> int:
    user_id = request.actor.user_id
    if user_id is None:
        raise Http404("nobody is signed in")
    return user_id


def _initial(rubric: RubricView, mine: dict[UUID, OwnMark]) -> dict[str, str]:
    found = {}
    for aspect in rubric.jurors:
        if aspect.id in mine:
            found[f"nilai_{aspect.no}"] = mine[aspect.id].letter
            found[f"catatan_{aspect.no}"] = mine[aspect.id].note
    return found


def _give(
    request: TenantRequest,
    rubric: RubricView,
    group_id: UUID,
    mine: dict[UUID, OwnMark],
    values: dict[str, Any],
) -> None:
    """One command for each aspect that was answered or changed; all of them, or none with all problems."""
    problems: list[Problem] = []
    for aspect in rubric.jurors:
        letter, note = values[f"nilai_{aspect.no}"], values[f"catatan_{aspect.no}"]
        before = mine.get(aspect.id)
        if not letter or (before and (before.letter, before.note) == (letter, note.strip())):
            continue
        cmd = GiveMark(uuid5(values["command_id"], str(aspect.no)), aspect.id, group_id, letter, note)
        try:
            give_mark(cmd, actor=request.actor)
        except Refused as refused:
            problems += [Problem(_field(p, aspect.no), p.message, p.code) for p in refused.problems]
    if problems:
        raise Refused(dict.fromkeys(problems))


def _field(problem: Problem, no: int) -> str:
    return {"letter": f"nilai_{no}", "note": f"catatan_{no}"}.get(problem.field, "")
