"""Addresses of goods."""

from django.urls import path

from goods.views import books, cancelling, correcting, correcting_things, inventory, stock

urlpatterns = [
    path("kelompok/<uuid:group_id>/buku/barang/", stock.stock, name="barang"),
    path("kelompok/<uuid:group_id>/buku/barang/baru/", stock.product_new, name="barang_baru"),
    path("kelompok/<uuid:group_id>/buku/barang/beli/", stock.buy, name="barang_beli"),
    path("kelompok/<uuid:group_id>/buku/barang/lama/", stock.old, name="barang_lama"),
    path("kelompok/<uuid:group_id>/buku/barang/produksi/", stock.make, name="barang_produksi"),
    path("kelompok/<uuid:group_id>/buku/barang/jual/", stock.sell, name="barang_jual"),
    path("kelompok/<uuid:group_id>/buku/barang/keluar/", stock.lose, name="barang_keluar"),
    path("kelompok/<uuid:group_id>/buku/barang/hitung/", stock.count, name="barang_hitung"),
    path("barang/<uuid:product_id>/", stock.product, name="barang_satu"),
    path("barang/<uuid:product_id>/ubah/", stock.product_change, name="barang_ubah"),
    path("kelompok/<uuid:group_id>/buku/produksi/", books.trade, name="buku_produksi"),
    path("kelompok/<uuid:group_id>/buku/bantuan/", books.aid, name="buku_bantuan"),
    path("kelompok/<uuid:group_id>/buku/bantuan/baru/", books.aid_new, name="bantuan_baru"),
    path("kelompok/<uuid:group_id>/buku/sumber-dana/", books.funds, name="sumber_dana"),
    path("kelompok/<uuid:group_id>/buku/inventaris/", inventory.items, name="buku_inventaris"),
    path("kelompok/<uuid:group_id>/buku/inventaris/beli/", inventory.item_buy, name="inventaris_beli"),
    path("kelompok/<uuid:group_id>/buku/inventaris/lama/", inventory.item_old, name="inventaris_lama"),
    path("kelompok/<uuid:group_id>/buku/inventaris/susut/", inventory.wear, name="inventaris_susut"),
    path("inventaris/<uuid:item_id>/", inventory.item, name="inventaris_satu"),
    path("inventaris/<uuid:item_id>/catat/", inventory.item_note, name="inventaris_catat"),
    path("inventaris/<uuid:item_id>/lepas/", inventory.item_part, name="inventaris_lepas"),
    path(
        "inventaris/<uuid:item_id>/catatan/<int:fact_id>/betulkan/",
        correcting_things.correct_fact,
        name="inventaris_fakta_betulkan",
    ),
    path(
        "inventaris/<uuid:item_id>/catatan/<int:fact_id>/batalkan/",
        correcting_things.cancel_fact,
        name="inventaris_fakta_batalkan",
    ),
    path("bukti/<uuid:entry_id>/barang/betulkan/", correcting.correct, name="barang_betulkan"),
    path("bukti/<uuid:entry_id>/barang/", cancelling.cancel, name="barang_catatan"),
    path("bukti/<uuid:entry_id>/inventaris/", cancelling.cancel, name="inventaris_catatan"),
    path("bukti/<uuid:entry_id>/bantuan/", cancelling.cancel, name="bantuan_catatan"),
]
