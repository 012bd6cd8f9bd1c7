"""The session engine: Django's own in the database, with the device written beside it."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils.dateparse import parse_datetime

from accounts.models import Session

DEVICE = "perangkat"


class SessionStore(DatabaseStore):
    """Keeps the columns of a session in step with what accounts.devices wrote into it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row to write, with owner and device taken out of the data."""
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        device = data.get(DEVICE, {})
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.handle = device.get("handle")
        row.agent = device.get("agent", "")
        row.address = device.get("address")
        row.started_at = parse_datetime(device["started"]) if device else None
        row.seen_at = parse_datetime(device["seen"]) if device else None
        return row
