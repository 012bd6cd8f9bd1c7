"""Addresses of closing."""

from django.urls import path

from closing.views import areas, correcting, paying, rat, shu, statements, years
from closing.views.month import close_month

urlpatterns = [
    path("kelompok/<uuid:group_id>/buku/bulan/<int:key>/tutup/", close_month, name="bulan_tutup"),
    path("keuangan/<level:level>/<int:area_id>/", areas.area, name="keuangan_wilayah"),
    path("kelompok/<uuid:group_id>/keuangan/neraca/", statements.balance_sheet, name="neraca"),
    path("kelompok/<uuid:group_id>/keuangan/hasil-usaha/", statements.results, name="hasil_usaha"),
    path("kelompok/<uuid:group_id>/keuangan/modal/", statements.capital, name="perubahan_modal"),
    path("kelompok/<uuid:group_id>/shu/", shu.shu, name="shu"),
    path("kelompok/<uuid:group_id>/shu/aturan/", shu.shu_rules, name="shu_aturan"),
    path("kelompok/<uuid:group_id>/shu/bayar/", paying.pay, name="shu_bayar"),
    path("kelompok/<uuid:group_id>/shu/dana/", paying.spend, name="shu_dana"),
    path("kelompok/<uuid:group_id>/shu/<int:year>/gladi/", shu.rehearsal, name="shu_gladi"),
    path("kelompok/<uuid:group_id>/shu/<int:year>/bagi/", shu.share, name="shu_bagi"),
    path("kelompok/<uuid:group_id>/tahun/<int:year>/", years.year, name="tahun"),
    path("kelompok/<uuid:group_id>/tahun/<int:year>/tutup/", years.close, name="tahun_tutup"),
    path("kelompok/<uuid:group_id>/tahun/<int:year>/buka/", years.reopen, name="tahun_buka"),
    path("kelompok/<uuid:group_id>/tahun/<int:year>/rat/", rat.packs, name="rat"),
    path("kelompok/<uuid:group_id>/tahun/<int:year>/rat/minta/", rat.ask, name="rat_minta"),
    path("rat/<uuid:pack_id>/kemajuan/", rat.progress, name="rat_kemajuan"),
    path("rat/<uuid:pack_id>/unduh/", rat.fetch, name="rat_unduh"),
    path("shu/<uuid:entry_id>/", shu.shu_entry, name="shu_catatan"),
    path("shu/<uuid:entry_id>/betulkan/", correcting.correct, name="shu_betulkan"),
    path("shu/<uuid:entry_id>/batalkan/", shu.undo, name="shu_batalkan"),
]
