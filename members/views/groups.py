"""The list of groups and the page of one: they show people, so they stand above groups."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from accounts.policies import MANAGE_USERS, may, may_somewhere, reach
from groups.access import group_for
from groups.filters import GroupFilter, sees_many_kelurahan
from groups.models import Group
from groups.policies import DECIDE_STAGE, MANAGE_GROUP, READ_GROUP, place_of
from groups.queries import for_rows, group_profile, group_rows, groups_for
from members.policies import MANAGE_MEMBER, READ_MEMBER
from members.queries import member_numbers, office_history, seats_of
from members.tables import GROUPS, ListedGroup
from regions.queries.day import today_here


@permission(READ_GROUP)
@require_GET
def group_list(request: TenantRequest) -> HttpResponse:
    """The groups an actor may see, as a page or as xlsx."""
    got = reach(request.actor, READ_GROUP)
    groups = for_rows(groups_for(request.actor, READ_GROUP))
    found = GroupFilter(request.GET, queryset=groups, request=request)
    if wants_file(request):
        return as_file("kelompok", "Kelompok", GROUPS, _listed(found.qs))
    page = paged(request, found.qs)
    context = {
        "filter": found,
        "page": page,
        "rows": _listed(page.object_list),
        "file_url": file_url(request),
        "may_add": may_somewhere(request.actor, MANAGE_GROUP),
        "many_areas": sees_many_kelurahan(got),
    }
    return render(request, "members/kelompok_daftar.html", context)


def _listed(groups: Iterable[Group]) -> list[ListedGroup]:
    rows = group_rows(groups)
    numbers = member_numbers([row.id for row in rows], today_here())
    return [ListedGroup(row, numbers.get(row.id, 0)) for row in rows]


@permission(READ_GROUP)
@require_GET
def group_page(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """One group: its profile, its officers, its stage and what can be done with it."""
    group = group_for(request.actor, READ_GROUP, group_id)
    place, actor, today = place_of(group), request.actor, today_here()
    context = {
        "group": group,
        "profile": group_profile(group),
        "seats": seats_of(group.id, today),
        "terms": office_history(group.id),
        "members": member_numbers([group.id], today).get(group.id, 0),
        "may_manage": may(actor, MANAGE_GROUP, place),
        "may_decide": may(actor, DECIDE_STAGE, place),
        "may_see_people": may(actor, READ_MEMBER, place),
        "may_appoint": may(actor, MANAGE_MEMBER, place),
        "may_give_login": may(actor, MANAGE_USERS, place),
    }
    return render(request, "members/kelompok.html", context)
