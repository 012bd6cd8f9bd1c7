"""The door: the one place where a request gets its city, its actor and its transaction.

It is the last middleware; its process_view runs the view and renders the response inside one transaction. A
response of 400 or more, or a database error that somebody swallowed, rolls everything back.
"""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.addresses import client_address
from accounts.answers import problem_response
from accounts.domain.roles import Actor, Public, Rule, SignedIn, may_somewhere
from accounts.models import User
from accounts.queries.actor import actor_of, operator_of, token_user, visible_kelurahan
from common import clock
from common.problems import Forbidden
from regions.models import Kota
from regions.tenancy.scope import current_kota_id, scope, see_kelurahan

Permission = Rule | Public | SignedIn
API = "/api/"
V = TypeVar("V", bound=Callable[..., Any])


class TenantRequest(HttpRequest):
    """A request that came through the door into a city."""

    actor: Actor
    kota: Kota


def permission(wanted: Permission) -> Callable[[V], V]:
    """Declare who may ask for a view: a Rule, SignedIn("why") or Public("why")."""

    def declare(view: V) -> V:
        view.permission = wanted  # type: ignore[attr-defined]
        return view

    return declare


def permission_of(view: Callable[..., Any], method: str = "GET") -> Permission | None:
    """What a view declares; class-based views carry `permission`, and `write_permission` for writing."""
    behind = getattr(view, "cls", None) or getattr(view, "view_class", None)
    for holder in (view, behind):
        wanted: Permission | None = getattr(holder, "permission", None)
        if method not in {"GET", "HEAD", "OPTIONS"}:
            wanted = getattr(holder, "write_permission", wanted)
        if wanted is not None:
            return wanted
    return None


class TurnedDown(Exception):
    """Carries an answer of 400 or more out of the scope, so that everything written on the way is undone."""

    def __init__(self, response: HttpResponseBase) -> None:
        self.response = response


class DoorMiddleware:
    """Opens the city around every view; see the head of this file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 405 and not request.path.startswith(API):
            # Django's answer is an empty page, and signing in again after sending a form leads to it.
            told = render(request, "405.html", status=405)
            told["Allow"] = response.headers["Allow"]
            return told
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Run the view behind its permission; None leaves a public view to Django."""
        if asyncio.iscoroutinefunction(view):
            raise ImproperlyConfigured("asynchronous views have no door")
        wanted = permission_of(view, request.method or "GET")
        if wanted is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__} declares no permission")
        if isinstance(wanted, Public):
            return None
        user = self._user(request)
        if user is None:
            return self._ask_to_sign_in(request)
        if user.must_change_password and not (isinstance(wanted, SignedIn) and wanted.newcomers):
            return self._ask_to_change_password(request)
        try:
            if user.kota_id is None:
                return self._without_city(request, user, wanted, view, args, kwargs)
            with scope(user.kota_id, kelurahan=()):
                return self._inside(request, user, wanted, view, args, kwargs)
        except TurnedDown as turned_down:
            return turned_down.response

    def _user(self, request: HttpRequest) -> User | None:
        user: object = request.user
        if request.path.startswith(API) and "Authorization" in request.headers:
            # Tokens are for programs: no page opens with one, and beside one the session counts for nothing.
            user = token_user(request)
        return user if isinstance(user, User) and user.is_active else None

    def _ask_to_sign_in(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(API):
            return problem_response(401, "Masuk dahulu", "Kirim token atau masuk lewat halaman masuk.")
        return redirect_to_login(request.get_full_path())

    def _ask_to_change_password(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(API):
            return problem_response(403, "Ganti kata sandi dahulu", "Masuk lewat halaman web satu kali.")
        return redirect("kata_sandi")

    def _inside(
        self, request: Any, user: User, wanted: Permission, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase:
        kota = Kota.objects.get(pk=current_kota_id())
        actor = actor_of(user, clock.today(kota.zone), client_address(request))
        see_kelurahan(visible_kelurahan(actor.held))
        request.actor, request.kota = actor, kota
        with timezone.override(ZoneInfo(kota.zone)):
            return self._answer(request, actor, wanted, view, args, kwargs)

    def _without_city(
        self, request: Any, user: User, wanted: Permission, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase:
        """The operator: no scope is opened, so no group's row can be read whatever the view does."""
        request.actor, request.kota = operator_of(user, client_address(request)), None
        with transaction.atomic():
            return self._answer(request, request.actor, wanted, view, args, kwargs)

    def _answer(
        self, request: Any, actor: Actor, wanted: Permission, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase:
        if isinstance(wanted, Rule) and not may_somewhere(actor, wanted):
            if request.path.startswith(API):
                raise TurnedDown(problem_response(403, "Tidak berhak", "Peran Ibu tidak mencakup hal ini."))
            raise PermissionDenied(wanted.name)
        try:
            response = view(request, *args, **kwargs)
            if hasattr(response, "render") and callable(response.render):
                response = response.render()
        except Forbidden as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        if isinstance(response, StreamingHttpResponse):
            raise ImproperlyConfigured("a streamed answer would leave the city before it is read")
        if response.status_code >= 400:
            raise TurnedDown(response)
        return response  # type: ignore[no-any-return]
