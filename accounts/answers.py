"""Refusals as problem details (RFC 9457), the same for every part of the API."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, JsonResponse
from rest_framework.exceptions import APIException
from rest_framework.views import exception_handler

from common.problems import Forbidden, Problem, Refused

TYPE = "application/problem+json"
TITLES = {
    400: "Permintaan tidak terbaca",
    401: "Masuk dahulu",
    403: "Tidak berhak",
    404: "Tidak ditemukan",
    405: "Cara ini tidak ada di sini",
    406: "Bentuk jawaban ini tidak ada",
    409: "Belum dapat",
    413: "Terlalu besar",
    415: "Kirim sebagai JSON",
    422: "Ada yang perlu diperbaiki",
    429: "Terlalu sering",
    500: "Ada kesalahan di server",
}


def problem_body(status: int, title: str, detail: str, problems: Iterable[Problem] = ()) -> dict[str, Any]:
    """The body of a refusal; `problems` has one item a field."""
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    found = [{"field": p.field, "code": p.code, "message": p.message} for p in problems]
    return body | ({"problems": found} if found else {})


def problem_response(
    status: int,
    title: str,
    detail: str,
    problems: Iterable[Problem] = (),
    headers: Mapping[str, str] | None = None,
) -> JsonResponse:
    """A refusal, always JSON, whatever the view would have answered in."""
    challenge = {"WWW-Authenticate": 'Token realm="api"'} if status == 401 else {}
    body = problem_body(status, title, detail, problems)
    return JsonResponse(body, status=status, content_type=TYPE, headers=challenge | dict(headers or {}))


def handle(error: Exception, context: dict[str, Any]) -> JsonResponse | None:
    """REST framework's exception handler: every refusal becomes problem details."""
    if isinstance(error, Refused):
        return problem_response(422, TITLES[422], str(error), error.problems)
    if isinstance(error, Forbidden | PermissionDenied):
        return problem_response(403, TITLES[403], "Peran Ibu tidak mencakup hal ini.")
    if isinstance(error, Http404):
        return problem_response(404, TITLES[404], "Data ini tidak ada.")
    if isinstance(error, RequestDataTooBig):
        return problem_response(413, TITLES[413], "Isi kiriman melebihi batas.")
    if isinstance(error, APIException):
        known = exception_handler(error, context)
        headers = {} if known is None else dict(known.headers)
        headers.pop("Content-Type", None)
        title = TITLES.get(error.status_code, "Tidak dapat")
        detail, fields = _said(error.detail)
        return problem_response(error.status_code, title, detail, fields, headers)
    return None


def _said(detail: Any) -> tuple[str, list[Problem]]:
    """The refusal in a sentence, and its fields if it names any."""
    if not isinstance(detail, dict):
        return str(detail), []
    found = [
        Problem(str(field), " ".join(str(m) for m in (said if isinstance(said, list) else [said])))
        for field, said in detail.items()
    ]
    return "; ".join(str(problem) for problem in found), found
