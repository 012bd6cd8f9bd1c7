"""Addresses of meetings."""

from django.urls import path

from meetings.views import correcting, meetings, sheet

urlpatterns = [
    path("kelompok/<uuid:group_id>/rapat/", meetings.meeting_list, name="rapat"),
    path("kelompok/<uuid:group_id>/rapat/baru/", sheet.meeting_new, name="rapat_baru"),
    path("kelompok/<uuid:group_id>/rapat/baru/kirim/", sheet.meeting_send, name="rapat_kirim"),
    path("kelompok/<uuid:group_id>/rapat/baru/fakta/", sheet.meeting_facts, name="rapat_fakta"),
    path("rapat/<uuid:meeting_id>/", meetings.meeting, name="rapat_satu"),
    path("rapat/<uuid:meeting_id>/betulkan/", correcting.meeting_correct, name="rapat_betulkan"),
    path("rapat/<uuid:meeting_id>/batalkan/", correcting.meeting_cancel, name="rapat_batalkan"),
    path("rapat/<uuid:meeting_id>/riwayat/", correcting.meeting_history, name="rapat_riwayat"),
    path("rapat/<uuid:meeting_id>/lembar.pdf", meetings.meeting_pdf, name="rapat_pdf"),
]
