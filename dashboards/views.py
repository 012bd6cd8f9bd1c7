"""The pages of the dashboards."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import ROWS, as_file, file_url, wants_file
from accounts.policies import may, may_somewhere, reach
from accounts.views.answer import attempt, page
from common.period import Period
from contests.commands import SetDeadline, set_deadline
from contests.policies import SET_DEADLINE
from contests.queries.deadline import deadlines
from dashboards.access import area_for, home_of, look_at, place_of
from dashboards.forms import DeadlineForm, ListForm, MonthForm, month_asked
from dashboards.policies import READ_DASHBOARD
from dashboards.queries.areas import Area, Areas, all_areas
from dashboards.queries.groups import GroupLine, group_month
from dashboards.queries.page import AT_RISK, Dashboard, dashboard
from dashboards.tables import COLUMNS, narrowed
from regions.domain.level import Level
from regions.queries.day import today_here


@permission(READ_DASHBOARD)
@require_GET
def start(request: TenantRequest) -> HttpResponse:
    """On to the area her role is held at; somebody with several chooses."""
    own = home_of(request.actor, all_areas())
    if len(own) == 1:
        return redirect(address(own[0]))
    links = [{"name": area.full, "url": address(area)} for area in own]
    return render(request, "dashboards/pilih.html", {"links": links})


@permission(READ_DASHBOARD)
@require_GET
def kota(request: TenantRequest, area_id: int) -> HttpResponse:
    """The page of the whole city."""
    return _area_page(request, Level.KOTA, area_id)


@permission(READ_DASHBOARD)
@require_GET
def kecamatan(request: TenantRequest, area_id: int) -> HttpResponse:
    """The page of a kecamatan."""
    return _area_page(request, Level.KECAMATAN, area_id)


@permission(READ_DASHBOARD)
@require_GET
def kelurahan(request: TenantRequest, area_id: int) -> HttpResponse:
    """The page of a kelurahan."""
    return _area_page(request, Level.KELURAHAN, area_id)


def address(area: Area, period: Period | None = None) -> str:
    """Where an area's page is."""
    url = reverse(f"dasbor_{area.level.value}", args=[area.id])
    return url if period is None else f"{url}?bulan={period}"


def _area_page(request: TenantRequest, level: Level, area_id: int) -> HttpResponse:
    areas, today = all_areas(), today_here()
    area = area_for(request.actor, areas, level, area_id)
    look_at(area)
    this_month = Period.of(today)
    period = month_asked(request.GET.get("bulan", ""), this_month)
    board = dashboard(area, areas, period, today)
    lists = _lists(board)
    context = {
        "board": board,
        "period": period,
        "form": MonthForm({"bulan": str(period)}, today=this_month),
        "crumbs": _crumbs(request, areas, area, period),
        "parts": [(part, address(part.area, period)) for part in board.parts],
        "stage_rows": [
            (part, address(part.area, period), _cells(board, part.stages)) for part in board.parts
        ],
        "part_word": "Kecamatan" if level is Level.KOTA else "Kelurahan",
        "lists": lists,
        "stages": [(bar, lists[f"stage_{bar.stage}"]) for bar in board.stages],
        "months": [(month, address(area, month.period)) for month in board.months],
        "pekka_unit": "" if board.published.pekka.number is None else "orang",
        "pekka_url": "#jangkauan" if board.parts else "",
        "of_groups": f"dari {board.groups}",
        "arrears_text": f"{board.arrears_share} dari sisa pinjaman, {board.arrears.change}",
        "at_risk": board.portfolio.older_than(AT_RISK),
        "may_set": may(request.actor, SET_DEADLINE, place_of(areas.kota)),
    }
    return render(request, "dashboards/wilayah.html", context)


def _cells(board: Dashboard, groups: tuple[int, ...]) -> list[tuple[str, int]]:
    return [(bar.label, number) for bar, number in zip(board.stages, groups, strict=True)]


def _crumbs(request: TenantRequest, areas: Areas, area: Area, period: Period) -> list[dict[str, str]]:
    found = []
    for step in (*areas.above(area), area):
        seen = may(request.actor, READ_DASHBOARD, place_of(step))
        found.append({"label": step.name, "url": address(step, period) if seen else ""})
    return found


