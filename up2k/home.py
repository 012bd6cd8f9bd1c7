"""The home page: each role is led to the page that says what needs her."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from accounts.domain.roles import Actor, Role, SignedIn
from accounts.door import TenantRequest, permission
from bookkeeping.queries.remarks import remarks_to_do
from common.period import Period
from contests.domain.deadline import deadline_for
from contests.queries.deadline import deadlines
from groups.policies import KEEP_BOOKS
from meetings.queries.todo import todo
from oldbooks.queries.waiting import waiting_files
from regions.queries.day import today_here

# The first role somebody holds decides; each is led to the first of its pages that is installed.
HOMES: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (Role.OPERATOR, ("kota",)),
    (Role.PENGURUS, ("beranda_kader", "kelompok")),
    (Role.KADER, ("beranda_kader", "kelompok")),
    (Role.POKJA_KOTA, ("dasbor", "kelompok")),
    (Role.POKJA_KECAMATAN, ("dasbor", "kelompok")),
    (Role.POKJA_KELURAHAN, ("dasbor", "kelompok")),
    (Role.KOORDINATOR, ("lomba", "kelompok")),
    (Role.JURI, ("lomba", "kelompok")),
    (Role.ADMIN, ("pengguna",)),
)


@permission(SignedIn("everybody has a home page"))
def home(request: TenantRequest) -> HttpResponse:
    """On to the page of her role; somebody without any role is shown her account."""
    return redirect(home_address(request.actor))


@permission(KEEP_BOOKS)
@require_GET
def to_do(request: TenantRequest) -> HttpResponse:
    """The home of a kader: meetings due (late by the city's deadline), what to put right, files that wait."""
    rules = deadlines()

    def in_time(month: Period) -> date | None:
        rule = deadline_for(month, rules)
        return None if rule is None else rule.of(month)

    rows = todo(request.actor, in_time)
    files = waiting_files(row.group_id for row in rows)
    asked = remarks_to_do(request.actor)
    context = {"rows": rows, "asked": asked, "files": files, "zone": request.kota.zone, "today": today_here()}
    return render(request, "meetings/beranda.html", context)


def home_address(actor: Actor) -> str:
    """The address of an actor's home."""
    for role, names in HOMES:
        if role in actor.roles:
            for name in names:
                try:
                    return reverse(name)
                except NoReverseMatch:
                    continue
    return reverse("akun")
