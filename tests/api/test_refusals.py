"""Every refusal under /api/ is problem details (RFC 9457), whoever says it."""

import json
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from rest_framework.authtoken.models import Token

from tests.api.conftest import PROBLEM, Api, user_id
from tests.cast import PASSWORD, Cast
from up2k.refusals import server_error

pytestmark = pytest.mark.django_db


def refused(answer: Any, status: int) -> Any:
    """The body of a refusal with this status."""
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM), answer.content
    body = json.loads(answer.content)
    assert (body["type"], body["status"]) == ("about:blank", status)
    assert body["title"]
    assert body["detail"]
    return body


def test_without_a_good_token(cast: Cast) -> None:
    for headers in ({}, {"Authorization": "Token salah"}, {"Authorization": "Bearer salah"}):
        for address in ("/api/kelompok/", "/api/catatan/", "/api/neraca/unduh/", "/api/laporan/"):
            answer = Client().get(address, headers=headers)
            refused(answer, 401)
            assert answer["WWW-Authenticate"] == 'Token realm="api"'
    refused(Client().post("/api/laporan/"), 401)


def test_an_address_that_is_not_there(api: Api, cast: Cast) -> None:
    refused(Client().get("/api/tidak/ada/"), 404)
    api.get("sari", "kelompok/bukan-uuid/", 404)


def test_a_method_that_is_not_there(api: Api, cast: Cast) -> None:
    answer = api.post("sari", "kelompok/", {}, 405)
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    for address in ("/api/docs/", "/api/schema/"):
        refused(Client().post(address), 405)


def test_an_answer_in_another_form(api: Api, cast: Cast) -> None:
    api.get("sari", "kelompok/", 406, Accept="application/xml")
    for accept in ("text/html,application/xhtml+xml;q=0.9", "*/*", "application/*", "application/json"):
        assert api.get("sari", "kelompok/", Accept=accept)["Content-Type"] == "application/json"
    assert api.get("sari", "kelompok/unduh/", Accept="text/csv").content[:2] == b"PK"


def test_a_role_that_may_not(api: Api, cast: Cast) -> None:
    assert api.get("joko", "laporan/", 403).json()["title"] == "Tidak berhak"
    api.get("sari", "neraca/", 403)


def test_a_session_needs_its_csrf_token_to_write(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get(reverse("masuk"))
    mark = browser.cookies["csrftoken"].value
    entering = {"username": "wati", "password": PASSWORD, "csrfmiddlewaretoken": mark}
    assert browser.post(reverse("masuk"), entering).status_code == 302
    assert browser.get("/api/kelompok/").status_code == 200
    refused(browser.post("/api/laporan/", b"{}", content_type="application/json"), 403)
    mark = browser.cookies["csrftoken"].value
    sent = browser.post(
        "/api/laporan/", b"{}", content_type="application/json", headers={"X-CSRFToken": mark}
    )
    refused(sent, 422)


def test_a_request_for_another_host(cast: Cast, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["up2k.example"]
    refused(Client().get("/api/kelompok/"), 400)


def test_a_mistake_of_ours() -> None:
    answer = server_error(RequestFactory().get("/api/kelompok/"))
    assert refused(answer, 500)["title"] == "Ada kesalahan di server"
    assert server_error(RequestFactory().get("/kelompok/"))["Content-Type"] == "text/html; charset=utf-8"


def test_what_may_be_asked_of_an_address(api: Api, cast: Cast) -> None:
    key = Token.objects.create(user_id=user_id(cast["wati"])).key
    answer = Client().options("/api/laporan/", headers={"Authorization": f"Token {key}"})
    assert (answer.status_code, answer["Allow"]) == (200, "GET, POST, HEAD, OPTIONS")
