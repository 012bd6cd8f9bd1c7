"""The API under /api/: what each app offers, its schema, and a page to read it that needs no foreign host."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.domain.roles import Public


class SchemaView(SpectacularAPIView):
    """The OpenAPI description."""

    permission = Public("describes the API, holds no row of any city")
    authentication_classes = []


@extend_schema(exclude=True)
class ReadView(APIView):
    """The description as a page; its scripts are files of ours, as the content policy asks."""

    permission = Public("shows the description of the API")
    authentication_classes = []
    permission_classes = [AllowAny]

    def get(self, request: Request) -> HttpResponse:
        """The page; what is tried on it runs with the reader's own session."""
        return render(request, "api.html")


urlpatterns: list[URLPattern | URLResolver] = [
    path("docs/", ReadView.as_view(), name="api"),
    path("schema/", SchemaView.as_view(), name="api_schema"),
    path("", include("groups.api.urls")),
    path("", include("members.api.urls")),
    path("", include("bookkeeping.api.urls")),
    path("", include("meetings.api.urls")),
    path("", include("goods.api.urls")),
    path("", include("reports.api.urls")),
]
