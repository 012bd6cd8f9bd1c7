"""Addresses of the lomba."""

from django.urls import path

from contests.views import editions, jurors, ranking, ready, running

urlpatterns = [
    path("lomba/", editions.edition_list_page, name="lomba"),
    path("lomba/baru/", editions.edition_new, name="lomba_baru"),
    path("lomba/kesiapan/<uuid:group_id>/", ready.readiness_page, name="kesiapan"),
    path("lomba/<uuid:edition_id>/", editions.edition_page, name="lomba_satu"),
    path("lomba/<uuid:edition_id>/rubrik/", editions.rubric_edit, name="lomba_rubrik"),
    path("lomba/<uuid:edition_id>/hitung/", running.scores_start, name="lomba_hitung"),
    path("lomba/<uuid:edition_id>/kemajuan/", running.progress, name="lomba_kemajuan"),
    path("lomba/<uuid:edition_id>/tutup/", running.edition_close, name="lomba_tutup"),
    path("lomba/<uuid:edition_id>/peringkat/", ranking.ranking_page, name="lomba_peringkat"),
    path("lomba/<uuid:edition_id>/kelompok/<uuid:group_id>/", ranking.group_page, name="lomba_kelompok"),
    path("lomba/<uuid:edition_id>/nilai/", jurors.sheet_list, name="lomba_nilai"),
    path("lomba/<uuid:edition_id>/nilai/<uuid:group_id>/", jurors.sheet, name="lomba_lembar"),
]
