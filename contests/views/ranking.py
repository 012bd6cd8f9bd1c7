"""The ranking of the kota, of a kecamatan or of a kelurahan, and how one group came by its place."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.domain.roles import SignedIn
from accounts.door import TenantRequest, permission
from accounts.lists import ROWS, as_file, file_url, wants_file
from accounts.policies import Actor, Place, may, may_somewhere
from common.problems import Forbidden
from common.search import searchable
from contests.access import edition_to_read
from contests.domain.points import text
from contests.domain.ranking import Placed
from contests.domain.words import EditionState
from contests.forms import RankingForm
from contests.models import Edition
from contests.papers import columns_of, level_of, ranking_pdf
from contests.policies import READ_RESULT, WATCH_CONTEST
from contests.queries.detail import group_detail
from contests.queries.editions import edition_view
from contests.queries.standing import Standing, is_intact, standing_of
from groups.access import group_for
from regions.queries import area_name
from regions.tenancy.scope import current_kota_id


@dataclass(frozen=True)
class RankRow:
    """A line of the ranking as the screen shows it."""

    placed: Placed
    url: str

    @property
    def total(self) -> str:
        """The total, "89,70"."""
        return text(self.placed.total)

    @property
    def parts(self) -> list[str]:
        """The weighted marks, in the order of the aspects."""
        return [text(part) for part in self.placed.parts]


@permission(SignedIn("the result of a closed lomba is for everybody in the city"))
@require_GET
def ranking_page(request: TenantRequest, edition_id: UUID) -> HttpResponse:
    """The ranking as a page, as xlsx or as PDF."""
    edition = edition_to_read(request.actor, edition_id)
    standing = _standing_for(request.actor, edition)
    form = RankingForm(request.GET, **_areas(standing))
    kecamatan_id, kelurahan_id = _asked(request, "kecamatan"), _asked(request, "kelurahan")
    placed = standing.placed(kecamatan_id, kelurahan_id)
    view = edition_view(edition)
    if request.GET.get("unduh") == "pdf":
        level = level_of(kecamatan_id, kelurahan_id)
        area = area_name(level, kelurahan_id or kecamatan_id or current_kota_id())
        made = ranking_pdf(
            view, standing, placed, area, request.kota, request.actor.name, request.GET.get("kertas", "f4")
        )
        answer = HttpResponse(made, content_type="application/pdf")
        answer["Content-Disposition"] = 'inline; filename="hasil-lomba.pdf"'
        return answer
    found = _named(placed, request.GET.get("cari", ""))
    rows = [_row(request.actor, edition, p) for p in found]
    if wants_file(request):
        return as_file("hasil-lomba", "Hasil lomba", columns_of(standing), found)
    context = {
        "edition": view,
        "lead": f"{view.name}: contoh, bukan lomba resmi" if view.is_sample else view.name,
        "standing": standing,
        "form": form,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("halaman")),
        "file_url": file_url(request),
        "pdf_url": file_url(request).replace("unduh=xlsx", "unduh=pdf"),
        "back_url": reverse("lomba_satu", args=[edition.id])
        if may_somewhere(request.actor, WATCH_CONTEST)
        else reverse("lomba"),
        "is_intact": not standing.is_frozen or is_intact(edition),
    }
    return render(request, "contests/peringkat.html", context)


def _standing_for(actor: Actor, edition: Edition) -> Standing:
    """While it is open only those who watch may look: the sum would tell jurors what others gave."""
    if edition.state != EditionState.CLOSED and not may_somewhere(actor, WATCH_CONTEST):
        raise Forbidden(f"{actor.name} sees the ranking once the edition is closed")
    standing = standing_of(edition)
    if standing is None:
        raise Http404("no rubric yet")
    return standing


def _areas(standing: Standing) -> dict[str, dict[int, str]]:
    return {
        "kecamatan": {e.kecamatan_id: e.kecamatan for e in standing.entrants},
        "kelurahan": {e.kelurahan_id: e.kelurahan for e in standing.entrants},
    }


def _asked(request: TenantRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 12 else None


def _named(placed: tuple[Placed, ...], words: str) -> list[Placed]:
    wanted = searchable(words).split()
    return [p for p in placed if all(word in searchable(p.entrant.name) for word in wanted)]


def _row(actor: Actor, edition: Edition, placed: Placed) -> RankRow:
    entrant = placed.entrant
    place = Place(current_kota_id(), entrant.kecamatan_id, entrant.kelurahan_id, entrant.group_id)
    seen = may(actor, READ_RESULT, place)
    return RankRow(placed, reverse("lomba_kelompok", args=[edition.id, entrant.group_id]) if seen else "")


@permission(READ_RESULT)
@require_GET
def group_page(request: TenantRequest, edition_id: UUID, group_id: UUID) -> HttpResponse:
    """Where a group's total comes from: its figures are for those who may see the group."""
    edition = edition_to_read(request.actor, edition_id)
    group_for(request.actor, READ_RESULT, group_id)
    standing = _standing_for(request.actor, edition)
    detail = group_detail(edition, standing, group_id)
    if detail is None:
        raise Http404("no such group in this edition")
    context = {"edition": edition_view(edition), "standing": standing, "detail": detail}
    return render(request, "contests/kelompok.html", context)
