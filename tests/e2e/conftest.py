"""A real browser against a live server: the phone of a kader and the laptop of an office."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from pytest_django.live_server_helper import LiveServer

from regions.queries.day import today_here
from regions.tenancy.scope import scope
from tests.builders import Built, a_group
from tests.cast import MOJOKERTO, PASSWORD, Cast, open_cast
from tests.fresh import BOTH

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SignIn = Callable[..., Page]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here commits, for the server to see, and empties both aliases afterwards."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db(transaction=True, databases=BOTH), append=False)


@pytest.fixture(scope="session")
def browser(driver: Playwright, django_db_setup: None, live_server: LiveServer) -> Iterator[Browser]:
    """Debian's chromium, without a window; closed before the server and the database it talks to."""
    chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGS)
    yield chromium
    chromium.close()


@pytest.fixture
def cast(browser: Browser, transactional_db: None) -> Cast:
    """Everybody of the cast, committed."""
    return open_cast()


@pytest.fixture
def melati(cast: Cast) -> Built:
    """Melati with twenty members and six loans whose instalment is due about today."""
    with scope(MOJOKERTO):
        return a_group(cast.groups["Melati"], today_here())


@pytest.fixture
def sign_in(browser: Browser, live_server: LiveServer) -> Iterator[SignIn]:
    """sign_in("sari", **PHONE) -> a page of somebody who has signed in; errors of the page fail the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def enter(username: str, **device: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="id-ID", **device)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
        page.goto("/masuk/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/masuk/" not in url)
        return page

    yield enter
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keep a picture of the page under var/layar when UP2K_PICTURES is set, for people to look at."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("UP2K_PICTURES"):
            folder = Path(os.environ["UP2K_PICTURES"])
            folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=folder / f"{name}.png")

    return take
