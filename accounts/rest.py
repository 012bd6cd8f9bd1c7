"""What the parts of the API have in common: pages of 25, lists as files, and who asks.

Views declare `permission = RULE` like every view; the actor is `request.actor`.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

from accounts.domain.roles import Actor
from accounts.lists import ROWS, as_file
from common.tables import Column

R = TypeVar("R")
FILE_PARAMETERS = [
    OpenApiParameter("bentuk", str, enum=["xlsx", "csv"], default="xlsx", description="Bentuk berkas.")
]
FILE_ANSWER = {200: OpenApiResponse(OpenApiTypes.BINARY, description="Berkas dengan kolom seperti di layar.")}


class AnyAccept(DefaultContentNegotiation):
    """Answers JSON to whoever asks for something else, such as a browser, instead of refusing with 406."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        try:
            return super().select_renderer(request, renderers, format_suffix)
        except NotAcceptable:
            return renderers[0], renderers[0].media_type


class Pages(PageNumberPagination):
    """25 rows a page; ?halaman= as on the screens, ?baris= for fewer or up to 200."""

    page_size = ROWS
    page_query_param = "halaman"
    page_size_query_param = "baris"
    max_page_size = 200


def actor_of_request(request: Request) -> Actor:
    """Who asks, as the door found out."""
    actor: Actor = request._request.actor  # type: ignore[attr-defined]
    return actor


def file_asked(
    request: Request, name: str, title: str, columns: Sequence[Column[R]], rows: Iterable[R]
) -> HttpResponse:
    """The rows as xlsx, or as csv with ?bentuk=csv."""
    kind = "csv" if request.query_params.get("bentuk") == "csv" else "xlsx"
    return as_file(name, title, columns, rows, kind)
