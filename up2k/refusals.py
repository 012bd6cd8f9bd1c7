"""What the site answers when no view does: problem details under /api/, Django's own pages elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from accounts.answers import TITLES, problem_response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: a request that Django itself would not read."""
    return _problem(request, 400, "Alamat atau kepala permintaan tidak benar.") or defaults.bad_request(
        request, exception
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: a page that is not for her role."""
    return _problem(request, 403, "Peran Ibu tidak mencakup hal ini.") or defaults.permission_denied(
        request, exception
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: an address that nothing stands at."""
    return _problem(request, 404, "Alamat ini tidak ada.") or defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a mistake of ours, written into the log of the server."""
    return _problem(request, 500, "Sudah tercatat. Coba lagi nanti.") or defaults.server_error(request)


def _problem(request: HttpRequest, status: int, detail: str) -> Any:
    if not request.path.startswith("/api/"):
        return None
    return problem_response(status, TITLES[status], detail)
