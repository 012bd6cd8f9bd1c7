"""Buku lama: saldo awal, impor, foto halaman lama."""
