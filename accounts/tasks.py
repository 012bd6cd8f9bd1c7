"""What the worker does for accounts."""

from typing import Any

from celery import shared_task

from accounts.sessions import SessionStore

OUTSIDE: dict[str, Any] = {"outside_tenancy": "sessions are read before a city is known"}


@shared_task(name="accounts.clear_sessions", **OUTSIDE)
def clear_sessions() -> None:
    """Remove the sessions that have run out; daily, and as often as one likes."""
    SessionStore.clear_expired()
