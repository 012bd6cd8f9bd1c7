"""Addresses of groups in the API."""

from django.urls import path

from accounts.rest import AnyAccept
from groups.api.views import GroupViewSet

urlpatterns = [
    path("kelompok/", GroupViewSet.as_view({"get": "list"}), name="api_kelompok"),
    path(
        "kelompok/unduh/",
        GroupViewSet.as_view({"get": "download"}, content_negotiation_class=AnyAccept),
        name="api_kelompok_unduh",
    ),
    path("kelompok/<uuid:group_id>/", GroupViewSet.as_view({"get": "retrieve"}), name="api_kelompok_satu"),
]
