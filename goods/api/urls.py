"""Addresses of goods in the API."""

from django.urls import path

from goods.api import views

OF_GROUP = "kelompok/<uuid:group_id>/buku/"

urlpatterns = [
    path(f"{OF_GROUP}produksi/", views.TradeView.as_view(), name="api_buku_produksi"),
    path(f"{OF_GROUP}barang/", views.StockView.as_view(), name="api_barang"),
    path(f"{OF_GROUP}bantuan/", views.AidView.as_view(), name="api_buku_bantuan"),
    path(f"{OF_GROUP}sumber-dana/", views.FundsView.as_view(), name="api_sumber_dana"),
    path(f"{OF_GROUP}inventaris/", views.InventoryView.as_view(), name="api_buku_inventaris"),
]