def _lists(board: Dashboard) -> dict[str, str]:
    """The addresses of the lists that the numbers of a page are made of."""
    where = {"bulan": str(board.period)}
    if board.area.kecamatan_id is not None:
        where["kecamatan"] = str(board.area.kecamatan_id)
    if board.area.kelurahan_id is not None:
        where["kelurahan"] = str(board.area.kelurahan_id)
    wanted: dict[str, dict[str, str]] = {
        "all": {},
        "done": {"keadaan": "sudah"},
        "waiting": {"keadaan": "belum"},
        "late": {"keadaan": "terlambat", "urut": "catatan"},
        "savings": {"urut": "-simpanan"},
        "loans": {"urut": "-pinjaman"},
        "arrears": {"keadaan": "tunggakan", "urut": "-tunggakan"},
        "cash": {"urut": "-kas"},
        "members": {"urut": "-anggota"},
    }
    wanted |= {f"stage_{bar.stage}": {"tingkat": bar.stage} for bar in board.stages}
    base = reverse("dasbor_kelompok")
    return {name: f"{base}?{urlencode(where | more)}" for name, more in wanted.items()}


@permission(READ_DASHBOARD)
@require_GET
def group_list(request: TenantRequest) -> HttpResponse:
    """The groups behind the numbers, as a page or as xlsx."""
    areas, today = all_areas(), today_here()
    this_month = Period.of(today)
    period = month_asked(request.GET.get("bulan", ""), this_month)
    form = _list_form(request, areas, period, this_month)
    form.is_valid()
    month = group_month(period, today)
    mine = _within_reach(request, month.lines)
    found = narrowed(mine, getattr(form, "cleaned_data", {}))
    if wants_file(request):
        return as_file(f"kelompok-{period}", f"Kelompok {period}", COLUMNS, found)
    context = {
        "form": form,
        "period": period,
        "page": Paginator(found, ROWS).get_page(request.GET.get("halaman")),
        "file_url": file_url(request),
        "board_url": f"{reverse('dasbor')}?bulan={period}",
        "due_on": month.due_on,
        "on": month.on,
    }
    return render(request, "dashboards/kelompok.html", context)


def _list_form(request: TenantRequest, areas: Areas, period: Period, this_month: Period) -> ListForm:
    got = reach(request.actor, READ_DASHBOARD)
    asked: dict[str, Any] = {**request.GET.dict(), "bulan": str(period)}
    kecamatan = [a for a in areas.kecamatan if got.whole_kota or a.id in got.kecamatan]
    kelurahan = [
        a
        for a in areas.kelurahan
        if got.whole_kota or a.kecamatan_id in got.kecamatan or a.id in got.kelurahan
    ]
    return ListForm(asked, today=this_month, kecamatan=kecamatan, kelurahan=kelurahan)


def _within_reach(request: TenantRequest, lines: tuple[GroupLine, ...]) -> list[GroupLine]:
    """The database shows all that any role of hers may see; the list, what this rule reaches."""
    got = reach(request.actor, READ_DASHBOARD)
    return [
        line
        for line in lines
        if got.whole_kota or line.row.kecamatan_id in got.kecamatan or line.row.kelurahan_id in got.kelurahan
    ]


@permission(SET_DEADLINE)
def deadline(request: TenantRequest) -> HttpResponse:
    """The day by which books should hold something, and the ones that held before."""
    today = today_here()
    form = DeadlineForm(request.POST or None, initial={"starts_on": today.replace(day=1), "day": 25})
    if request.method == "POST" and attempt(
        form, lambda values: set_deadline(SetDeadline(**values), actor=request.actor)
    ):
        messages.success(request, "Batas pencatatan sudah disimpan.")
        return redirect("dasbor_batas")
    context = {
        "form": form,
        "rules": deadlines(),
        "may_read": may_somewhere(request.actor, READ_DASHBOARD),
    }
    return page(request, "dashboards/batas.html", context, form)
