"""What every list has: pages of 25 rows, filters that stay in the address, and the same rows as a file."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from common.tables import CSV, XLSX, Column, to_csv, to_xlsx

ROWS = 25
M = TypeVar("M", bound=Model)
R = TypeVar("R")


def paged(request: HttpRequest, rows: QuerySet[M]) -> Page[M]:
    """The page asked for with ?halaman=, the nearest one when there is no such page. Sort the rows before."""
    return Paginator(rows, ROWS).get_page(request.GET.get("halaman"))


def wants_file(request: HttpRequest) -> bool:
    """Whether the address asks for the list as xlsx instead of a page."""
    return request.GET.get("unduh") == "xlsx"


def file_url(request: HttpRequest) -> str:
    """The same list, with its filters and order, as xlsx."""
    asked = request.GET.copy()
    asked.pop("halaman", None)
    asked["unduh"] = "xlsx"
    return f"?{asked.urlencode()}"


def as_file(
    name: str, title: str, columns: Sequence[Column[R]], rows: Iterable[R], kind: str = "xlsx"
) -> HttpResponse:
    """The rows as a download `name`.xlsx or `name`.csv."""
    if kind == "csv":
        answer = HttpResponse(to_csv(columns, rows), content_type=CSV)
    else:
        answer = HttpResponse(to_xlsx(title, columns, rows), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer
