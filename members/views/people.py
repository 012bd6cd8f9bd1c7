"""Members of a group, and the page of one person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.door import TenantRequest, permission
from accounts.lists import as_file, file_url, paged, wants_file
from accounts.policies import may, require
from accounts.views.answer import attempt, page
from groups.access import group_for
from groups.policies import place_of
from members.access import member_for
from members.commands import AddMember, ChangeMember, add_member, change_member
from members.filters import MemberFilter
from members.forms import IdentityForm, NewMemberForm
from members.policies import EXPORT_MEMBER, MANAGE_MEMBER, READ_MEMBER, READ_PEKKA
from members.queries import enrolled, enrolment_rows, member_page
from members.tables import MEMBERS
from regions.queries.day import today_here


@permission(READ_MEMBER)
@require_GET
def member_list(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """The buku daftar anggota of a group, as a page or as xlsx."""
    group = group_for(request.actor, READ_MEMBER, group_id)
    place, today = place_of(group), today_here()
    found = MemberFilter(request.GET, queryset=enrolled(group.id))
    if wants_file(request):
        require(request.actor, EXPORT_MEMBER, place)
        rows = enrolment_rows(found.qs, today)
        return as_file(f"anggota-{group.search_name.replace(' ', '-')}", "Anggota", MEMBERS, rows)
    shown = paged(request, found.qs)
    context = {
        "group": group,
        "filter": found,
        "page": shown,
        "rows": enrolment_rows(shown.object_list, today),
        "file_url": file_url(request) if may(request.actor, EXPORT_MEMBER, place) else "",
        "may_add": group.is_active and may(request.actor, MANAGE_MEMBER, place),
    }
    return render(request, "members/anggota_daftar.html", context)


@permission(MANAGE_MEMBER)
def member_add(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Enter a person and enrol her; "simpan dan tambah lagi" stays here for the next one."""
    group = group_for(request.actor, MANAGE_MEMBER, group_id)
    form = NewMemberForm(request.POST or None, initial={"joined_on": today_here()})
    told: list[str] = []

    def run(values: dict[str, Any]) -> None:
        answer = add_member(AddMember(group_id=group_id, **values), actor=request.actor)
        told.append(f"{answer.name} sudah dicatat dengan nomor {answer.number}.")

    if request.method == "POST" and attempt(form, run):
        messages.success(request, told[0], extra_tags="anggota-baru")
        return redirect("anggota_tambah" if "lagi" in request.POST else "anggota", group_id)
    return page(request, "members/anggota_tambah.html", {"form": form, "group": group}, form)


@permission(READ_MEMBER)
@require_GET
def member(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """One person and her memberships; facts of her family stand on a page of their own."""
    found = member_for(request.actor, READ_MEMBER, member_id)
    context = {
        "member": member_page(found, today_here()),
        "may_change": found.may(request.actor, MANAGE_MEMBER),
        "may_see_facts": found.may(request.actor, READ_PEKKA),
    }
    return render(request, "members/anggota.html", context)


@permission(MANAGE_MEMBER)
def member_change(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """Put the identity of a person right."""
    person = member_for(request.actor, MANAGE_MEMBER, member_id).member
    initial = {
        "name": person.name,
        "sex": person.sex,
        "birth_place": person.birth_place,
        "birth_date": person.birth_date,
        "occupation": person.occupation,
        "address": person.address,
        "phone": person.phone,
    }
    form = IdentityForm(request.POST or None, initial=initial)
    if request.method == "POST" and attempt(
        form, lambda v: change_member(ChangeMember(member_id=member_id, **v), actor=request.actor)
    ):
        messages.success(request, "Data anggota sudah disimpan.")
        return redirect("anggota_satu", member_id)
    return page(request, "members/anggota_ubah.html", {"form": form, "member": person}, form)
