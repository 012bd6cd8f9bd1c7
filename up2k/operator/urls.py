"""Addresses of the operator."""

from django.urls import path

from up2k.operator import views

urlpatterns = [
    path("kota/", views.cities, name="kota"),
    path("kota/wilayah/", views.load_regions, name="kota_wilayah"),
    path("kota/<int:kota_id>/buka/", views.open_city, name="kota_buka"),
]
