"""What the parts of the API have in common: pages of 25, lists as files, commands as JSON, and who asks.

Views declare `permission = RULE` like every view; the actor is `request.actor`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from pydantic import TypeAdapter
from rest_framework.exceptions import NotAcceptable, ValidationError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.commands.run import Command, answered_before
from accounts.domain.roles import Actor
from accounts.lists import ROWS, as_file
from common import codec
from common.period import Period
from common.problems import Problem, Refused
from common.tables import Column

R = TypeVar("R")
C = TypeVar("C", bound=Command)
HTML = "text/html"
REPLAYED = "Idempotent-Replayed"
FILE_PARAMETERS = [
    OpenApiParameter("bentuk", str, enum=["xlsx", "csv"], default="xlsx", description="Bentuk berkas.")
]
FILE_ANSWER = {200: OpenApiResponse(OpenApiTypes.BINARY, description="Berkas dengan kolom seperti di layar.")}
KEY_PARAMETER = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.UUID,
    OpenApiParameter.HEADER,
    description="Nomor kiriman (UUIDv7), bila command_id tidak ada di isi; kirim ulang dengan nomor sama.",
)
MONTH_PARAMETER = OpenApiParameter("bulan", str, description="2026-10; tanpa ini bulan berjalan.")
DAY_PARAMETER = OpenApiParameter("sampai", OpenApiTypes.DATE, description="Tanpa ini hari ini.")


class Everything(Protocol):
    """A command function, as accounts.commands.run makes it."""

    def __call__(self, cmd: Any, *, actor: Actor) -> Any: ...


class JsonAccept(DefaultContentNegotiation):
    """JSON, also for a browser that asks for a page; whoever takes neither is refused with 406."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        try:
            return super().select_renderer(request, renderers, format_suffix)
        except NotAcceptable:
            if not any(HTML in asked for asked in self.get_accept_list(request)):
                raise
            return renderers[0], renderers[0].media_type


class AnyAccept(DefaultContentNegotiation):
    """For views that answer a file: its kind is said in the address, so any Accept will do."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
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


def month_asked(request: Request, today: date) -> Period:
    """The month of ?bulan=2026-10, this month without it; 400 for what is no month."""
    return _asked(request, "bulan", Period.parse, Period.of(today))


def day_asked(request: Request, today: date) -> date:
    """The day of ?sampai=2026-10-31, today without it and at the latest; 400 for what is no day."""
    return min(_asked(request, "sampai", date.fromisoformat, today), today)


def _asked(request: Request, name: str, read: Callable[[str], R], otherwise: R) -> R:
    text = request.query_params.get(name)
    if not text:
        return otherwise
    try:
        return read(text)
    except ValueError as error:
        raise ValidationError({name: [f"Tidak terbaca: {text[:20]}"]}) from error


def command_asked(request: Request, kind: type[C], **address: object) -> C:
    """The command in the body; what the address says, and the Idempotency-Key, need not be said in it again.

    Refuses everything that cannot be read, and a body that contradicts its address or its key.
    """
    if not isinstance(request.data, dict):
        raise Refused([Problem("", "Harus berupa isian bernama.", "bentuk")])
    said = {**address, **_key(request)}
    cmd = codec.load(kind, {name: str(value) for name, value in said.items()} | request.data)
    other = [name for name, value in said.items() if getattr(cmd, name) != value]
    if other:
        raise Refused(
            Problem(name, "Tidak sama dengan alamat atau kepala kiriman.", "beda") for name in other
        )
    return cmd


def _key(request: Request) -> dict[str, UUID]:
    text = request.headers.get("Idempotency-Key", "").strip().strip('"')
    try:
        return {"command_id": UUID(text)} if text else {}
    except ValueError as error:
        raise Refused([Problem("command_id", "Idempotency-Key harus UUID.", "bentuk")]) from error


def run_once(run: Everything, cmd: Command, actor: Actor, status: int) -> Response:
    """The answer of a command with this status; if it ran before, the same answer with 200 and a header."""
    replayed = answered_before(cmd.command_id, actor=actor)
    answer = Response(codec.dump(run(cmd, actor=actor)), status=200 if replayed else status)
    if replayed:
        answer[REPLAYED] = "true"
    return answer


def schema_of(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema of a frozen value, in one piece; for a command, command_id may be in the header."""
    whole = TypeAdapter(kind).json_schema(ref_template="{model}")
    known = whole.pop("$defs", {})
    schema: dict[str, Any] = _in_one_piece(whole, known)
    if "command_id" in schema.get("required", ()):
        schema["required"] = [name for name in schema["required"] if name not in {"command_id", "group_id"}]
    return schema


def _in_one_piece(part: Any, known: dict[str, Any]) -> Any:
    if isinstance(part, list):
        return [_in_one_piece(item, known) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _in_one_piece(known[part["$ref"]], known)
    return {name: _in_one_piece(value, known) for name, value in part.items()}
