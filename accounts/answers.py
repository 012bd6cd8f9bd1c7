"""Refusals as problem details (RFC 9457), the same for every part of the API."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import exception_handler

from common.problems import Forbidden, Problem, Refused

TYPE = "application/problem+json"


def problem_body(status: int, title: str, detail: str, problems: Iterable[Problem] = ()) -> dict[str, Any]:
    """The body of a refusal; `problems` has one item a field."""
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    found = [{"field": p.field, "code": p.code, "message": p.message} for p in problems]
    return body | ({"problems": found} if found else {})


def problem_response(status: int, title: str, detail: str, problems: Iterable[Problem] = ()) -> JsonResponse:
    """A refusal outside of REST framework's views."""
    return JsonResponse(problem_body(status, title, detail, problems), status=status, content_type=TYPE)


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler: every refusal becomes problem details."""
    body = _body(error)
    if body is None:
        return None
    headers = (
        getattr(exception_handler(error, context), "headers", {}) if isinstance(error, APIException) else {}
    )
    return Response(body, status=body["status"], headers=dict(headers), content_type=TYPE)


def _body(error: Exception) -> dict[str, Any] | None:
    if isinstance(error, Refused):
        return problem_body(422, "Ada yang perlu diperbaiki", str(error), error.problems)
    if isinstance(error, Forbidden | PermissionDenied):
        return problem_body(403, "Tidak berhak", "Peran Ibu tidak mencakup hal ini.")
    if isinstance(error, Http404):
        return problem_body(404, "Tidak ditemukan", "Data ini tidak ada.")
    if isinstance(error, APIException):
        title = HTTPStatus(error.status_code).phrase
        return problem_body(error.status_code, title, str(error.detail), _fields(error.detail))
    return None


def _fields(detail: Any) -> list[Problem]:
    if not isinstance(detail, dict):
        return []
    return [
        Problem(str(f), " ".join(str(m) for m in (ms if isinstance(ms, list) else [ms])))
        for f, ms in detail.items()
    ]
