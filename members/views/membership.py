"""Joining again, holding office, and a sign-in for an officer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters

from accounts.commands import AddUser, GiveGrant, add_user, give_grant
from accounts.domain.roles import Role
from accounts.door import TenantRequest, permission
from accounts.policies import MANAGE_USERS
from accounts.views.answer import attempt, page
from common.secret import Secret
from groups.access import group_for
from members.access import enrolment_for, member_for
from members.commands import Appoint, Enrol, appoint, enrol
from members.forms import AppointForm, EnrolForm, LoginForm
from members.policies import MANAGE_MEMBER
from members.queries import joinable_groups
from regions.queries.day import today_here


@permission(MANAGE_MEMBER)
def member_enrol(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """A person already in the books joins a group of her kelurahan, or comes back."""
    person = member_for(request.actor, MANAGE_MEMBER, member_id).member
    form = EnrolForm(
        request.POST or None,
        groups=joinable_groups(request.actor, person),
        initial={"joined_on": today_here()},
    )
    if request.method == "POST" and attempt(
        form, lambda v: enrol(Enrol(member_id=member_id, **v), actor=request.actor)
    ):
        messages.success(request, f"{person.name} sudah menjadi anggota.")
        return redirect("anggota_satu", member_id)
    return page(request, "members/gabung.html", {"form": form, "member": person}, form)


@permission(MANAGE_MEMBER)
def office_appoint(request: TenantRequest, enrolment_id: UUID) -> HttpResponse:
    """A member takes an office."""
    enrolment = enrolment_for(request.actor, MANAGE_MEMBER, enrolment_id)
    form = AppointForm(request.POST or None, initial={"starts_on": today_here(), **_asked(request)})
    if request.method == "POST" and attempt(
        form, lambda v: appoint(Appoint(enrolment_id=enrolment_id, **v), actor=request.actor)
    ):
        messages.success(request, f"Jabatan {enrolment.member.name} sudah dicatat.")
        return redirect("kelompok_satu", enrolment.group_id)
    return page(request, "members/jabatan.html", {"form": form, "enrolment": enrolment}, form)


def _asked(request: TenantRequest) -> dict[str, str]:
    return {"office": request.GET["jabatan"]} if "jabatan" in request.GET else {}


@permission(MANAGE_USERS)
@sensitive_post_parameters()
def officer_login(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Give an officer of the group a sign-in and her role in one step: both or neither."""
    group = group_for(request.actor, MANAGE_USERS, group_id)
    form = LoginForm(request.POST or None)

    def run(values: dict[str, Any]) -> None:
        secret = Secret(values["password"])
        person = AddUser(values["command_id"], values["username"], values["name"], secret)
        made = add_user(person, actor=request.actor)
        grant = GiveGrant(
            values["grant_id"],
            made.user_id,
            Role.PENGURUS,
            today_here(),
            kelurahan_id=group.kelurahan_id,
            group_id=group.id,
            group_label=str(group),
        )
        give_grant(grant, actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, f"{form.cleaned_data['name']} sudah dapat masuk untuk {group}.")
        return redirect("kelompok_satu", group_id)
    return page(request, "members/login_pengurus.html", {"form": form, "group": group}, form)
