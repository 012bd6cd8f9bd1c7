"""Asking for reports is the one thing here that makes a lot of work for others."""

from datetime import timedelta
from typing import Any

from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from accounts.queries.audit import commands_since
from accounts.rest import actor_of_request
from common import clock

MOST = 20
WITHIN = timedelta(minutes=1)


class AskThrottle(BaseThrottle):
    """At most MOST accepted requests a minute and person, counted in the log of commands."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Reading is free."""
        if request.method != "POST":
            return True
        person, since = actor_of_request(request).user_id or 0, clock.now() - WITHIN
        return commands_since(person, "reports.ask", since) < MOST

    def wait(self) -> float:
        """For Retry-After, seconds."""
        return WITHIN.total_seconds()
