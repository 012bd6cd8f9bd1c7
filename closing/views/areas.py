"""Neraca and hasil usaha of all groups of a kelurahan, a kecamatan or the kota."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.fields import choose
from accounts.lists import as_file, wants_file
from accounts.policies import Place, require
from closing import tables
from closing.policies import READ_AREA
from closing.queries.areas import AreaPart, area_parts, where_of
from closing.queries.statements import area_statements
from closing.views import leading
from common.period import Period
from common.words import bulan
from regions.domain.level import Level
from regions.queries import AreaName, area_name
from regions.queries.day import today_here
from regions.tenancy.scope import current_kota_id

MONTHS = 36


class MonthForm(forms.Form):
    """The month at whose end the sums are taken."""

    bulan = forms.ChoiceField(label="Akhir bulan", required=False)

    def __init__(self, *args: Any, months: list[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "bulan", [(str(month), bulan(month)) for month in months])


@dataclass(frozen=True)
class PartRow:
    """A part with the page it opens to."""

    part: AreaPart
    url: str


@permission(READ_AREA)
@require_GET
def area(request: TenantRequest, level: Level, area_id: int) -> HttpResponse:
    """The sums of an area at the end of a month, or today in the running one, and of what they are made."""
    found = area_name(level, area_id)
    require(request.actor, READ_AREA, _place(found))
    today = today_here()
    months = [Period.of(today).plus(-back) for back in range(MONTHS + 1)]
    asked = next((month for month in months if str(month) == request.GET.get("bulan")), months[1])
    sums = area_statements(asked, where_of(found), min(asked.last, today))
    if wants_file(request):
        return as_file(f"neraca-{found.code}-{asked}", "Neraca", tables.STATEMENT, _rows(sums))
    context = {
        "area": found,
        "lead": f"Semua kelompok {found.full}, dari buku mereka",
        "form": MonthForm({"bulan": str(asked)}, months=months),
        "found": sums,
        "running": asked if asked.last > today else None,
        "aktiva": [leading.plain(part) for part in sums.neraca.aktiva],
        "pasiva": [leading.plain(part) for part in sums.neraca.pasiva],
        "results": [leading.plain(part) for part in (sums.result.income, sums.result.costs)],
        "parts": [PartRow(part, _url(part, asked)) for part in area_parts(found, asked)],
    }
    return render(request, "closing/wilayah.html", context)


def _rows(sums: Any) -> Any:
    yield from tables.neraca_rows(sums.neraca)
    yield from tables.result_rows(sums.result)


def _url(part: AreaPart, month: Period) -> str:
    if part.level is Level.GROUP:
        return f"{reverse('neraca', args=[part.key])}?bulan={month}"
    return f"{reverse('keuangan_wilayah', args=[part.level, part.key])}?bulan={month}"


def _place(found: AreaName) -> Place:
    kota_id = current_kota_id()
    if found.level is Level.KOTA:
        return Place(kota_id)
    if found.level is Level.KECAMATAN:
        return Place(kota_id, found.id)
    return Place(kota_id, found.kecamatan_id, found.id)
