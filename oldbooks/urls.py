"""Addresses of oldbooks."""

from django.urls import URLPattern, path

from oldbooks.views import photos

urlpatterns: list[URLPattern] = [
    path("kelompok/<uuid:group_id>/buku-lama/", photos.archive, name="buku_lama"),
    path("kelompok/<uuid:group_id>/buku-lama/foto/", photos.page_list, name="foto_daftar"),
    path("kelompok/<uuid:group_id>/buku-lama/foto/tambah/", photos.photos_add, name="foto_tambah"),
    path("foto/<uuid:page_id>/", photos.photo, name="foto"),
    path("foto/<uuid:page_id>/gambar/", photos.photo_file, name="foto_gambar"),
    path("foto/<uuid:page_id>/hapus/", photos.photo_remove, name="foto_hapus"),
]
