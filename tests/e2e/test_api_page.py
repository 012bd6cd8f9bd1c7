"""The page that describes the API, under our content policy and without a foreign host."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.e2e.conftest import LAPTOP, SignIn
from tests.e2e.hands import Picture


def watched(page: Page) -> tuple[set[str], list[str]]:
    """The hosts the page asks, and what the browser complains about, as they come."""
    hosts: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    return hosts, complaints


def test_the_page_shows_the_api_and_tries_it(cast: Cast, sign_in: SignIn, picture: Picture) -> None:
    page = sign_in("ani", **LAPTOP)
    hosts, complaints = watched(page)
    page.goto("/api/docs/")
    groups = page.locator("#operations-kelompok-kelompok_list")
    expect(groups).to_be_visible()
    assert page.locator(".opblock").count() > 25
    groups.locator(".opblock-summary-control").click()
    groups.get_by_role("button", name="Try it out").click()
    groups.get_by_role("button", name="Execute").click()
    expect(groups.locator(".live-responses-table tbody .response-col_status").first).to_contain_text("200")
    expect(groups.locator(".live-responses-table")).to_contain_text("Melati")
    picture(page, "api")
    assert hosts == {urlsplit(page.url).netloc}
    assert complaints == []
