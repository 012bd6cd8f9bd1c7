"""Pages of the tests of the door: each writes a letterhead and then does what its name says."""

import asyncio
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import path
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.domain.roles import Public, Role, Rule, SignedIn
from accounts.door import permission
from regions.models import Kecamatan, Letterhead
from up2k.urls import urlpatterns as real

ANYBODY = SignedIn("a page of the tests")
heard: list[str] = []


def _write() -> None:
    Letterhead.objects.create(name="ditulis")
    transaction.on_commit(lambda: heard.append("committed"))


@permission(ANYBODY)
def good(request: HttpRequest) -> HttpResponse:
    _write()
    return HttpResponse("ok")


@permission(ANYBODY)
def status(request: HttpRequest, code: int) -> HttpResponse:
    _write()
    return HttpResponse("no", status=code)


@permission(ANYBODY)
def missing(request: HttpRequest) -> HttpResponse:
    _write()
    raise Http404


@permission(ANYBODY)
def broken(request: HttpRequest) -> HttpResponse:
    _write()
    raise ZeroDivisionError


@permission(ANYBODY)
def swallows_orm_error(request: HttpRequest) -> HttpResponse:
    _write()
    with suppress(IntegrityError):
        Letterhead.objects.create(name="dua kali")
    return HttpResponse("everything is fine")


@permission(ANYBODY)
def swallows_raw_error(request: HttpRequest) -> HttpResponse:
    _write()
    with suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT 1/0")
    return HttpResponse("everything is fine")


@permission(ANYBODY)
def savepoint(request: HttpRequest) -> HttpResponse:
    _write()
    with suppress(ZeroDivisionError), transaction.atomic():
        Letterhead.objects.update(name="diubah")
        raise ZeroDivisionError
    return HttpResponse("ok")


@permission(ANYBODY)
def lazy(request: HttpRequest) -> HttpResponseBase:
    template: Any = engines["django"].from_string("{% for k in found %}{{ k.name }} {% endfor %}")
    return TemplateResponse(request, template, {"found": Kecamatan.objects.order_by("id")})


@permission(ANYBODY)
def broken_template(request: HttpRequest) -> HttpResponseBase:
    _write()
    template: Any = engines["django"].from_string("{% if boom.now %}{% endif %}")
    return TemplateResponse(request, template, {"boom": Boom()})


class Boom:
    @property
    def now(self) -> bool:
        raise ZeroDivisionError


@permission(ANYBODY)
def stream(request: HttpRequest) -> HttpResponseBase:
    _write()
    return StreamingHttpResponse(iter(["a", "b"]))


@permission(ANYBODY)
async def later(request: HttpRequest) -> HttpResponse:
    await asyncio.sleep(0)
    return HttpResponse("ok")


def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse("no rule, no door")


@permission(Rule.of("hanya admin", Role.ADMIN))
def admins_only(request: HttpRequest) -> HttpResponse:
    _write()
    return HttpResponse("ok")


@permission(Public("a page of the tests"))
def outside(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Kecamatan.objects.count()))


class Api(APIView):
    permission = ANYBODY

    def get(self, request: Request) -> Response:
        return Response({"kecamatan": list(Kecamatan.objects.values_list("name", flat=True))})

    def post(self, request: Request) -> Response:
        _write()
        raise ValidationError({"nama": ["Wajib diisi."]})


urlpatterns = [
    *real,
    path("uji/baik", good),
    path("uji/status/<int:code>", status),
    path("uji/hilang", missing),
    path("uji/rusak", broken),
    path("uji/telan-orm", swallows_orm_error),
    path("uji/telan-mentah", swallows_raw_error),
    path("uji/titik-simpan", savepoint),
    path("uji/malas", lazy),
    path("uji/templat-rusak", broken_template),
    path("uji/alir", stream),
    path("uji/nanti", later),
    path("uji/diam", silent),
    path("uji/admin", admins_only),
    path("uji/luar", outside),
    path("api/uji", Api.as_view()),
]
