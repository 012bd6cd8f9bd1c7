"""Addresses of members in the API."""

from django.urls import path

from accounts.rest import AnyAccept
from members.api.views import GroupMemberFile, GroupMemberViewSet, MemberView

urlpatterns = [
    path(
        "kelompok/<uuid:group_id>/anggota/", GroupMemberViewSet.as_view({"get": "list"}), name="api_anggota"
    ),
    path(
        "kelompok/<uuid:group_id>/anggota/unduh/",
        GroupMemberFile.as_view({"get": "download"}, content_negotiation_class=AnyAccept),
        name="api_anggota_unduh",
    ),
    path("anggota/<uuid:member_id>/", MemberView.as_view(), name="api_anggota_satu"),
]
