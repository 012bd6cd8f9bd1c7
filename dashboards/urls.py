"""Addresses of the dashboards."""

from django.urls import path

from dashboards import views

urlpatterns = [
    path("dasbor/", views.start, name="dasbor"),
    path("dasbor/kota/<int:area_id>/", views.kota, name="dasbor_kota"),
    path("dasbor/kecamatan/<int:area_id>/", views.kecamatan, name="dasbor_kecamatan"),
    path("dasbor/kelurahan/<int:area_id>/", views.kelurahan, name="dasbor_kelurahan"),
    path("dasbor/kelompok/", views.group_list, name="dasbor_kelompok"),
    path("dasbor/batas/", views.deadline, name="dasbor_batas"),
]
