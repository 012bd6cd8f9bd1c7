"""Addresses of groups and their members."""

from django.urls import path

from members.views import facts, groups, membership, people

urlpatterns = [
    path("kelompok/", groups.group_list, name="kelompok"),
    path("kelompok/<uuid:group_id>/", groups.group_page, name="kelompok_satu"),
    path("kelompok/<uuid:group_id>/anggota/", people.member_list, name="anggota"),
    path("kelompok/<uuid:group_id>/anggota/tambah/", people.member_add, name="anggota_tambah"),
    path("kelompok/<uuid:group_id>/pengurus/masuk/", membership.officer_login, name="pengurus_login"),
    path("anggota/<uuid:member_id>/", people.member, name="anggota_satu"),
    path("anggota/<uuid:member_id>/ubah/", people.member_change, name="anggota_ubah"),
    path("anggota/<uuid:member_id>/gabung/", membership.member_enrol, name="anggota_gabung"),
    path("anggota/<uuid:member_id>/pekka-desil/", facts.facts, name="anggota_fakta"),
    path("anggota/<uuid:member_id>/pekka/", facts.pekka_record, name="pekka_catat"),
    path("anggota/<uuid:member_id>/desil/", facts.desil_record, name="desil_catat"),
    path("keanggotaan/<uuid:enrolment_id>/jabatan/", membership.office_appoint, name="jabatan_beri"),
]
