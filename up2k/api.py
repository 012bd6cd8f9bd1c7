"""The API under /api/: what each app offers, its schema, and a page to read it that needs no foreign host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_GET
from drf_spectacular.views import SpectacularAPIView

from accounts.domain.roles import Public
from accounts.door import permission


class SchemaView(SpectacularAPIView):
    """The OpenAPI description."""

    permission = Public("describes the API, holds no row of any city")


@permission(Public("shows the description of the API"))
@require_GET
def read(request: HttpRequest) -> HttpResponse:
    """The description as a page; its scripts are files of ours, as the content policy asks."""
    return render(request, "api.html")


urlpatterns: list[URLPattern | URLResolver] = [
    path("", read, name="api"),
    path("schema/", SchemaView.as_view(), name="api_schema"),
    path("", include("groups.api.urls")),
    path("", include("members.api.urls")),
]
