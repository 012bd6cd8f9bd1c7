"""My account: password, devices, token."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from rest_framework.authtoken.models import Token

from accounts.commands import (
    ChangePassword,
    EndSession,
    EndToken,
    MakeToken,
    change_password,
    end_session,
    end_token,
    make_token,
)
from accounts.domain.roles import SignedIn
from accounts.door import TenantRequest, permission
from accounts.forms import CommandForm, PasswordForm
from accounts.models import User
from accounts.queries.own import has_token, sessions_of
from accounts.sessions import DEVICE
from accounts.views.answer import attempt, page
from common.secret import Secret

OWN = SignedIn("everybody keeps her own account")
NEWCOMER = SignedIn("everybody changes her own password", newcomers=True)


@permission(OWN)
def account(request: TenantRequest) -> HttpResponse:
    """Devices, password and token of the person herself."""
    return render(request, "accounts/akun.html", _account(request))


def _account(request: TenantRequest, key: str = "") -> dict[str, Any]:
    user = _user(request)
    return {
        "person": user,
        "roles": sorted({held.role.label for held in request.actor.held}),
        "sessions": sessions_of(user.pk, request.session.session_key),
        "has_token": has_token(user.pk),
        "key": key,
        "form": CommandForm(),
        "zone": request.kota.zone if request.kota else "WIB",
    }


@permission(NEWCOMER)
@sensitive_post_parameters()
@never_cache
def password(request: TenantRequest) -> HttpResponse:
    """Change one's own password; other devices are signed out."""
    form = PasswordForm(request.POST or None)

    def run(values: dict[str, Any]) -> object:
        here: str | None = request.session.get(DEVICE, {}).get("handle")
        old, new, keep = Secret(values["old"]), Secret(values["new"]), UUID(here) if here else None
        return change_password(ChangePassword(values["command_id"], old, new, keep), actor=request.actor)

    if request.method == "POST" and attempt(form, run):
        update_session_auth_hash(request, User.objects.get(pk=_user(request).pk))
        messages.success(request, "Kata sandi sudah diganti. Perangkat lain harus masuk lagi.")
        return redirect("akun" if not _user(request).must_change_password else "beranda")
    context = {"form": form, "first": _user(request).must_change_password}
    return page(request, "accounts/kata_sandi.html", context, form)


@permission(OWN)
@require_POST
def end_device(request: TenantRequest, handle: UUID) -> HttpResponse:
    """Sign another device out."""
    form = CommandForm(request.POST)
    if attempt(form, lambda v: end_session(EndSession(v["command_id"], handle), actor=request.actor)):
        messages.success(request, "Perangkat itu sudah dikeluarkan.")
    else:
        messages.warning(request, "Perangkat itu sudah tidak masuk.")
    return redirect("akun")


@permission(OWN)
@require_POST
@never_cache
def new_token(request: TenantRequest) -> HttpResponse:
    """Make or replace the token, and show it this once."""
    form, key = CommandForm(request.POST), Token.generate_key()
    done = attempt(form, lambda v: make_token(MakeToken(v["command_id"], Secret(key)), actor=request.actor))
    if not done:
        return redirect("akun")
    return render(request, "accounts/akun.html", _account(request, key))


@permission(OWN)
@require_POST
def drop_token(request: TenantRequest) -> HttpResponse:
    """End the token."""
    if attempt(
        CommandForm(request.POST), lambda v: end_token(EndToken(v["command_id"]), actor=request.actor)
    ):
        messages.success(request, "Kunci sambungan sudah dihapus.")
    return redirect("akun")


def _user(request: TenantRequest) -> User:
    user = request.user
    assert isinstance(user, User)  # the door lets nobody else in
    return user
