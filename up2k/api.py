"""The API under /api/: what each app offers, its schema, and a page to read it that needs no foreign host."""

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from accounts.domain.roles import Public


class SchemaView(SpectacularAPIView):
    """The OpenAPI description."""

    permission = Public("describes the API, holds no row of any city")


class ReadView(SpectacularSwaggerSplitView):
    """The description as a page; its script stands at an address of its own, as the content policy asks."""

    permission = Public("shows the description of the API")
    url_name = "api_schema"
    url_self = None


urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", SchemaView.as_view(), name="api_schema"),
    path("", ReadView.as_view(), name="api"),
    path("", include("groups.api.urls")),
    path("", include("members.api.urls")),
]
