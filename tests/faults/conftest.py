"""The city of the fault tests, committed, and a family of processes that work on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rest_framework.authtoken.models import Token

from accounts.domain.roles import Actor
from tests.cast import Cast, open_cast
from tests.faults.processes import Family


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return open_cast()


@pytest.fixture
def family(transactional_db: None, tmp_path: Path) -> Iterator[Family]:
    """Ends before the tables are emptied."""
    made = Family(tmp_path)
    try:
        made.broker()
        yield made
    finally:
        made.end()


def token(actor: Actor) -> str:
    """What she sends with every request."""
    assert actor.user_id is not None
    return str(Token.objects.get_or_create(user_id=actor.user_id)[0].key)
