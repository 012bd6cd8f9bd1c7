"""Notes from which device a signed-in person comes, so that she can recognise and end her sessions."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponseBase

from accounts.addresses import client_address
from accounts.sessions import DEVICE
from common import clock
from common.ids import uuid7

FRESH = timedelta(minutes=10)  # how long "terakhir dipakai" may be behind; each note is a write


class DeviceMiddleware:
    """After the view: writes device, address and time into the session, at most every ten minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated and not self._is_fresh(request):
            self._note(request)
        return response

    def _is_fresh(self, request: HttpRequest) -> bool:
        device = request.session.get(DEVICE)
        return device is not None and clock.now() - datetime.fromisoformat(device["seen"]) < FRESH

    def _note(self, request: HttpRequest) -> None:
        now, before = clock.now().isoformat(), request.session.get(DEVICE, {})
        request.session[DEVICE] = {
            "handle": before.get("handle") or str(uuid7()),
            "agent": request.headers.get("User-Agent", "")[:200],
            "address": client_address(request),
            "started": before.get("started", now),
            "seen": now,
        }
