"""Tutup buku: completeness of a month, statements and SHU of a year."""
