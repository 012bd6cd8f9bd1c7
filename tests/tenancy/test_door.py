"""Wall 1: one door opens the city around view and rendering, with real commits and rollbacks."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from rest_framework.authtoken.models import Token

from accounts.models import User
from common import clock
from regions.models import Letterhead
from regions.tenancy.scope import BrokenTransaction, NoScope, has_scope, scope
from tests.cast import MOJOKERTO, NOON, PEKALONGAN, open_areas
from tests.tenancy import door_urls

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.tenancy.door_urls")]


@pytest.fixture(autouse=True)
def cities() -> Iterator[None]:
    door_urls.heard.clear()
    with clock.at(NOON):
        open_areas()
        yield


@pytest.fixture
def sari() -> Client:
    """A browser of somebody of Mojokerto without any role."""
    return _signed_in("sari", MOJOKERTO)


def _signed_in(username: str, kota_id: int | None) -> Client:
    user = User.objects.create(username=username, name=username, kota_id=kota_id)
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def written() -> int:
    with scope(MOJOKERTO):
        return Letterhead.objects.count()


def nothing_is_left_open() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('up2k.kota_id', true), '')")
        left: Any = cursor.fetchone()
    return left == ("",) and not has_scope() and not connection.in_atomic_block


def test_a_good_answer_is_committed_and_its_hooks_run(sari: Client) -> None:
    assert sari.get("/uji/baik").status_code == 200
    assert (written(), door_urls.heard) == (1, ["committed"])
    assert nothing_is_left_open()


@pytest.mark.parametrize("code", [400, 403, 404, 409, 422, 500])
def test_a_refusal_leaves_nothing(sari: Client, code: int) -> None:
    assert sari.get(f"/uji/status/{code}").status_code == code
    assert (written(), door_urls.heard) == (0, [])
    assert nothing_is_left_open()


@pytest.mark.parametrize(("page", "code"), [("hilang", 404), ("rusak", 500), ("templat-rusak", 500)])
def test_an_exception_leaves_nothing(sari: Client, page: str, code: int) -> None:
    sari.raise_request_exception = False
    assert sari.get(f"/uji/{page}").status_code == code
    assert (written(), door_urls.heard) == (0, [])
    assert nothing_is_left_open()


@pytest.mark.parametrize("page", ["telan-orm", "telan-mentah"])
def test_a_swallowed_database_error_is_no_success(sari: Client, page: str) -> None:
    with scope(MOJOKERTO):  # the second of one area is refused by the database
        Letterhead.objects.create(name="ada")
    sari.raise_request_exception = False
    answer = sari.get("/uji/telan-mentah") if page == "telan-mentah" else sari.get("/uji/telan-orm")
    assert answer.status_code == 500
    assert (written(), door_urls.heard) == (1, [])


def test_the_swallowed_error_has_a_name(sari: Client) -> None:
    with pytest.raises(BrokenTransaction):
        sari.get("/uji/telan-mentah")
    assert written() == 0


def test_a_savepoint_may_fail_by_itself(sari: Client) -> None:
    assert sari.get("/uji/titik-simpan").status_code == 200
    with scope(MOJOKERTO):
        assert list(Letterhead.objects.values_list("name", flat=True)) == ["ditulis"]


def test_a_lazy_template_is_rendered_inside(sari: Client) -> None:
    assert sari.get("/uji/malas").content.decode() == "Magersari Kranggan "


def test_each_sees_her_own_city(sari: Client) -> None:
    assert sari.get("/api/uji").json() == {"kecamatan": ["Magersari", "Kranggan"]}
    assert _signed_in("tuti", PEKALONGAN).get("/api/uji").json() == {"kecamatan": ["Pekalongan Timur"]}


def test_the_operator_has_no_city() -> None:
    operator = _signed_in("ira", None)
    with pytest.raises(NoScope):
        operator.get("/api/uji")
    with pytest.raises(NoScope):
        operator.get("/uji/baik")


def test_an_api_refusal_leaves_nothing_and_names_its_field(sari: Client) -> None:
    answer = sari.post("/api/uji")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["problems"] == [{"field": "nama", "code": "tidak_sesuai", "message": "Wajib diisi."}]
    assert (written(), door_urls.heard) == (0, [])


def test_a_streamed_answer_is_refused(sari: Client) -> None:
    with pytest.raises(ImproperlyConfigured, match="streamed"):
        sari.get("/uji/alir")
    assert written() == 0


def test_an_asynchronous_view_is_refused(sari: Client) -> None:
    with pytest.raises(ImproperlyConfigured, match="no door"):
        sari.get("/uji/nanti")


def test_a_view_without_permission_is_refused(sari: Client) -> None:
    with pytest.raises(ImproperlyConfigured, match="declares no permission"):
        sari.get("/uji/diam")


def test_the_wrong_role_is_refused_before_the_view_runs(sari: Client) -> None:
    assert sari.get("/uji/admin").status_code == 403
    assert written() == 0


def test_a_public_page_has_no_city(sari: Client) -> None:
    with pytest.raises(NoScope):
        sari.get("/uji/luar")


def test_anonymous_is_asked_to_sign_in() -> None:
    page, api = Client().get("/uji/baik?x=1"), Client().get("/api/uji")
    assert (page.status_code, page.headers["Location"]) == (302, "/masuk/?next=/uji/baik%3Fx%3D1")
    assert (api.status_code, api.headers["Content-Type"]) == (401, "application/problem+json")


def test_a_temporary_password_opens_one_page_only(sari: Client) -> None:
    User.objects.update(must_change_password=True)
    page, api = sari.get("/uji/baik"), sari.get("/api/uji")
    assert (page.status_code, page.headers["Location"]) == (302, "/akun/kata-sandi/")
    assert api.status_code == 403
    assert sari.get("/akun/kata-sandi/").status_code == 200
    assert written() == 0


def test_a_token_opens_the_api_as_its_person_until_she_is_gone() -> None:
    tuti = User.objects.create(username="tuti", name="Tuti", kota_id=PEKALONGAN)
    bearer = Client(HTTP_AUTHORIZATION=f"Token {Token.objects.create(user=tuti).key}")
    assert bearer.get("/api/uji").json() == {"kecamatan": ["Pekalongan Timur"]}
    assert bearer.post("/api/uji").status_code == 400  # her own words reached the view: no CSRF for a token
    assert Client(HTTP_AUTHORIZATION="Token salah").get("/api/uji").status_code == 401
    User.objects.update(is_active=False)
    assert bearer.get("/api/uji").status_code == 401


def test_beside_a_token_the_session_counts_for_nothing(sari: Client) -> None:
    tuti = User.objects.create(username="tuti", name="Tuti", kota_id=PEKALONGAN)
    key = Token.objects.create(user=tuti).key
    both = sari.get("/api/uji", HTTP_AUTHORIZATION=f"Token {key}")
    assert both.json() == {"kecamatan": ["Pekalongan Timur"]}
    assert sari.get("/api/uji", HTTP_AUTHORIZATION="Token salah").status_code == 401


def test_a_session_writes_to_the_api_only_with_its_csrf_token() -> None:
    user = User.objects.create(username="ani", name="Ani", kota_id=MOJOKERTO)
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(user, "django.contrib.auth.backends.ModelBackend")
    answer = careful.post("/api/uji")
    assert (answer.status_code, written()) == (403, 0)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_an_ended_account_is_nobody(sari: Client) -> None:
    User.objects.update(is_active=False)
    assert sari.get("/uji/baik").headers["Location"].startswith("/masuk/")
