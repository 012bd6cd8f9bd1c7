"""Addresses of the books of a group and of what is written in them."""

from django.urls import path

from bookkeeping.views import (
    agreeing,
    books,
    cards,
    correcting,
    desk,
    entries,
    months,
    receipts,
    remarks,
    style,
    year_books,
)
from bookkeeping.views.loans import area, card, covering, deciding, lending, receiving, repaying
from bookkeeping.views.loans import correcting as loan_correcting
from bookkeeping.views.savings import books as savings_books
from bookkeeping.views.savings import correcting as savings_correcting
from bookkeeping.views.savings import leaving, sharing
from bookkeeping.views.savings import paying as savings_paying

urlpatterns = [
    path("kelompok/<uuid:group_id>/buku/", books.book_shelf, name="buku"),
    path("kelompok/<uuid:group_id>/buku/kas/", books.cash, name="buku_kas"),
    path("kelompok/<uuid:group_id>/buku/iuran/", year_books.contributions, name="buku_iuran"),
    path("kelompok/<uuid:group_id>/buku/tahunan/", year_books.year, name="buku_tahunan"),
    path("kelompok/<uuid:group_id>/buku/anggota/", year_books.register, name="buku_anggota"),
    path("kelompok/<uuid:group_id>/buku/cetak/", year_books.prints, name="cetak_buku"),
    path("kelompok/<uuid:group_id>/buku/simpanan/", savings_books.month, name="buku_simpanan"),
    path("kelompok/<uuid:group_id>/buku/simpanan/tahun/", savings_books.year, name="buku_simpanan_tahun"),
    path("kelompok/<uuid:group_id>/buku/simpanan/bagi/", sharing.share_out, name="bagi_simpanan"),
    path("kelompok/<uuid:group_id>/buku/simpanan/jasa/", sharing.share_jasa, name="jasa_simpanan"),
    path(
        "kelompok/<uuid:group_id>/buku/simpanan/<uuid:member_id>/",
        savings_books.card,
        name="kartu_simpanan",
    ),
    path(
        "kelompok/<uuid:group_id>/buku/simpanan/<uuid:member_id>/bayar/",
        leaving.pay,
        name="bayar_berhenti",
    ),
    path("kelompok/<uuid:group_id>/buku/pinjaman/", books.loans, name="daftar_pinjaman"),
    path("kelompok/<uuid:group_id>/buku/neraca/", books.balance, name="neraca_saldo"),
    path("kelompok/<uuid:group_id>/buku/catatan/", entries.entry_list, name="catatan_buku"),
    path("kelompok/<uuid:group_id>/buku/masuk/", desk.money_in, name="uang_masuk"),
    path("kelompok/<uuid:group_id>/buku/keluar/", desk.money_out, name="uang_keluar"),
    path("kelompok/<uuid:group_id>/buku/pindah/", desk.carry, name="pindah_uang"),
    path("kelompok/<uuid:group_id>/buku/setoran/", savings_paying.save, name="setoran"),
    path("kelompok/<uuid:group_id>/buku/penarikan/", savings_paying.withdraw, name="penarikan"),
    path("kelompok/<uuid:group_id>/buku/pinjaman/baru/", lending.loan_new, name="pinjaman_baru"),
    path("kelompok/<uuid:group_id>/buku/aturan/", agreeing.rules, name="aturan_kelompok"),
    path("kelompok/<uuid:group_id>/buku/bulan/<int:key>/buka/", months.reopen, name="bulan_buka"),
    path("kelompok/<uuid:group_id>/permintaan/", remarks.of_group, name="permintaan_kelompok"),
    path("kelompok/<uuid:group_id>/permintaan/<int:key>/", remarks.ask_month, name="minta_bulan"),
    path("permintaan/", remarks.area, name="permintaan"),
    path("permintaan/<uuid:remark_id>/", remarks.one, name="permintaan_satu"),
    path("permintaan/<uuid:remark_id>/jawab/", remarks.answer, name="permintaan_jawab"),
    path("permintaan/<uuid:remark_id>/lagi/", remarks.again, name="permintaan_lagi"),
    path("permintaan/<uuid:remark_id>/selesai/", remarks.close, name="permintaan_selesai"),
    path("permintaan/<uuid:remark_id>/tarik/", remarks.withdraw, name="permintaan_tarik"),
    path("pinjaman/", area.area, name="pinjaman_wilayah"),
    path("pinjaman/<uuid:loan_id>/", card.loan_card, name="kartu_pinjaman"),
    path("pinjaman/<uuid:loan_id>/angsuran/", repaying.instalment, name="angsuran"),
    path("pinjaman/<uuid:loan_id>/betulkan/", loan_correcting.correct, name="pinjaman_betulkan"),
    path("pinjaman/<uuid:loan_id>/lunasi/", repaying.settle, name="lunasi"),
    path("pinjaman/<uuid:loan_id>/jadwal-ulang/", deciding.reschedule, name="jadwal_ulang"),
    path("pinjaman/<uuid:loan_id>/hapus/", deciding.give_up, name="pinjaman_hapus"),
    path("pinjaman/<uuid:loan_id>/pemulihan/", receiving.recover, name="pinjaman_pemulihan"),
    path("pinjaman/<uuid:loan_id>/talangan/", covering.cover, name="talangan"),
    path("pinjaman/<uuid:loan_id>/talangan/kembali/", receiving.give_back, name="talangan_kembali"),
    path("pinjaman/<uuid:loan_id>/talangan/teruskan/", covering.pass_on, name="talangan_teruskan"),
    path("keanggotaan/<uuid:enrolment_id>/berhenti/", leaving.leave, name="anggota_berhenti"),
    path("kuitansi/", receipts.verify, name="kuitansi"),
    path("laporan/bentuk-buku/", style.book_style, name="bentuk_buku"),
    path("kartu/<str:token>/", cards.picture, name="kartu_gambar"),
    path("kelompok/<uuid:group_id>/buku/kartu/<uuid:member_id>/", cards.member_card, name="kartu_anggota"),
    path("kelompok/<uuid:group_id>/buku/kartu/<uuid:member_id>/bagikan/", cards.share, name="kartu_bagikan"),
    path(
        "kelompok/<uuid:group_id>/buku/kartu/<uuid:member_id>/tarik/<uuid:card_id>/",
        cards.withdraw,
        name="kartu_tarik",
    ),
    path("bukti/<uuid:entry_id>/", entries.entry_page, name="bukti"),
    path("bukti/<uuid:entry_id>/betulkan/", correcting.correct, name="betulkan"),
    path(
        "bukti/<uuid:entry_id>/betulkan-pinjaman/",
        loan_correcting.correct_money,
        name="betulkan_uang_pinjaman",
    ),
    path(
        "bukti/<uuid:entry_id>/betulkan-penghapusan/",
        loan_correcting.correct_write_off,
        name="betulkan_penghapusan",
    ),
    path(
        "bukti/<uuid:entry_id>/betulkan-talangan/",
        loan_correcting.correct_cover,
        name="betulkan_talangan",
    ),
    path("bukti/<uuid:entry_id>/minta/", remarks.ask_entry, name="minta_catatan"),
    path("bukti/<uuid:entry_id>/batalkan/", correcting.cancel, name="batalkan"),
    path("bukti/<uuid:entry_id>/betulkan-pembagian/", savings_correcting.pay_out, name="betulkan_pembagian"),
    path("bukti/<uuid:entry_id>/betulkan-jasa/", savings_correcting.jasa, name="betulkan_jasa"),
    path(
        "bukti/<uuid:entry_id>/betulkan-pengembalian/",
        savings_correcting.leaver,
        name="betulkan_pengembalian",
    ),
    path("bukti/<uuid:entry_id>/batalkan-pembagian/", sharing.take_back, name="batalkan_pembagian"),
]
