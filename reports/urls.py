"""Addresses of reports."""

from django.urls import path

from reports.views import figures, runs

urlpatterns = [
    path("laporan/", runs.run_list, name="laporan"),
    path("laporan/minta/", runs.run_ask, name="laporan_minta"),
    path("laporan/atur/", figures.style_page, name="laporan_atur"),
    path("laporan/data-422/", figures.figures_areas, name="data_422_daftar"),
    path("laporan/data-422/<int:kelurahan_id>/", figures.figures_page, name="data_422"),
    path("laporan/<uuid:run_id>/", runs.run_page, name="laporan_satu"),
    path("laporan/<uuid:run_id>/kemajuan/", runs.run_progress, name="laporan_kemajuan"),
    path("laporan/<uuid:run_id>/unduh/", runs.run_file, name="laporan_unduh"),
    path("laporan/<uuid:run_id>/ralat/", runs.run_correct, name="laporan_ralat"),
]
