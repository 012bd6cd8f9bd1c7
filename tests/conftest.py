"""The test database: two roles, the application role does the work, and never the real database."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.test.utils import teardown_databases
from playwright.sync_api import Playwright, sync_playwright

from tests.fresh import BOTH, copied, drop_pattern, migrated


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every database test opens both aliases: a mirror alone is never flushed and never rolled back."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker is not None:
            item.add_marker(pytest.mark.django_db(**{**marker.kwargs, "databases": set(BOTH)}), append=False)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: object
) -> Iterator[None]:
    """Make the test database as the owner, whatever tests were collected, and refuse any other."""
    keep = request.config.getvalue("reuse_db") and not request.config.getvalue("create_db")
    worker = getattr(request.config, "workerinput", None)
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        made = copied(worker["testrunuid"], worker["workerid"]) if worker else migrated(keep=keep)
        for alias in BOTH:
            assert connections[alias].settings_dict["NAME"].startswith("test_")
    yield
    if worker or not keep:
        with django_db_blocker.unblock():  # type: ignore[attr-defined]
            connections.close_all()
            teardown_databases(made, verbosity=0)
            if worker:
                drop_pattern(worker["testrunuid"])


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """A hash of microseconds: the slow one of production would be most of the time of the suite."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """The driver of the browsers, one a process: it refuses a second beside it."""
    # It keeps an event loop in this thread; our queries here do not touch it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        yield playwright
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
