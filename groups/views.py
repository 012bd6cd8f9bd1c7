"""Opening a group, putting it right, its stage and its end.

The list and the page of groups show people too, so they stand one floor up, in members.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.policies import Place, may
from accounts.views.answer import attempt, page
from groups.access import group_for
from groups.commands import (
    AddGroup,
    ChangeGroup,
    CloseGroup,
    DecideStage,
    ReopenGroup,
    add_group,
    change_group,
    close_group,
    decide_stage,
    reopen_group,
)
from groups.domain.words import Kind
from groups.forms import CloseForm, NewGroupForm, ProfileForm, ReopenForm, StageForm
from groups.policies import DECIDE_STAGE, MANAGE_GROUP
from groups.queries import poksus_choices
from regions.queries import AreaName, kelurahan_list
from regions.queries.day import today_here
from regions.tenancy.scope import current_kota_id

PROPOSED = ("kind", "kelurahan_id", "parent_id")  # what a link to the form may fill in


@permission(MANAGE_GROUP)
def group_add(request: TenantRequest) -> HttpResponse:
    """Open a poksus or poklak."""
    poksus = poksus_choices(request.actor, MANAGE_GROUP)
    proposed = {name: request.GET[name] for name in PROPOSED if name in request.GET}
    form = NewGroupForm(request.POST or None, poksus=poksus, areas=_areas(request), initial=proposed)
    made: list[UUID] = []

    def run(values: dict[str, Any]) -> None:
        made.append(add_group(AddGroup(**values), actor=request.actor).group_id)

    if request.method == "POST" and attempt(form, run):
        messages.success(
            request, "Kelompok sudah dicatat. Sekarang isi anggotanya.", extra_tags="kelompok-baru"
        )
        return redirect("kelompok_satu", made[0])
    return page(request, "groups/tambah.html", {"form": form}, form)


def _areas(request: TenantRequest) -> tuple[AreaName, ...]:
    kota_id = current_kota_id()
    return tuple(
        area
        for area in kelurahan_list()
        if may(request.actor, MANAGE_GROUP, Place(kota_id, area.kecamatan_id, area.id))
    )


@permission(MANAGE_GROUP)
def group_change(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Put the profile of a group right."""
    group = group_for(request.actor, MANAGE_GROUP, group_id)
    initial = {
        "name": group.name,
        "parent_id": group.parent_id,
        "founded_on": group.founded_on,
        "line_of_business": group.line_of_business,
    }
    near = tuple(
        p for p in poksus_choices(request.actor, MANAGE_GROUP) if p.kelurahan_id == group.kelurahan_id
    )
    form = ProfileForm(request.POST or None, poksus=near, initial=initial)
    if request.method == "POST" and attempt(
        form, lambda v: change_group(ChangeGroup(group_id=group_id, **v), actor=request.actor)
    ):
        messages.success(request, "Profil kelompok sudah disimpan.")
        return redirect("kelompok_satu", group_id)
    context = {"form": form, "group": group, "is_poklak": group.kind == Kind.POKLAK}
    return page(request, "groups/ubah.html", context, form)


@permission(DECIDE_STAGE)
def stage_decide(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Write down a decision about the stage."""
    group = group_for(request.actor, DECIDE_STAGE, group_id)
    form = StageForm(request.POST or None, initial={"decided_on": today_here()})
    if request.method == "POST" and attempt(
        form, lambda v: decide_stage(DecideStage(group_id=group_id, **v), actor=request.actor)
    ):
        messages.success(request, "Tingkat kelompok sudah dicatat.")
        return redirect("kelompok_satu", group_id)
    return page(request, "groups/tingkat.html", {"form": form, "group": group}, form)


@permission(MANAGE_GROUP)
def group_close(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Close a group."""
    group = group_for(request.actor, MANAGE_GROUP, group_id)
    form = CloseForm(request.POST or None, initial={"closed_on": today_here()})
    if request.method == "POST" and attempt(
        form, lambda v: close_group(CloseGroup(group_id=group_id, **v), actor=request.actor)
    ):
        messages.success(request, "Kelompok sudah ditutup.")
        return redirect("kelompok_satu", group_id)
    return page(request, "groups/tutup.html", {"form": form, "group": group}, form)


@permission(MANAGE_GROUP)
def group_reopen(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Open a closed group again."""
    group = group_for(request.actor, MANAGE_GROUP, group_id)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and attempt(
        form, lambda v: reopen_group(ReopenGroup(group_id=group_id, **v), actor=request.actor)
    ):
        messages.success(request, "Kelompok bekerja lagi.")
        return redirect("kelompok_satu", group_id)
    return page(request, "groups/buka.html", {"form": form, "group": group}, form)
