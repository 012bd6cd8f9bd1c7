"""Addresses of oldbooks."""

from django.urls import URLPattern, path

from oldbooks.views import imports, mapping, photos, restarting, starting

urlpatterns: list[URLPattern] = [
    path("kelompok/<uuid:group_id>/buku/saldo-awal/", starting.opening, name="saldo_awal"),
    path("bukti/<uuid:entry_id>/betulkan-saldo-awal/", restarting.correct, name="betulkan_saldo_awal"),
    path("kelompok/<uuid:group_id>/buku-lama/", photos.archive, name="buku_lama"),
    path("kelompok/<uuid:group_id>/buku-lama/foto/", photos.page_list, name="foto_daftar"),
    path("kelompok/<uuid:group_id>/buku-lama/foto/tambah/", photos.photos_add, name="foto_tambah"),
    path("foto/<uuid:page_id>/", photos.photo, name="foto"),
    path("foto/<uuid:page_id>/cocokkan/", photos.photo_tick, name="foto_cocokkan"),
    path("foto/<uuid:page_id>/gambar/", photos.photo_file, name="foto_gambar"),
    path("foto/<uuid:page_id>/hapus/", photos.photo_remove, name="foto_hapus"),
    path("kelompok/<uuid:group_id>/impor/", imports.batch_list, name="impor"),
    path("kelompok/<uuid:group_id>/impor/unggah/", imports.batch_upload, name="impor_unggah"),
    path("impor/<uuid:batch_id>/", imports.batch_one, name="impor_satu"),
    path("impor/<uuid:batch_id>/pilih/", mapping.choose, name="impor_pilih"),
    path("impor/<uuid:batch_id>/kolom/", mapping.columns, name="impor_kolom"),
    path("impor/<uuid:batch_id>/jawab/", mapping.questions, name="impor_jawab"),
    path("impor/<uuid:batch_id>/baca-lagi/", mapping.again, name="impor_baca_lagi"),
    path("impor/<uuid:batch_id>/kemajuan/", imports.batch_progress, name="impor_kemajuan"),
    path("impor/<uuid:batch_id>/masukkan/", imports.batch_post, name="impor_masukkan"),
    path("impor/<uuid:batch_id>/tanda/", imports.batch_marked, name="impor_tanda"),
    path("impor/<uuid:batch_id>/batalkan/", imports.batch_undo, name="impor_batal"),
    path("impor/<uuid:batch_id>/buang/", imports.batch_drop, name="impor_buang"),
]
