"""Addresses of signing in, of one's account, of people, papers and the log."""

from django.urls import path, register_converter

from accounts.views import audit, own, papers, people, sign
from regions.converters import LevelConverter

register_converter(LevelConverter, "level")

urlpatterns = [
    path("masuk/", sign.sign_in, name="masuk"),
    path("keluar/", sign.sign_out, name="keluar"),
    path("akun/", own.account, name="akun"),
    path("akun/kata-sandi/", own.password, name="kata_sandi"),
    path("akun/perangkat/<uuid:handle>/akhiri/", own.end_device, name="perangkat_akhiri"),
    path("akun/token/", own.new_token, name="token"),
    path("akun/token/hapus/", own.drop_token, name="token_hapus"),
    path("pengguna/", people.person_list, name="pengguna"),
    path("pengguna/tambah/", people.person_add, name="pengguna_tambah"),
    path("pengguna/<int:user_id>/", people.person, name="pengguna_satu"),
    path("pengguna/<int:user_id>/peran/", people.role_give, name="peran_beri"),
    path("pengguna/<int:user_id>/kata-sandi/", people.password_reset, name="pengguna_kata_sandi"),
    path("peran/<uuid:grant_id>/akhiri/", people.role_end, name="peran_akhiri"),
    path("catatan/", audit.log, name="catatan"),
    path("tp-pkk/", papers.committee_list, name="tp_pkk"),
    path("tp-pkk/<level:level>/<int:area_id>/", papers.committee, name="tp_pkk_satu"),
    path("tp-pkk/<level:level>/<int:area_id>/kop/", papers.head_set, name="kop_simpan"),
    path("tp-pkk/<level:level>/<int:area_id>/pejabat/", papers.officer_add, name="pejabat_tambah"),
    path("tp-pkk/pejabat/<uuid:term_id>/akhiri/", papers.officer_end, name="pejabat_akhiri"),
]
