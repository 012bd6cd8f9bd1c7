"""What a person sees of her own account."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rest_framework.authtoken.models import Token

from accounts.models import Session
from common import clock

# The first that fits names the browser; others call themselves Chrome and Safari as well.
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"),
             ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("Android", "HP Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip
_MODEL = re.compile(r"Android [\d.]+; ([^;)]+?)(?: Build|[;)])")


@dataclass(frozen=True)
class SessionRow:
    """One signed-in device."""

    handle: UUID
    device: str
    address: str
    started_at: datetime
    seen_at: datetime
    is_this: bool


def device_name(agent: str) -> str:
    """ "Chrome di HP Android (SM-A107F)" from a user agent; "Perangkat tidak dikenal" without a hint."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    model = _MODEL.search(agent)
    if model and model[1] not in {"K", "wv"}:  # "K" is what Chrome writes to hide the model
        system = f"{system} ({model[1]})"
    return " di ".join(part for part in (browser, system) if part) or "Perangkat tidak dikenal"


def sessions_of(user_id: int, current_key: str | None) -> tuple[SessionRow, ...]:
    """The devices this person is signed in on, the present one first, then by last use."""
    rows = Session.objects.filter(user_id=user_id, expire_date__gt=clock.now(), handle__isnull=False)
    found = [
        SessionRow(
            row.handle, device_name(row.agent), row.address or "tidak diketahui",
            row.started_at, row.seen_at, row.session_key == current_key,
        )
        for row in rows.order_by("-seen_at")
        if row.handle and row.started_at and row.seen_at
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: not row.is_this))


def has_token(user_id: int) -> bool:
    """Whether she has an API token."""
    return Token.objects.filter(user_id=user_id).exists()
