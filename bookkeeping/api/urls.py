"""Addresses of the ledger in the API."""

from django.urls import path

from bookkeeping.api import book_views as books
from bookkeeping.api.remarks import RemarkFile, RemarkView, RemarkViewSet
from bookkeeping.api.views import EntryFile, EntryView, EntryViewSet

OF_GROUP = "kelompok/<uuid:group_id>/"

urlpatterns = [
    path("catatan/", EntryViewSet.as_view({"get": "list"}), name="api_catatan"),
    path("catatan/unduh/", EntryFile.as_view({"get": "download"}), name="api_catatan_unduh"),
    path("catatan/<uuid:entry_id>/", EntryView.as_view(), name="api_catatan_satu"),
    path("permintaan/", RemarkViewSet.as_view({"get": "list"}), name="api_permintaan"),
    path("permintaan/unduh/", RemarkFile.as_view({"get": "download"}), name="api_permintaan_unduh"),
    path("permintaan/<uuid:remark_id>/", RemarkView.as_view(), name="api_permintaan_satu"),
    path(f"{OF_GROUP}buku/kas/", books.CashView.as_view(), name="api_buku_kas"),
    path(f"{OF_GROUP}buku/kas/unduh/", books.CashFile.as_view(), name="api_buku_kas_unduh"),
    path(f"{OF_GROUP}buku/simpanan/", books.SavingsView.as_view(), name="api_buku_simpanan"),
    path(f"{OF_GROUP}buku/simpanan/unduh/", books.SavingsFile.as_view(), name="api_buku_simpanan_unduh"),
    path(f"{OF_GROUP}buku/pinjaman/", books.LoansView.as_view(), name="api_daftar_pinjaman"),
    path(f"{OF_GROUP}buku/pinjaman/unduh/", books.LoansFile.as_view(), name="api_daftar_pinjaman_unduh"),
    path(f"{OF_GROUP}buku/neraca/", books.TrialView.as_view(), name="api_neraca_saldo"),
    path(f"{OF_GROUP}buku/neraca/unduh/", books.TrialFile.as_view(), name="api_neraca_saldo_unduh"),
    path("neraca/", books.CityTrialView.as_view(), name="api_neraca_kota"),
    path("neraca/unduh/", books.CityTrialFile.as_view(), name="api_neraca_kota_unduh"),
]
