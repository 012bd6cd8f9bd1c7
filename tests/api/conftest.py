"""Melati at noon, with its books and a first meeting, and somebody who asks with her token."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.authtoken.models import Token

from accounts.domain.roles import Actor
from common import clock
from regions.tenancy.scope import scope
from tests.builders import NAMES, Built, a_group
from tests.cast import MOJOKERTO, NOON, TODAY, Cast, open_cast

PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Api:
    """Asks as anybody of the cast, with her token; every refusal must be problem details."""

    cast: Cast

    def get(self, name: str, address: str, status: int = 200, **headers: str) -> Any:
        """Read; headers as Accept="...", with _ for -."""
        return self._told(Client().get(f"/api/{address}", headers=self._head(name, headers)), status)

    def post(self, name: str, address: str, body: Any, status: int, **headers: str) -> Any:
        """Send JSON, or bytes as they are."""
        sent = body if isinstance(body, bytes) else json.dumps(body)
        kind = headers.pop("Content_Type", "application/json")
        head = self._head(name, headers)
        return self._told(Client().post(f"/api/{address}", sent, content_type=kind, headers=head), status)

    def cost(self, name: str, address: str) -> int:
        """How many queries reading it takes."""
        with CaptureQueriesContext(connection) as seen:
            self.get(name, address)
        return len(seen)

    def _head(self, name: str, headers: dict[str, str]) -> dict[str, str]:
        key = Token.objects.get_or_create(user_id=user_id(self.cast[name]))[0].key
        return {"Authorization": f"Token {key}"} | {k.replace("_", "-"): v for k, v in headers.items()}

    def _told(self, answer: Any, status: int) -> Any:
        assert answer.status_code == status, answer.content
        if status >= 400:
            assert answer["Content-Type"] == PROBLEM
            assert answer.json()["status"] == status
        return answer


def user_id(actor: Actor) -> int:
    """Of somebody who signs in."""
    assert actor.user_id is not None
    return actor.user_id


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def api(cast: Cast) -> Api:
    return Api(cast)


@pytest.fixture
def melati(cast: Cast) -> Built:
    """Six members, ten million of capital since December, and two loans of a million since September."""
    with scope(MOJOKERTO):
        return a_group(cast.groups["Melati"], TODAY, names=NAMES[:6], borrowers=2)
