"""Addresses of the books of a group and of what is written in them."""

from django.urls import path

from bookkeeping.views import agreeing, books, correcting, desk, entries, months, year_books
from bookkeeping.views.loans import card, covering, deciding, lending, repaying

urlpatterns = [
    path("kelompok/<uuid:group_id>/buku/", books.book_shelf, name="buku"),
    path("kelompok/<uuid:group_id>/buku/kas/", books.cash, name="buku_kas"),
    path("kelompok/<uuid:group_id>/buku/iuran/", year_books.contributions, name="buku_iuran"),
    path("kelompok/<uuid:group_id>/buku/tahunan/", year_books.year, name="buku_tahunan"),
    path("kelompok/<uuid:group_id>/buku/anggota/", year_books.register, name="buku_anggota"),
    path("kelompok/<uuid:group_id>/buku/cetak/", year_books.prints, name="cetak_buku"),
    path("kelompok/<uuid:group_id>/buku/simpanan/", books.savings, name="buku_simpanan"),
    path(
        "kelompok/<uuid:group_id>/buku/simpanan/<uuid:member_id>/",
        entries.savings_card,
        name="kartu_simpanan",
    ),
    path("kelompok/<uuid:group_id>/buku/pinjaman/", books.loans, name="daftar_pinjaman"),
    path("kelompok/<uuid:group_id>/buku/neraca/", books.balance, name="neraca_saldo"),
    path("kelompok/<uuid:group_id>/buku/catatan/", entries.entry_list, name="catatan_buku"),
    path("kelompok/<uuid:group_id>/buku/masuk/", desk.money_in, name="uang_masuk"),
    path("kelompok/<uuid:group_id>/buku/keluar/", desk.money_out, name="uang_keluar"),
    path("kelompok/<uuid:group_id>/buku/pindah/", desk.carry, name="pindah_uang"),
    path("kelompok/<uuid:group_id>/buku/setoran/", desk.save, name="setoran"),
    path("kelompok/<uuid:group_id>/buku/penarikan/", desk.withdraw, name="penarikan"),
    path("kelompok/<uuid:group_id>/buku/pinjaman/baru/", lending.loan_new, name="pinjaman_baru"),
    path("kelompok/<uuid:group_id>/buku/aturan/", agreeing.rules, name="aturan_kelompok"),
    path("kelompok/<uuid:group_id>/buku/saldo-awal/", agreeing.opening, name="saldo_awal"),
    path("kelompok/<uuid:group_id>/buku/bulan/<int:key>/tutup/", months.close, name="bulan_tutup"),
    path("kelompok/<uuid:group_id>/buku/bulan/<int:key>/buka/", months.reopen, name="bulan_buka"),
    path("pinjaman/<uuid:loan_id>/", card.loan_card, name="kartu_pinjaman"),
    path("pinjaman/<uuid:loan_id>/angsuran/", repaying.instalment, name="angsuran"),
    path("pinjaman/<uuid:loan_id>/lunasi/", repaying.settle, name="lunasi"),
    path("pinjaman/<uuid:loan_id>/jadwal-ulang/", deciding.reschedule, name="jadwal_ulang"),
    path("pinjaman/<uuid:loan_id>/hapus/", deciding.give_up, name="pinjaman_hapus"),
    path("pinjaman/<uuid:loan_id>/pemulihan/", repaying.recover, name="pinjaman_pemulihan"),
    path("pinjaman/<uuid:loan_id>/talangan/", covering.cover, name="talangan"),
    path("pinjaman/<uuid:loan_id>/talangan/kembali/", covering.give_back, name="talangan_kembali"),
    path("pinjaman/<uuid:loan_id>/talangan/teruskan/", covering.pass_on, name="talangan_teruskan"),
    path("bukti/<uuid:entry_id>/", entries.entry_page, name="bukti"),
    path("bukti/<uuid:entry_id>/betulkan/", correcting.correct, name="betulkan"),
    path("bukti/<uuid:entry_id>/batalkan/", correcting.cancel, name="batalkan"),
]
