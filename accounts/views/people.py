"""People of the city and their roles, for its admin."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from accounts.access import grant_for, user_for
from accounts.commands import (
    AddUser,
    EndGrant,
    GiveGrant,
    ResetPassword,
    add_user,
    end_grant,
    give_grant,
    reset_password,
)
from accounts.door import TenantRequest, permission
from accounts.forms import EndGrantForm, GrantForm, PeopleFilter, PersonForm, ResetForm
from accounts.models import User
from accounts.policies import MANAGE_USERS
from accounts.queries.people import grants_of, people
from accounts.views.answer import attempt, page
from common.secret import Secret
from regions.queries.day import today_here


@permission(MANAGE_USERS)
@require_GET
def person_list(request: TenantRequest) -> HttpResponse:
    """Everybody who may sign in."""
    filters = PeopleFilter(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    shown = people(asked.get("q", ""), asked.get("peran", ""), today_here(), request.GET.get("halaman", "1"))
    return render(request, "accounts/pengguna.html", {"filter": filters, "page": shown})


@permission(MANAGE_USERS)
@sensitive_post_parameters()
def person_add(request: TenantRequest) -> HttpResponse:
    """Add a person, then give her roles on her page."""
    form = PersonForm(request.POST or None)
    made: list[int] = []

    def run(values: dict[str, Any]) -> None:
        secret = Secret(values["password"])
        cmd = AddUser(values["command_id"], values["username"], values["name"], secret)
        made.append(add_user(cmd, actor=request.actor).user_id)

    if request.method == "POST" and attempt(form, run):
        messages.success(request, "Pengguna sudah ditambahkan. Berikan perannya di bawah ini.")
        return redirect("pengguna_satu", made[0])
    return page(request, "accounts/pengguna_tambah.html", {"form": form}, form)


@permission(MANAGE_USERS)
@require_GET
def person(request: TenantRequest, user_id: int) -> HttpResponse:
    """One person: her roles, a new role, a forgotten password."""
    return _person(request, user_for(request.actor, MANAGE_USERS, user_id))


def _person(
    request: TenantRequest, user: User, grant: GrantForm | None = None, reset: ResetForm | None = None
) -> HttpResponse:
    today = today_here()
    context = {
        "person": user,
        "grants": grants_of(user.pk, today),
        "grant_form": grant or GrantForm(initial={"starts_on": today}),
        "reset_form": reset or ResetForm(auto_id="reset_%s"),
        "end_form": EndGrantForm(),
        "is_self": user.pk == request.actor.user_id,
    }
    return page(request, "accounts/pengguna_satu.html", context, grant, reset)


@permission(MANAGE_USERS)
@require_POST
def role_give(request: TenantRequest, user_id: int) -> HttpResponse:
    """Give a role on an area."""
    user, form = user_for(request.actor, MANAGE_USERS, user_id), GrantForm(request.POST)
    if attempt(form, lambda v: give_grant(GiveGrant(user_id=user.pk, **v), actor=request.actor)):
        messages.success(request, "Peran sudah diberikan.")
        return redirect("pengguna_satu", user.pk)
    return _person(request, user, grant=form)


@permission(MANAGE_USERS)
@require_POST
def role_end(request: TenantRequest, grant_id: UUID) -> HttpResponse:
    """End a role."""
    grant, form = grant_for(request.actor, MANAGE_USERS, grant_id), EndGrantForm(request.POST)
    if attempt(form, lambda v: end_grant(EndGrant(grant_id=grant.pk, **v), actor=request.actor)):
        messages.success(request, "Peran sudah diakhiri.")
    else:
        for told in form.errors.values():
            messages.error(request, " ".join(str(message) for message in told))
    return redirect("pengguna_satu", grant.user_id)


@permission(MANAGE_USERS)
@sensitive_post_parameters()
@require_POST
def password_reset(request: TenantRequest, user_id: int) -> HttpResponse:
    """A temporary password for somebody who forgot hers."""
    user = user_for(request.actor, MANAGE_USERS, user_id)
    form = ResetForm(request.POST, auto_id="reset_%s")

    def run(values: dict[str, Any]) -> object:
        cmd = ResetPassword(values["command_id"], user.pk, Secret(values["password"]))
        return reset_password(cmd, actor=request.actor)

    if attempt(form, run):
        messages.success(request, f"Kata sandi sementara {user.name} sudah berlaku.")
        return redirect("pengguna_satu", user.pk)
    return _person(request, user, reset=form)
