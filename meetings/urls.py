"""Addresses of meetings."""

from django.urls import path

from meetings.views import meetings, sheet

urlpatterns = [
    path("tugas/", meetings.to_do, name="beranda_kader"),
    path("kelompok/<uuid:group_id>/rapat/", meetings.meeting_list, name="rapat"),
    path("kelompok/<uuid:group_id>/rapat/baru/", sheet.meeting_new, name="rapat_baru"),
    path("kelompok/<uuid:group_id>/rapat/baru/kirim/", sheet.meeting_send, name="rapat_kirim"),
    path("kelompok/<uuid:group_id>/rapat/baru/fakta/", sheet.meeting_facts, name="rapat_fakta"),
    path("rapat/<uuid:meeting_id>/", meetings.meeting, name="rapat_satu"),
    path("rapat/<uuid:meeting_id>/lembar.pdf", meetings.meeting_pdf, name="rapat_pdf"),
]
