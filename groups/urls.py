"""Addresses of the forms of groups; the list and the page stand in members/urls.py."""

from django.urls import path

from groups import views

urlpatterns = [
    path("kelompok/tambah/", views.group_add, name="kelompok_tambah"),
    path("kelompok/<uuid:group_id>/ubah/", views.group_change, name="kelompok_ubah"),
    path("kelompok/<uuid:group_id>/tingkat/", views.stage_decide, name="kelompok_tingkat"),
    path("kelompok/<uuid:group_id>/tutup/", views.group_close, name="kelompok_tutup"),
    path("kelompok/<uuid:group_id>/buka/", views.group_reopen, name="kelompok_buka"),
]
