"""Addresses of meetings in the API."""

from django.urls import path

from meetings.api.views import (
    CancellationView,
    CorrectionView,
    MeetingFile,
    MeetingView,
    MeetingViewSet,
)

urlpatterns = [
    path(
        "kelompok/<uuid:group_id>/rapat/",
        MeetingViewSet.as_view({"get": "list", "post": "create"}),
        name="api_rapat",
    ),
    path(
        "kelompok/<uuid:group_id>/rapat/unduh/",
        MeetingFile.as_view({"get": "download"}),
        name="api_rapat_unduh",
    ),
    path("rapat/<uuid:meeting_id>/", MeetingView.as_view(), name="api_rapat_satu"),
    path("rapat/<uuid:meeting_id>/perbaikan/", CorrectionView.as_view(), name="api_rapat_perbaikan"),
    path("rapat/<uuid:meeting_id>/pembatalan/", CancellationView.as_view(), name="api_rapat_pembatalan"),
]
