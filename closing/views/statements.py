"""Neraca, perhitungan hasil usaha and perubahan modal of a group at the end of a month."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, wants_file
from bookkeeping.papers import PORTRAIT, paper
from bookkeeping.views.asking import desk_of, wants_paper
from bookkeeping.views.turning import Turning, turning
from closing import tables
from closing.papers import statement_paper
from closing.queries.statements import Statements, statements
from closing.views import leading
from groups.access import group_for
from groups.models import Group
from groups.policies import READ_GROUP

PAGES = (("neraca", "Neraca"), ("hasil_usaha", "Hasil usaha"), ("perubahan_modal", "Modal"))


@dataclass(frozen=True)
class Tab:
    """A page beside this one, for the row of tabs."""

    label: str
    url: str
    current: bool


@permission(READ_GROUP)
@require_GET
def balance_sheet(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Aktiva and pasiva, with last year beside."""
    group, turn, found = _found(request, group_id)
    if wants_file(request):
        name = f"neraca-{found.on}"
        return as_file(name, "Neraca", tables.STATEMENT, tables.neraca_rows(found.neraca))
    return _answer(request, group, turn, found, "neraca")


@permission(READ_GROUP)
@require_GET
def results(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Hasil usaha, biaya and SHU since 1 January."""
    group, turn, found = _found(request, group_id)
    if wants_file(request):
        name = f"hasil-usaha-{found.on}"
        return as_file(name, "Hasil usaha", tables.STATEMENT, tables.result_rows(found.result))
    return _answer(request, group, turn, found, "hasil_usaha")


@permission(READ_GROUP)
@require_GET
def capital(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """What each part of the capital did since 1 January."""
    group, turn, found = _found(request, group_id)
    if wants_file(request):
        return as_file(f"perubahan-modal-{found.on}", "Perubahan modal", tables.CAPITAL, found.capital.rows)
    return _answer(request, group, turn, found, "perubahan_modal")


def _found(request: TenantRequest, group_id: UUID) -> tuple[Group, Turning, Statements]:
    group = group_for(request.actor, READ_GROUP, group_id)
    turn = turning(request, group)
    return group, turn, statements(group.id, turn.until)


def _answer(
    request: TenantRequest, group: Group, turn: Turning, found: Statements, which: str
) -> HttpResponse:
    if wants_paper(request):
        made = statement_paper(desk_of(request, group, found.on), found)
        return paper(request, f"print/{which}.html", PORTRAIT, f"{which}-{found.on}", buku=made)
    sheet, result = found.neraca, found.result
    context: dict[str, Any] = {
        "group": group,
        "turn": turn,
        "found": found,
        "aktiva": leading.balances(group.id, sheet.aktiva, sheet.on, sheet.on_then),
        "pasiva": leading.balances(group.id, sheet.pasiva, sheet.on, sheet.on_then),
        "results": [
            leading.turnover(group.id, part, result.on, result.on_then)
            for part in (result.income, result.costs)
        ],
        "capital": leading.capital(group.id, found.capital),
        "tabs": [
            Tab(label, f"{reverse(name, args=[group.id])}?bulan={turn.month}", name == which)
            for name, label in PAGES
        ],
    }
    return render(request, f"closing/{which}.html", context)
