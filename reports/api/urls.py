"""Addresses of reports in the API."""

from django.urls import path

from reports.api.views import PdfView, ProgressView, RunListFile, RunView, RunViewSet

urlpatterns = [
    path("laporan/", RunViewSet.as_view({"get": "list", "post": "create"}), name="api_laporan"),
    path("laporan/unduh/", RunListFile.as_view({"get": "download"}), name="api_laporan_unduh"),
    path("laporan/<uuid:run_id>/", RunView.as_view(), name="api_laporan_satu"),
    path("laporan/<uuid:run_id>/kemajuan/", ProgressView.as_view(), name="api_laporan_kemajuan"),
    path("laporan/<uuid:run_id>/pdf/", PdfView.as_view(), name="api_laporan_pdf"),
]
